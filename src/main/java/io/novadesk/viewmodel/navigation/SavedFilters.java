package io.novadesk.viewmodel.navigation;

import io.novadesk.profile.SavedFilter;
import io.novadesk.profile.SavedFilterStore;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.WriteQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The filters that a person gave names, of all clouds. Belongs to the caller's side. */
public final class SavedFilters {
  private final TaskRunner tasks;
  private final List<SavedFilter> filters = new ArrayList<>();

  /** What a team shares; one of one's own of the same name stands before it. */
  private List<SavedFilter> team = List.of();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  private final WriteQueue writes;

  /** Changes from before the file was read. */
  private final List<Write> early = new ArrayList<>();

  private @Nullable SavedFilterStore store;

  /** A change of one filter, made to what the file holds then. */
  private interface Write {
    void to(SavedFilterStore place) throws IOException;
  }

  public SavedFilters(TaskRunner tasks) {
    this.tasks = tasks;
    writes = new WriteQueue(tasks, problem::set);
  }

  /** Reads what was saved before, and writes every change from now on. */
  public void keepIn(SavedFilterStore place) {
    tasks.run(
        place::load,
        loaded -> {
          store = place;
          problem.set(loaded.complaint() == null ? "" : loaded.complaint());
          team = loaded.team();
          loaded.filters().stream()
              .filter(f -> own(f.cloud(), f.name()).isEmpty())
              .forEach(filters::add);
          tell();
          early.forEach(write -> writes.add(() -> write.to(place)));
          early.clear();
        },
        e -> problem.set(String.valueOf(e.getMessage())));
  }

  /** Takes over what another window changed in the file. */
  public void refresh() {
    SavedFilterStore place = store;
    if (place != null) {
      tasks.run(place::load, this::show, e -> problem.set(String.valueOf(e.getMessage())));
    }
  }

  private void show(SavedFilterStore.Loaded loaded) {
    if (loaded.complaint() != null) {
      problem.set(loaded.complaint());
    }
    boolean others = !team.equals(loaded.team());
    team = loaded.team();
    // What is still to be written is looked at again once it was.
    if (writes.isEmpty() && !Set.copyOf(filters).equals(Set.copyOf(loaded.filters()))) {
      filters.clear();
      filters.addAll(loaded.filters());
      others = true;
    }
    if (others) {
      tell();
    }
  }

  /** Why they could not be read or written the last time; empty when they could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Those of a cloud, by name. */
  public List<SavedFilter> of(String cloud) {
    return Stream.concat(filters.stream(), team.stream().filter(this::isOfTeam))
        .filter(f -> f.cloud().equals(cloud))
        .sorted(Comparator.comparing(SavedFilter::name, NaturalOrder.INSTANCE))
        .toList();
  }

  public Optional<SavedFilter> find(String cloud, String name) {
    return own(cloud, name).or(() -> find(team, cloud, name));
  }

  private Optional<SavedFilter> own(String cloud, String name) {
    return find(filters, cloud, name);
  }

  private static Optional<SavedFilter> find(List<SavedFilter> all, String cloud, String name) {
    return all.stream().filter(f -> f.cloud().equals(cloud) && f.name().equals(name)).findFirst();
  }

  /** Whether it is a team's, and not one's own: it is only read. */
  public boolean isOfTeam(SavedFilter filter) {
    return team.contains(filter) && own(filter.cloud(), filter.name()).isEmpty();
  }

  /** Keeps it, in place of one that has the same name. */
  public void save(SavedFilter filter) {
    put(filter);
    changed(place -> place.save(filter));
  }

  private void put(SavedFilter filter) {
    own(filter.cloud(), filter.name()).ifPresent(filters::remove);
    filters.add(filter);
  }

  /** Gives one another name, another filter or both. */
  public void replace(SavedFilter former, SavedFilter filter) {
    filters.remove(former);
    put(filter);
    changed(place -> place.replace(former, filter));
  }

  public void delete(SavedFilter filter) {
    filters.remove(filter);
    changed(place -> place.delete(filter));
  }

  /** Hears of every change. Run the answer to stop. */
  public Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed(Write write) {
    tell();
    SavedFilterStore place = store;
    if (place == null) {
      early.add(write);
    } else {
      writes.add(() -> write.to(place));
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /**
   * Writes all that is left before it returns: the program ends.
   *
   * @throws IOException with a sentence when it could not be written
   */
  public void finish() throws IOException {
    writes.finish();
  }
}
