package io.novadesk.view.servers;

import io.novadesk.viewmodel.base.ListExchange;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are selected, of very many. The table's own model compares every row with every other
 * one when all are selected and then others are, which takes minutes for a hundred thousand; this
 * one keeps a set of bits and tells of each change once. Rows only: no cells of them, no headings
 * between them. It stays with its row numbers when rows come and go; whoever exchanges the rows
 * selects anew.
 */
final class RowSelection extends TableView.TableViewSelectionModel<TableLine> {
  private final BitSet bits = new BitSet();
  private final Selected<Integer> indices = new Selected<>(i -> i);
  private final Selected<@Nullable TableLine> items = new Selected<>(this::item);
  private final ObservableList<TablePosition<?, ?>> noCells = FXCollections.observableArrayList();
  private int[] sorted = new int[0];

  RowSelection(TableView<TableLine> table) {
    super(table);
    setSelectionMode(SelectionMode.MULTIPLE);
  }

  /** Selects exactly these rows; the focus stays where it is. */
  void become(int[] rows) {
    BitSet next = new BitSet();
    for (int row : rows) {
      next.set(row);
    }
    int leading = getSelectedIndex();
    become(next, next.get(Math.max(0, leading)) ? leading : rows.length == 0 ? -1 : rows[0]);
  }

  /**
   * Selects the rows from one line to another one, both included. The focus stays at the first:
   * from there a click with Shift goes on.
   */
  void become(int from, int to) {
    BitSet next = new BitSet();
    add(next, Math.max(0, Math.min(from, to)), Math.max(from, to) + 1);
    become(next, isRow(to) ? to : from);
    focus(from);
  }

  /** A new list of the selected rows, in the order of the table. */
  List<ServerRow> rows() {
    List<ServerRow> rows = new ArrayList<>(sorted.length);
    for (int row : sorted) {
      if (item(row) instanceof ServerRow server) {
        rows.add(server);
      }
    }
    return rows;
  }

  /** A view of what is selected that is made anew by no change. */
  private final class Selected<T extends @Nullable Object> extends ObservableListBase<T> {
    private final IntFunction<T> value;

    Selected(IntFunction<T> value) {
      this.value = value;
    }

    @Override
    public T get(int index) {
      return value.apply(sorted[index]);
    }

    @Override
    public int size() {
      return sorted.length;
    }

    @Override
    public boolean contains(@Nullable Object o) {
      return o instanceof Integer row ? bits.get(row) : super.contains(o);
    }

    void changedFrom(int[] before) {
      List<T> removed =
          new AbstractList<>() {
            @Override
            public T get(int index) {
              return value.apply(before[index]);
            }

            @Override
            public int size() {
              return before.length;
            }
          };
      fireChange(new ListExchange<>(this, 0, sorted.length, removed));
    }
  }

  private void become(BitSet next, int leading) {
    boolean changed = !next.equals(bits);
    int[] before = sorted;
    if (changed) {
      bits.clear();
      bits.or(next);
      sorted = bits.stream().toArray();
    }
    setSelectedIndex(leading);
    setSelectedItem(item(leading));
    if (changed) {
      indices.changedFrom(before);
      items.changedFrom(before);
    }
  }

  private @Nullable TableLine item(int row) {
    List<TableLine> all = getTableView().getItems();
    return row < 0 || row >= all.size() ? null : all.get(row);
  }

  /** A heading over a group is no row: it can have the focus, but is never selected. */
  private boolean isRow(int row) {
    return item(row) instanceof ServerRow;
  }

  private boolean isLine(int row) {
    return row >= 0 && row < getTableView().getItems().size();
  }

  /** All rows from one line to before another one. */
  private void add(BitSet next, int from, int to) {
    for (int row = from; row < to; row++) {
      if (isRow(row)) {
        next.set(row);
      }
    }
  }

  private BitSet present() {
    return (BitSet) bits.clone();
  }

  @Override
  public ObservableList<Integer> getSelectedIndices() {
    return indices;
  }

