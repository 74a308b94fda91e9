package io.novadesk.viewmodel.pages;

import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.Reasons;
import io.novadesk.viewmodel.export.ExportViewModel;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A page that lists something of a region: filter, sorting, selection, export, actions and the
 * detail of what is selected. A page of its own says only what is its: columns, where the list
 * comes from, what may be done. Belongs to the JavaFX thread.
 *
 * @param <T> what is listed; immutable
 * @param <A> what can be done; the last of several deletes
 */
public abstract class ListPage<T, A extends Enum<A>> implements Page {
  /** How many of the rows an action is for. */
  public enum Takes {
    NONE,
    ONE,
    SEVERAL
  }

  /**
   * What is asked before something is deleted.
   *
   * @param caption over the names; may be empty
   * @param names of what is deleted, or of what that touches
   * @param delete does it
   */
  public record Deletion(
      String heading, String text, String caption, List<String> names, Runnable delete) {}

  private final String noun;
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final ListModel<T> list;
  private final Comparator<T> order;
  private final List<A> actions;
  private final Reasons<A> reasons;
  private final ReadOnlyObjectWrapper<@Nullable RegionModel> region = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();
  private List<RegionModel> regions = List.of();
  private final ObservableList<Field> fields = FXCollections.observableArrayList();
  private final ObservableList<Field> fieldsView = FXCollections.unmodifiableObservableList(fields);

  /**
   * @param noun one of what is listed, in English: names of nodes and sentences are made of it, as
   *     in {@code image-table} and {@code images.none}
   * @param actions what can be done, in order
   * @param order while no column is chosen
   */
  @SuppressWarnings("this-escape") // The listeners hear nothing before a region is shown.
  protected ListPage(
      String noun,
      TaskRunner tasks,
      OperationsViewModel operations,
      Class<A> actions,
      Comparator<T> order) {
    this.noun = noun;
    this.tasks = tasks;
    this.operations = operations;
    this.order = order;
    this.actions = List.of(actions.getEnumConstants());
    reasons = new Reasons<>(actions);
    list = new ListModel<>(tasks, this::key, this::searched, order);
    reasons.check(_ -> Text.of("image.refused.noCloud"));
    list.chosen()
        .addListener(
            (ListChangeListener<T>)
                _ -> {
                  T one = selected();
                  fields.setAll(one == null ? List.of() : fieldsOf(one));
                  recheck();
                });
  }

  @Override
  public final String id() {
    return noun + "s";
  }

  /** One of what is listed, as ids and keys have it. */
  public final String noun() {
    return noun;
  }

  public final ListModel<T> list() {
    return list;
  }

  /** What is told of each, in order. */
  public abstract List<ListColumn<T>> columns();

  /** The order while no column is chosen. */
  public final Comparator<T> order() {
    return order;
  }

  /** What can be done, in order. */
  public final List<A> actionKinds() {
    return actions;
  }

  /** What can be done about what is chosen. */
  public final Reasons<A> reasons() {
    return reasons;
  }

  /** The selected one in detail. */
  public final ObservableList<Field> fields() {
    return fieldsView;
  }

  /** Whose list is shown; null: nobody looks. */
  public final ReadOnlyObjectProperty<@Nullable RegionModel> regionProperty() {
    return region.getReadOnlyProperty();
  }

  /** All whose list is shown: several where it is a page of whole clouds. */
  protected final List<RegionModel> regions() {
    return regions;
  }

  /** Whether what several regions have is listed together. */
  public final ReadOnlyBooleanProperty ofSeveralProperty() {
    return several.getReadOnlyProperty();
  }

  /** The id of the column that is seen only where several regions are shown; empty: none is. */
  public String placeColumn() {
    return "";
  }

  protected final @Nullable RegionModel region() {
    return region.get();
  }

  /** The time by the clock of the cloud whose list is shown. */
  protected final Instant now() {
    RegionModel from = region.get();
    return from == null ? Instant.now() : from.now();
  }

  protected final TaskRunner tasks() {
    return tasks;
  }

  protected final OperationsViewModel operations() {
    return operations;
  }

  /** The one that is chosen; null: none is, or several are. */
  public final @Nullable T selected() {
    return list.chosen().size() == 1 ? list.chosen().getFirst() : null;
  }

  @Override
  public void show(List<RegionModel> asked) {
    RegionModel now = asked.isEmpty() ? null : asked.getFirst();
    if (!asked.equals(regions)) {
      list.clear();
    }
    regions = List.copyOf(asked);
    several.set(asked.size() > 1);
    region.set(now);
    if (now != null) {
      fill(list, now);
    }
    recheck();
  }

