package io.novadesk.viewmodel.servers;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.live.Region;
import io.novadesk.task.TaskRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The images of a region as they were last read, on the caller's side. */
final class RegionImages {
  private final Region region;
  private final TaskRunner tasks;
  private final Runnable onNewNames;
  private final Map<String, Image> byId = new LinkedHashMap<>();
  private final ObservableList<Image> list = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Exception> problem = new ReadOnlyObjectWrapper<>();
  private boolean reading;
  private boolean wanted;

  /**
   * @param onNewNames runs when an image came, went or has another name
   */
  RegionImages(Region region, TaskRunner tasks, Runnable onNewNames) {
    this.region = region;
    this.tasks = tasks;
    this.onNewNames = onNewNames;
  }

  ObservableList<Image> list() {
    return list;
  }

  @Nullable Image byId(String id) {
    return byId.get(id);
  }

  /** Why they could not be read the last time; null when they could. */
  ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void read() {
    if (reading) {
      // What is on its way may have been told before the change that is asked about.
      wanted = true;
      return;
    }
    reading = true;
    wanted = false;
    tasks.run(
        () -> region.imageShelf().read(),
        read -> {
          reading = false;
          problem.set(null);
          take(read);
          readIfWanted();
        },
        failure -> {
          reading = false;
          problem.set(failure);
          readIfWanted();
        });
  }

  private void readIfWanted() {
    if (wanted) {
      read();
    }
  }

  private void take(List<Image> read) {
    boolean newNames = namesDiffer(read);
    byId.clear();
    read.forEach(i -> byId.put(i.id(), i));
    if (!list.equals(read)) {
      list.setAll(read);
    }
    if (newNames) {
      onNewNames.run();
    }
  }

  private boolean namesDiffer(List<Image> read) {
    return read.size() != byId.size()
        || read.stream()
            .anyMatch(
                i -> {
                  Image known = byId.get(i.id());
                  return known == null || !known.name().equals(i.name());
                });
  }
}
