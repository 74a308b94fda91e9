package io.novadesk.viewmodel.forms;

import io.novadesk.api.volume.Volumes;
import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.cloud.live.Region;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;

/** The volumes of the regions in which the servers of a draft are, read once. */
final class RegionVolumes {
  /** Those of one region, found at once: they are looked for at each key that is typed. */
  record Known(Map<String, Volume> byId, Map<String, List<Volume>> freeByName) {
    private static final Known NONE = new Known(Map.of(), Map.of());

    static Known of(List<Volume> volumes) {
      Map<String, Volume> byId = new HashMap<>();
      Map<String, List<Volume>> free = new HashMap<>();
      for (Volume volume : volumes) {
        byId.put(volume.id(), volume);
        if (volume.status().equals("available")) {
          free.computeIfAbsent(volume.name(), _ -> new ArrayList<>()).add(volume);
        }
      }
      return new Known(byId, free);
    }
  }

  private final Fetch<Map<String, Known>> fetch;

  RegionVolumes(Takers takers) {
    fetch = new Fetch<>(takers.tasks());
    List<Region> regions = takers.regions();
    fetch.start(() -> read(regions), false);
  }

  private static Map<String, Known> read(List<Region> regions) {
    Map<String, Known> found = new HashMap<>();
    for (Region region : regions) {
      Volumes volumes = region.volumes();
      if (volumes != null) {
        found.put(region.name(), Known.of(volumes.volumes()));
      }
    }
    return found;
  }

  /** By the name of their region. */
  ReadOnlyObjectProperty<Loaded<Map<String, Known>>> stateProperty() {
    return fetch.stateProperty();
  }

  private Known near(ServerRow server) {
    return fetch.stateProperty().get()
            instanceof Loaded.Ready<Map<String, Known>>(Map<String, Known> all)
        ? all.getOrDefault(server.region().region().name(), Known.NONE)
        : Known.NONE;
  }

  /** Those of this name that nobody uses, where the server is; empty while they are not known. */
  List<Volume> free(ServerRow server, String name) {
    return near(server).freeByName().getOrDefault(name, List.of());
  }

  /** What a person calls a volume: its name, or its id where none is known. */
  String name(ServerRow server, String volumeId) {
    Volume volume = near(server).byId().get(volumeId);
    return volume == null || volume.name().isEmpty() ? volumeId : volume.name();
  }

  void stop() {
    fetch.stop();
  }
}