  @Override
  public ListLook look() {
    T one = selected();
    return list.look(one == null ? "" : name(one));
  }

  @Override
  public void restore(ListLook look, Consumer<String> gone) {
    list.restore(look, gone);
  }

  @Override
  public void reload() {
    list.reread();
  }

  @Override
  public void recheck() {
    reasons.check(this::refusal);
  }

  private String refusal(A action) {
    RegionModel now = region.get();
    if (now == null) {
      return Text.of("image.refused.noCloud");
    }
    String ofPlace = whyNot(action, now);
    Takes takes = takes(action);
    if (!ofPlace.isEmpty() || takes == Takes.NONE) {
      return ofPlace;
    }
    int count = list.chosen().size();
    if (count == 0) {
      return Text.of(noun + ".refused.nothingSelected");
    }
    if (count > 1 && takes == Takes.ONE) {
      return Text.of("list.refused.one", count);
    }
    for (T row : list.chosen()) {
      String why = whyNot(action, now, row);
      if (!why.isEmpty()) {
        return count == 1 ? why : Text.of("list.refused.ofOne", name(row), why);
      }
    }
    return "";
  }

  /** Has the list show what a region has. */
  protected abstract void fill(ListModel<T> into, RegionModel from);

  /** Tells whether two values are states of the same thing. */
  protected abstract Object key(T row);

  /** What it is called. */
  public abstract String name(T row);

  /** The text that the filter looks into: what the columns say, unless more is said here. */
  protected String searched(T row) {
    return columns().stream().map(c -> c.text().apply(row)).collect(Collectors.joining(" "));
  }

  /** How many rows an action is for. */
  protected Takes takes(A action) {
    return Takes.SEVERAL;
  }

  /** Why an action cannot be asked for in this region, whatever is chosen; empty when it can. */
  protected String whyNot(A action, RegionModel of) {
    return of.whyNot();
  }

  /** Why it cannot be asked for on this row; empty when it can. */
  protected String whyNot(A action, RegionModel of, T row) {
    return "";
  }

  /** What is known of one, in detail. */
  protected List<Field> fieldsOf(T row) {
    return columns().stream()
        .map(c -> new Field(c.title(), c.text().apply(row), c.look() == ListColumn.Look.EXACT))
        .toList();
  }

  /** Deletes one, with proof that it is gone. */
  protected Job removal(RegionModel of, T row) {
    throw new UnsupportedOperationException(noun);
  }

  /** What the deletion of these does to others, as a sentence. */
  protected String consequence(List<T> rows) {
    return "";
  }

  /** After one was deleted, or could not be. */
  protected void removed(RegionModel of) {
    reload();
  }

  /** What is asked before what is chosen is deleted; null where nothing can be. */
  public @Nullable Deletion deletion() {
    RegionModel now = region.get();
    List<T> rows = list.rows().stream().filter(list.chosen()::contains).toList();
    if (now == null || rows.isEmpty()) {
      return null;
    }
    return new Deletion(
        rows.size() == 1
            ? Text.of(noun + ".delete.heading", name(rows.getFirst()))
            : Text.of(noun + ".delete.headingOfMany", rows.size()),
        consequence(rows),
        "",
        rows.size() == 1 ? List.of() : rows.stream().map(this::name).toList(),
        () -> delete(now, rows.iterator()));
  }

  /** Deletes what is chosen: one after the other, a task each. */
  public final void delete() {
    RegionModel now = region.get();
    if (now != null) {
      delete(now, List.copyOf(list.chosen()).iterator());
    }
  }

  /** Each of them is asked for once, whatever is tried again meanwhile; cancelling ends it. */
  private void delete(RegionModel of, Iterator<T> rest) {
    if (rest.hasNext()) {
      JobRow _ =
          operations.start(
              removal(of, rest.next()),
              of,
              end -> {
                removed(of);
                if (!(end instanceof OperationState.Cancelled)) {
                  delete(of, rest);
                }
              });
    }
  }

  /** What is chosen as text: a line each, a tab between the cells of these columns. */
  public final String copied(List<ListColumn<T>> shown) {
    return list.rows().stream()
        .filter(list.chosen()::contains)
        .map(
            row ->
                shown.stream()
                    .map(c -> c.text().apply(row).replaceAll("[\\t\\r\\n]+", " "))
                    .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n"));
  }

  /** Hands over what is listed now, with these columns. */
  public final ExportViewModel<T> export(List<ListColumn<T>> shown) {
    return new ExportViewModel<>(
        tasks,
        id(),
        count -> Text.of("export.count", count),
        shown,
        list.rows(),
        list.rows().stream().filter(list.chosen()::contains).toList());
  }
}
