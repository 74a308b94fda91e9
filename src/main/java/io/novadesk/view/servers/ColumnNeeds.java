package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How much room the texts of a column take, but for a few that are far longer than the rest.
 * Measured are the longest of the first rows, once until the rows are others: a divider that is
 * dragged asks at every pixel.
 */
final class ColumnNeeds {
  private static final int MOST_ROWS = 2_000;
  private static final int LONGEST = 3;

  /** One text in so many may be cut. */
  private static final int FEW = 10;

  private static final int FEW_NAMES = 20;

  /** A name of 255 letters is not to push all else out. */
  private static final double MOST = 320;

  /** Padding at both sides, and what rounding takes. */
  private static final double AROUND = 18;

  private static final double ICON = 22;

  private final TableView<TableLine> table;
  private final Map<Column, Double> known = new HashMap<>();

  ColumnNeeds(TableView<TableLine> table) {
    this.table = table;
  }

  /** The rows are others. */
  void forget() {
    known.clear();
  }

  /** In pixels; not a number while no cell of the column is painted. */
  double of(TableColumn<TableLine, ?> shown) {
    Column column = (Column) shown.getUserData();
    Double need = known.get(column);
    if (need == null) {
      Font font = font(shown);
      if (font == null) {
        return Double.NaN;
      }
      need = Math.min(MOST, Math.ceil(widest(column, font) + AROUND));
      known.put(column, need);
    }
    return need;
  }

  private double widest(Column column, Font font) {
    List<String> texts = new ArrayList<>();
    boolean icons = column == ServerColumn.STATUS;
    for (TableLine line : table.getItems()) {
      if (texts.size() == MOST_ROWS) {
        break;
      }
      if (line instanceof ServerRow row) {
        texts.add(icons ? StatusCell.text(row) : column.text(row));
        icons |= column == ServerColumn.NAME && Boolean.TRUE.equals(row.server().locked());
      } else if (line instanceof SeenLine seen) {
        texts.add(icons ? StatusCell.text(seen) : seen.text(column));
      }
    }
    texts.sort(Comparator.comparingInt(String::length).reversed());
    Text measure = new Text();
    measure.setFont(font);
    double widest = 0;
    int from = texts.size() / (column == ServerColumn.NAME ? FEW_NAMES : FEW);
    for (String text : texts.subList(from, Math.min(from + LONGEST, texts.size()))) {
      measure.setText(Names.shown(text));
      widest = Math.max(widest, measure.getLayoutBounds().getWidth());
    }
    return widest + (icons ? ICON : 0);
  }

  private @Nullable Font font(TableColumn<TableLine, ?> column) {
    for (Node node : table.lookupAll(".table-cell")) {
      if (node instanceof TableCell<?, ?> cell
          && cell.getTableColumn() == column
          && cell.getOpacity() > 0) {
        return cell.getFont();
      }
    }
    return null;
  }
}
