package io.novadesk.viewmodel.navigation;

import io.novadesk.profile.SavedFilter;
import io.novadesk.profile.SavedFilterStore;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The filters that a person gave names, of all clouds. Belongs to the caller's side. */
public final class SavedFilters {
  private final TaskRunner tasks;
  private final List<SavedFilter> filters = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable SavedFilterStore store;
  private boolean writing;
  private boolean changedMeanwhile;

  public SavedFilters(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Reads what was saved before, and writes every change from now on. */
  public void keepIn(SavedFilterStore place) {
    tasks.run(
        place::load,
        loaded -> {
          store = place;
          problem.set(loaded.complaint() == null ? "" : loaded.complaint());
          loaded.filters().stream()
              .filter(f -> find(f.cloud(), f.name()).isEmpty())
              .forEach(filters::add);
          tell();
        },
        e -> problem.set(String.valueOf(e.getMessage())));
  }

  /** Why they could not be read or written the last time; empty when they could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Those of a cloud, by name. */
  public List<SavedFilter> of(String cloud) {
    return filters.stream()
        .filter(f -> f.cloud().equals(cloud))
        .sorted(Comparator.comparing(SavedFilter::name, NaturalOrder.INSTANCE))
        .toList();
  }

  public Optional<SavedFilter> find(String cloud, String name) {
    return filters.stream()
        .filter(f -> f.cloud().equals(cloud) && f.name().equals(name))
        .findFirst();
  }

  /** Keeps it, in place of one that has the same name. */
  public void save(SavedFilter filter) {
    find(filter.cloud(), filter.name()).ifPresent(filters::remove);
    filters.add(filter);
    changed();
  }

  /** Gives one another name, another filter or both. */
  public void replace(SavedFilter former, SavedFilter filter) {
    filters.remove(former);
    save(filter);
  }

  public void delete(SavedFilter filter) {
    filters.remove(filter);
    changed();
  }

  /** Hears of every change. Run the answer to stop. */
  Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    tell();
    write();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** One write at a time, so that the last one is the newest. */
  private void write() {
    SavedFilterStore place = store;
    if (place == null) {
      return;
    }
    if (writing) {
      changedMeanwhile = true;
      return;
    }
    writing = true;
    changedMeanwhile = false;
    List<SavedFilter> now = List.copyOf(filters);
    tasks.run(
        () -> {
          place.save(now);
          return now.size();
        },
        _ -> written(""),
        e -> written(String.valueOf(e.getMessage())));
  }

  private void written(String complaint) {
    writing = false;
    problem.set(complaint);
    if (changedMeanwhile) {
      write();
    }
  }
}
