package io.novadesk.viewmodel.base;

import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A short list that is read whole when somebody looks: those rows that match the filter, in the
 * wanted order, one of them selected.
 */
public final class ListModel<T> {
  private final TaskRunner tasks;
  private final Function<T, Object> key;
  private final Function<T, String> searched;
  private final BatchList<T> rows;
  private final StringProperty filterText = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private List<T> all = List.of();
  private Comparator<T> order;
  private @Nullable Task reading;

  /**
   * @param key tells whether two values are states of the same thing
   * @param searched the text that the filter looks into
   */
  public ListModel(
      TaskRunner tasks,
      Function<T, Object> key,
      Function<T, String> searched,
      Comparator<T> order) {
    this.tasks = tasks;
    this.key = key;
    this.searched = searched;
    this.order = order;
    rows = new BatchList<>(key);
    filterText.addListener((_, _, _) -> refill());
  }

  public ObservableList<T> rows() {
    return rows;
  }

  /** Whatever the filter says. */
  public List<T> all() {
    return all;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  public ReadOnlyObjectProperty<@Nullable T> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Why the list could not be read; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether nothing is known yet. */
  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  public void select(@Nullable T row) {
    selected.set(row);
  }

  public void sortBy(Comparator<T> wanted) {
    order = wanted;
    refill();
  }

  /** Shows nothing, as of another place. */
  public void clear() {
    stop();
    problem.set("");
    become(List.of());
  }

  /** Reads the list in the background; what is shown stays until then. */
  public void read(Callable<List<T>> source) {
    stop();
    loading.set(all.isEmpty());
    reading =
        tasks.run(
            source,
            read -> {
              loading.set(false);
              problem.set("");
              become(read);
            },
            e -> {
              loading.set(false);
              problem.set(e.getMessage() == null ? e.toString() : e.getMessage());
            });
  }

  private void stop() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    loading.set(false);
  }

  private void become(List<T> read) {
    all = List.copyOf(read);
    refill();
  }

  private void refill() {
    String[] words = Folded.of(filterText.get().strip()).split("\\s+", -1);
    List<T> next = new ArrayList<>();
    for (T row : all) {
      String text = Folded.of(searched.apply(row));
      if (List.of(words).stream().allMatch(text::contains)) {
        next.add(row);
      }
    }
    next.sort(order);
    rows.become(next);
    T was = selected.get();
    if (was != null) {
      Object wanted = key.apply(was);
      selected.set(
          next.stream().filter(row -> key.apply(row).equals(wanted)).findFirst().orElse(null));
    }
  }
}
