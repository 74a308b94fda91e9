package io.novadesk.view.parts;

import io.novadesk.view.parts.ColumnWidths.Claim;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Gives the columns of a table their widths whenever the table has other room, and what a person
 * drags. What was chosen for a column is its preferred width; what it has now is its share.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as a table wants its policy
public final class ColumnRoom<S> implements Callback<TableView.ResizeFeatures, Boolean> {
  private final TableView<S> table;
  private final ColumnNeeds<S> needs;
  private final Predicate<TableColumn<S, ?>> first;

  /**
   * @param first which columns get what they need before any other does
   */
  public ColumnRoom(TableView<S> table, ColumnNeeds<S> needs, Predicate<TableColumn<S, ?>> first) {
    this.table = table;
    this.needs = needs;
    this.first = first;
  }

  @Override
  public Boolean call(TableView.ResizeFeatures features) {
    if (features.getColumn() == null) {
      share(features);
      return true;
    }
    return drag(features);
  }

  private List<TableColumn<S, ?>> columns() {
    return table.getVisibleLeafColumns();
  }

  private void share(TableView.ResizeFeatures features) {
    double room = features.getContentWidth();
    if (room > 0) {
      double[] widths =
          ColumnWidths.share(
              Math.floor(room), columns().stream().map(this::claim).toArray(Claim[]::new));
      IntStream.range(0, widths.length)
          .forEach(i -> features.setColumnWidth(columns().get(i), widths[i]));
    }
  }

  private Claim claim(TableColumn<S, ?> column) {
    double needed = needs.of(column);
    double wanted = column.getPrefWidth();
    return new Claim(
        column.getMinWidth(), wanted, Double.isNaN(needed) ? wanted : needed, first.test(column));
  }

  /** What a column gains its neighbours lose, those behind it first. */
  private boolean drag(TableView.ResizeFeatures features) {
    List<TableColumn<S, ?>> all = columns();
    int at = all.indexOf(features.getColumn());
    if (at < 0) {
      return false;
    }
    TableColumn<S, ?> column = all.get(at);
    double wanted = Math.max(column.getMinWidth(), column.getWidth() + features.getDelta());
    double left = wanted - column.getWidth();
    double sum = all.stream().mapToDouble(TableColumn::getWidth).sum();
    boolean scrolls = sum > Math.ceil(features.getContentWidth());
    double[] widths = all.stream().mapToDouble(TableColumn::getWidth).toArray();
    if (!scrolls) {
      for (int i = at + 1; i < widths.length && left != 0; i++) {
        left -= take(widths, i, left, all.get(i).getMinWidth());
      }
      for (int i = at - 1; i >= 0 && left != 0; i--) {
        left -= take(widths, i, left, all.get(i).getMinWidth());
      }
      wanted -= left;
    }
    widths[at] = wanted;
    // From now on this is what the person chose for all of them.
    for (int i = 0; i < widths.length; i++) {
      all.get(i).setPrefWidth(widths[i]);
      features.setColumnWidth(all.get(i), widths[i]);
    }
    return true;
  }

  private static double take(double[] widths, int at, double wanted, double least) {
    double next = Math.max(least, widths[at] - wanted);
    double taken = widths[at] - next;
    widths[at] = next;
    return taken;
  }
}
