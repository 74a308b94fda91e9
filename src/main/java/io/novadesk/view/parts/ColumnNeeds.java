package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
public final class ColumnNeeds<S> {
  /** Of how many rows texts are worth the asking. */
  public static final int MOST_ROWS = 2_000;

  private static final int LONGEST = 3;

  /** One text in so many may be cut. */
  private static final int FEW = 10;

  private static final int FEW_NAMES = 20;

  /** A name of 255 letters is not to push all else out. */
  private static final double MOST = 320;

  /** Padding at both sides, and what rounding takes. */
  private static final double AROUND = 18;

  private static final double ICON = 22;

  /**
   * What a column shows.
   *
   * @param all may be changed
   * @param named whether they name the rows: fewer of them may be cut
   */
  public record Texts(List<String> all, boolean icons, boolean named) {}

  private final TableView<S> table;
  private final Function<TableColumn<S, ?>, Texts> texts;
  private final Map<TableColumn<S, ?>, Double> known = new HashMap<>();

  public ColumnNeeds(TableView<S> table, Function<TableColumn<S, ?>, Texts> texts) {
    this.table = table;
    this.texts = texts;
  }

  /** The rows are others. */
  public void forget() {
    known.clear();
  }

  /** In pixels; not a number while no cell of the column is painted. */
  public double of(TableColumn<S, ?> column) {
    Double need = known.get(column);
    if (need == null) {
      Font font = font(column);
      if (font == null) {
        return Double.NaN;
      }
      need = Math.min(MOST, Math.ceil(widest(column, font) + AROUND));
      known.put(column, need);
    }
    return need;
  }

  private double widest(TableColumn<S, ?> column, Font font) {
    Texts shown = texts.apply(column);
    List<String> all = shown.all();
    all.sort(Comparator.comparingInt(String::length).reversed());
    Text measure = new Text();
    measure.setFont(font);
    double widest = 0;
    int from = all.size() / (shown.named() ? FEW_NAMES : FEW);
    for (String text : all.subList(from, Math.min(from + LONGEST, all.size()))) {
      measure.setText(Names.shown(text));
      widest = Math.max(widest, measure.getLayoutBounds().getWidth());
    }
    return widest + (shown.icons() ? ICON : 0);
  }

  private @Nullable Font font(TableColumn<S, ?> column) {
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