  @Override
  public ObservableList<@Nullable TableLine> getSelectedItems() {
    return items;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // as the table's own model has it
  public ObservableList<TablePosition> getSelectedCells() {
    return (ObservableList) noCells;
  }

  @Override
  public boolean isSelected(int row) {
    return row >= 0 && bits.get(row);
  }

  @Override
  public boolean isSelected(int row, @Nullable TableColumn<TableLine, ?> column) {
    return isSelected(row);
  }

  @Override
  public boolean isEmpty() {
    return sorted.length == 0;
  }

  @Override
  public void select(int row) {
    if (isRow(row)) {
      BitSet next = present();
      next.set(row);
      become(next, row);
    }
    if (isLine(row)) {
      focus(row);
    }
  }

  @Override
  public void select(@Nullable TableLine row) {
    if (row == null) {
      clearSelection();
    } else {
      select(getTableView().getItems().indexOf(row));
    }
  }

  @Override
  public void select(int row, @Nullable TableColumn<TableLine, ?> column) {
    select(row);
  }

  @Override
  public void clearAndSelect(int row) {
    if (isLine(row)) {
      BitSet next = new BitSet();
      next.set(row, isRow(row));
      become(next, isRow(row) ? row : -1);
      focus(row);
    }
  }

  @Override
  public void clearAndSelect(int row, @Nullable TableColumn<TableLine, ?> column) {
    clearAndSelect(row);
  }

  @Override
  public void selectIndices(int row, int... rows) {
    BitSet next = present();
    int leading = -1;
    if (isRow(row)) {
      next.set(row);
      leading = row;
    }
    for (int other : rows) {
      if (isRow(other)) {
        next.set(other);
        leading = other;
      }
    }
    if (leading >= 0) {
      become(next, leading);
      focus(leading);
    }
  }

  /** Up or down, without the last one, as the table's own model has it. */
  @Override
  public void selectRange(int start, int end) {
    if (start == end) {
      return;
    }
    int low = start < end ? start : end + 1;
    int high = start < end ? end : start + 1;
    int last = start < end ? end - 1 : end + 1;
    low = Math.max(0, low);
    high = Math.min(high, getTableView().getItems().size());
    if (low < high) {
      BitSet next = present();
      add(next, low, high);
      int leading = Math.clamp(last, low, high - 1);
      become(next, isRow(leading) ? leading : next.length() - 1);
      focus(leading);
    }
  }

  /** With the last one. */
  @Override
  public void selectRange(
      int minRow,
      @Nullable TableColumnBase<TableLine, ?> minColumn,
      int maxRow,
      @Nullable TableColumnBase<TableLine, ?> maxColumn) {
    int last = Math.min(maxRow, getTableView().getItems().size() - 1);
    if (minRow >= 0 && minRow <= last) {
      BitSet next = present();
      add(next, minRow, last + 1);
      become(next, isRow(last) ? last : next.length() - 1);
    }
  }

  @Override
  public void selectAll() {
    int all = getTableView().getItems().size();
    if (all > 0) {
      BitSet next = new BitSet(all);
      add(next, 0, all);
      int leading = Math.max(0, getFocusedIndex());
      become(next, isRow(leading) ? leading : next.nextSetBit(0));
    }
  }

  @Override
  public void selectFirst() {
    clearAndSelect(0);
  }

  @Override
  public void selectLast() {
    clearAndSelect(getTableView().getItems().size() - 1);
  }

  @Override
  public void selectPrevious() {
    select(Math.max(0, getFocusedIndex() - 1));
  }

  @Override
  public void selectNext() {
    select(getFocusedIndex() + 1);
  }

  @Override
  public void clearSelection() {
    become(new BitSet(), -1);
  }

  @Override
  public void clearSelection(int row) {
    if (isSelected(row)) {
      BitSet next = present();
      next.clear(row);
      int leading = getSelectedIndex();
      become(next, leading == row ? next.length() - 1 : leading);
    }
  }

  @Override
  public void clearSelection(int row, @Nullable TableColumn<TableLine, ?> column) {
    clearSelection(row);
  }

  @Override
  public void selectLeftCell() {
    // There are no cells to go to.
  }

  @Override
  public void selectRightCell() {
    // There are no cells to go to.
  }

  @Override
  public void selectAboveCell() {
    selectPrevious();
  }

  @Override
  public void selectBelowCell() {
    selectNext();
  }
}
