package io.novadesk.viewmodel.servers;

import io.novadesk.task.TaskRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a region has beside its servers, as it was last read, on the caller's side. */
final class RegionList<T> {
  private final TaskRunner tasks;
  private final Callable<List<T>> reading;
  private final Function<T, String> id;
  private final Function<T, String> name;
  private final Runnable onNewNames;
  private final Map<String, T> byId = new LinkedHashMap<>();
  private final ObservableList<T> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Exception> problem = new ReadOnlyObjectWrapper<>();
  private boolean underWay;
  private boolean wanted;

  /**
   * @param reading asks the cloud; in the background
   * @param onNewNames runs when one came, went or has another name
   */
  RegionList(
      TaskRunner tasks,
      Callable<List<T>> reading,
      Function<T, String> id,
      Function<T, String> name,
      Runnable onNewNames) {
    this.tasks = tasks;
    this.reading = reading;
    this.id = id;
    this.name = name;
    this.onNewNames = onNewNames;
  }

  ObservableList<T> items() {
    return items;
  }

  @Nullable T byId(String wantedId) {
    return byId.get(wantedId);
  }

  /** Why they could not be read the last time; null when they could. */
  ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void read() {
    if (underWay) {
      // What is on its way may have been told before the change that is asked about.
      wanted = true;
      return;
    }
    underWay = true;
    wanted = false;
    tasks.run(
        reading,
        read -> {
          underWay = false;
          problem.set(null);
          take(read);
          readIfWanted();
        },
        failure -> {
          underWay = false;
          problem.set(failure);
          readIfWanted();
        });
  }

  private void readIfWanted() {
    if (wanted) {
      read();
    }
  }

  private void take(List<T> read) {
    boolean newNames = namesDiffer(read);
    byId.clear();
    read.forEach(item -> byId.put(id.apply(item), item));
    if (!items.equals(read)) {
      items.setAll(read);
    }
    if (newNames) {
      onNewNames.run();
    }
  }

  private boolean namesDiffer(List<T> read) {
    return read.size() != byId.size()
        || read.stream()
            .anyMatch(
                item -> {
                  T known = byId.get(id.apply(item));
                  return known == null || !name.apply(known).equals(name.apply(item));
                });
  }
}
