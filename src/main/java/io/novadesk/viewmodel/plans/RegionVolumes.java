package io.novadesk.viewmodel.plans;

import io.novadesk.api.volume.Volumes;
import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.cloud.Region;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.Fetch;
import io.novadesk.viewmodel.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;

/** The volumes of the regions in which the servers of a draft are, read once. */
final class RegionVolumes {
  private final Fetch<Map<String, List<Volume>>> fetch;

  RegionVolumes(List<ServerRow> servers, TaskRunner tasks) {
    fetch = new Fetch<>(tasks);
    List<Region> regions = servers.stream().map(s -> s.region().region()).distinct().toList();
    fetch.start(() -> read(regions), false);
  }

  private static Map<String, List<Volume>> read(List<Region> regions) {
    Map<String, List<Volume>> found = new HashMap<>();
    for (Region region : regions) {
      Volumes volumes = region.volumes();
      if (volumes != null) {
        found.put(region.name(), volumes.volumes());
      }
    }
    return found;
  }

  /** By the name of their region. */
  ReadOnlyObjectProperty<Loaded<Map<String, List<Volume>>>> stateProperty() {
    return fetch.stateProperty();
  }

  /** Those where this server is; empty while they are not known. */
  List<Volume> near(ServerRow server) {
    return fetch.stateProperty().get()
            instanceof Loaded.Ready<Map<String, List<Volume>>>(Map<String, List<Volume>> all)
        ? all.getOrDefault(server.region().region().name(), List.of())
        : List.of();
  }

  /** What a person calls a volume: its name, or its id where none is known. */
  String name(ServerRow server, String volumeId) {
    return near(server).stream()
        .filter(volume -> volume.id().equals(volumeId) && !volume.name().isEmpty())
        .map(Volume::name)
        .findFirst()
        .orElse(volumeId);
  }

  void stop() {
    fetch.stop();
  }
}
