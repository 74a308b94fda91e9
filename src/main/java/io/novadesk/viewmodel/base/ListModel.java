package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Folded;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A short list: those rows that match the filter, in the wanted order, some of them chosen. It is
 * read whole when somebody looks, or follows a list that is kept anyway.
 */
public final class ListModel<T> {
  private record Awaited(ListLook look, Consumer<String> gone) {}

  private final TaskRunner tasks;
  private final Function<T, Object> key;
  private final Function<T, String> searched;
  private final BatchList<T> rows;
  private final StringProperty filterText = new SimpleStringProperty("");
  private final ObservableList<T> chosen = FXCollections.observableArrayList();
  private final ObservableList<T> chosenView = FXCollections.unmodifiableObservableList(chosen);
  private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final Scroll scroll = new Scroll();
  private @Nullable Awaited awaited;
  private List<T> all = List.of();
  private Comparator<T> order;
  private Runnable leave = () -> {};
  private @Nullable Callable<List<T>> source;
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

  /** What is chosen, in no particular order. */
  public ObservableList<T> chosen() {
    return chosenView;
  }

  /** The one that is chosen; null: none is, or several are. */
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

  /** True while the rows change: what a table then tells of its selection is nobody's wish. */
  public ReadOnlyBooleanProperty updatingProperty() {
    return updating.getReadOnlyProperty();
  }

  /** Counts up when columns may tell something else of the same rows. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** Something beside the rows changed that columns tell of. */
  public void revise() {
    revision.set(revision.get() + 1);
  }

  public void select(@Nullable T row) {
    awaited = null;
    choose(row == null ? List.of() : List.of(row));
  }

  /** Chooses rows in place of those before. */
  public void choose(List<T> wanted) {
    if (!chosen.equals(wanted)) {
      chosen.setAll(wanted);
    }
    selected.set(wanted.size() == 1 ? wanted.getFirst() : null);
  }

  /**
   * How it is shown now.
   *
   * @param name of the one that is chosen; empty: none is, or several are
   */
  public ListLook look(String name) {
    int first = scroll.first();
    return new ListLook(
        filterText.get(),
        keys(),
        name,
        first > 0 && first < rows.size() ? key.apply(rows.get(first)) : null);
  }

  /**
   * Shows it as it was left, now or as soon as it is read.
   *
   * @param gone is told the name of the one that was chosen and is not there any more
   */
  public void restore(ListLook look, Consumer<String> gone) {
    filterText.set(look.filter());
    awaited = new Awaited(look, gone);
    restoreAwaited();
  }

  private void restoreAwaited() {
    Awaited now = awaited;
    if (now == null || all.isEmpty()) {
      return;
    }
    awaited = null;
    ListLook look = now.look();
    choose(rows.stream().filter(row -> look.chosen().contains(key.apply(row))).toList());
    int top = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (key.apply(rows.get(i)).equals(look.top())) {
        top = i;
      }
    }
    scroll.to(top);
    if (!look.name().isEmpty() && chosen.isEmpty()) {
      now.gone().accept(look.name());
    }
  }

  /** How far the table is scrolled. */
  public Scroll scroll() {
    return scroll;
  }

  private Set<Object> keys() {
    return chosen.stream().map(key).collect(Collectors.toSet());
  }

  public void sortBy(Comparator<T> wanted) {
    order = wanted;
    refill();
  }

  /** Shows nothing, as of another place. */
  public void clear() {
    leave();
    awaited = null;
    choose(List.of());
    problem.set("");
    become(List.of());
  }

  /** Reads the list in the background; what is shown stays until then. */
  public void read(Callable<List<T>> from) {
    leave();
    source = from;
    loading.set(all.isEmpty());
    reading =
        tasks.run(
            from,
            read -> {
              loading.set(false);
              problem.set("");
              become(read);
            },
            e -> {
              loading.set(false);
              problem.set(Fetch.sentence(e));
            });
  }

  /** Reads once more what was read. A list that is followed comes by itself. */
  public void reread() {
    if (source != null) {
      read(source);
    }
  }

  /**
   * Shows a list that somebody else keeps.
   *
   * @param trouble why it could not be read the last time; null when it could
   */
  public void follow(ObservableList<T> kept, ObservableValue<@Nullable Exception> trouble) {
    leave();
    InvalidationListener onList = _ -> become(kept);
    InvalidationListener onTrouble =
        _ -> problem.set(trouble.getValue() == null ? "" : Fetch.sentence(trouble.getValue()));
    kept.addListener(onList);
    trouble.addListener(onTrouble);
    leave =
        () -> {
          kept.removeListener(onList);
          trouble.removeListener(onTrouble);
        };
    onTrouble.invalidated(trouble);
    become(kept);
  }

  private void leave() {
    leave.run();
    leave = () -> {};
    source = null;
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    loading.set(false);
  }

  private void become(List<T> read) {
    all = List.copyOf(read);
    refill();
    restoreAwaited();
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
    updating.set(true);
    rows.become(next);
    Set<Object> wanted = keys();
    choose(next.stream().filter(row -> wanted.contains(key.apply(row))).toList());
    updating.set(false);
  }
}
