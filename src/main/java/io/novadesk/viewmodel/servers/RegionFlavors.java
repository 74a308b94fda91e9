package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.cloud.live.Region;
import io.novadesk.task.TaskRunner;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The flavors of a region as they were last read, on the caller's side. */
final class RegionFlavors {
  private final Region region;
  private final TaskRunner tasks;
  private final Runnable onRead;
  private final Map<String, Flavor> byId = new HashMap<>();
  private final ObservableList<Flavor> list = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Exception> problem = new ReadOnlyObjectWrapper<>();

  RegionFlavors(Region region, TaskRunner tasks, Runnable onRead) {
    this.region = region;
    this.tasks = tasks;
    this.onRead = onRead;
  }

  ObservableList<Flavor> list() {
    return list;
  }

  @Nullable Flavor byId(String id) {
    return byId.get(id);
  }

  /** Why they could not be read the last time; null when they could. */
  ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The flavor that a server has now; null while not known or when it was deleted. */
  @Nullable Flavor of(Server server) {
    return switch (server.flavor()) {
      case FlavorOfServer.ById(String id) -> byId.get(id);
      case FlavorOfServer.Embedded embedded ->
          list.stream()
              .filter(f -> f.name().equals(embedded.originalName()))
              .findFirst()
              .orElse(null);
      case null -> null;
    };
  }

  void read() {
    tasks.run(
        () -> region.flavorShelf().read(),
        read -> {
          problem.set(null);
          byId.clear();
          read.forEach(f -> byId.put(f.id(), f));
          list.setAll(read);
          onRead.run();
        },
        problem::set);
  }
}
