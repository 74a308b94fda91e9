package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** What the tables of the program have in common. */
public final class Tables {
  private Tables() {}

  /**
   * A dense table with rows of one height.
   *
   * @param name what it lists, for those who do not see it
   */
  public static <T> TableView<T> dense(String id, String name) {
    TableView<T> table = new TableView<>();
    table.setId(id);
    table.setAccessibleText(name);
    table.getStyleClass().add("dense-table");
    table.fixedCellSizeProperty().bind(Look.rowHeight());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    return table;
  }

  /** The place of the first row that can be seen. */
  public static int firstSeen(TableView<?> table) {
    IndexedCell<?> first =
        table.lookup(".virtual-flow") instanceof VirtualFlow<?> cells
            ? cells.getFirstVisibleCell()
            : null;
    return first == null ? 0 : first.getIndex();
  }

  /** A column whose values are the rows themselves, shown as text. */
  public static <T> TableColumn<T, T> column(
      String title, double width, Function<T, String> text, Comparator<T> order) {
    TableColumn<T, T> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setComparator(order);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(_ -> new TextCell<>(text));
    return column;
  }

  /** Numbers stand right-aligned, heading and all. */
  public static <S, T> TableColumn<S, T> number(TableColumn<S, T> column) {
    column.getStyleClass().add("number-column");
    return column;
  }

  /** Ids, addresses: in the monospace font. */
  public static <S, T> TableColumn<S, T> exact(TableColumn<S, T> column) {
    column.getStyleClass().add("exact-column");
    return column;
  }

  /** Leaves sorting to a view model, which sorts its own values rather than the texts of cells. */
  public static <T> void sortBy(
      TableView<T> table, Comparator<T> fallback, Consumer<Comparator<T>> sort) {
    table.setSortPolicy(
        t -> {
          Comparator<T> order = null;
          for (TableColumn<T, ?> column : t.getSortOrder()) {
            @SuppressWarnings("unchecked") // the values of our columns are the rows themselves
            Comparator<T> ascending = (Comparator<T>) column.getComparator();
            Comparator<T> next =
                column.getSortType() == TableColumn.SortType.DESCENDING
                    ? ascending.reversed()
                    : ascending;
            order = order == null ? next : order.thenComparing(next);
          }
          sort.accept(order == null ? fallback : order);
          return true;
        });
  }

  private static final class TextCell<T> extends TableCell<T, T> {
    private final Function<T, String> text;

    TextCell(Function<T, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : Names.shown(text.apply(item)));
    }
  }
}
