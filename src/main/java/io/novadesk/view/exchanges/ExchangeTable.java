package io.novadesk.view.exchanges;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.exchanges.ExchangeRow;
import io.novadesk.viewmodel.exchanges.ExchangeRow.Outcome;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of the exchanges. */
final class ExchangeTable {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
  private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
  private static final PseudoClass REDIRECT = PseudoClass.getPseudoClass("redirect");

  /** What tells rows apart where there is room for little. */
  private static final Set<String> FEW = Set.of("method", "url", "status");

  private static final double SHORT_STATUS = 96;
  private static final double STATUS = 140;
  private static final double URL = 160;

  private ExchangeTable() {}

  /** Shows only what tells rows apart, or all columns again. */
  static void showFew(TableView<ExchangeRow> table, boolean few) {
    for (TableColumn<ExchangeRow, ?> column : table.getColumns()) {
      column.setVisible(!few || FEW.contains(column.getId()));
      if (column.getId().equals("status")) {
        column.setMinWidth(few ? SHORT_STATUS : STATUS);
        column.setPrefWidth(few ? SHORT_STATUS : STATUS);
      } else if (column.getId().equals("url")) {
        column.setMinWidth(few ? 100 : URL);
      }
    }
  }

  static TableView<ExchangeRow> create() {
    TableView<ExchangeRow> table = new TableView<>();
    table.setId("exchanges-table");
    table.setAccessibleText(Text.of("drawer.exchanges"));
    table.getStyleClass().add("dense-table");
    table.fixedCellSizeProperty().bind(Look.rowHeight());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    TableColumn<ExchangeRow, Duration> took =
        column("duration", 70, 84, r -> r.exchange().total(), ExchangeRow::duration);
    TableColumn<ExchangeRow, Long> size =
        column("size", 70, 80, r -> r.exchange().bytesReceived(), ExchangeRow::size);
    took.getStyleClass().add("number-column");
    size.getStyleClass().add("number-column");
    table
        .getColumns()
        .add(column("time", 106, 106, r -> r.exchange().started(), ExchangeRow::time));
    table
        .getColumns()
        .add(column("method", 70, 70, r -> r.exchange().method(), r -> r.exchange().method()));
    table.getColumns().add(target());
    table.getColumns().add(status());
    table.getColumns().add(took);
    table.getColumns().add(size);
    table
        .getColumns()
        .add(column("operation", 130, 320, ExchangeRow::operation, ExchangeRow::operation));
    return table;
  }

  private static <T extends Comparable<? super T>> TableColumn<ExchangeRow, T> column(
      String name,
      double min,
      double max,
      Function<ExchangeRow, T> value,
      Function<ExchangeRow, String> text) {
    TableColumn<ExchangeRow, T> column = new TableColumn<>(Text.of("exchanges.column." + name));
    column.setId(name);
    column.setMinWidth(min);
    column.setPrefWidth(min);
    column.setMaxWidth(max);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
    column.setCellFactory(_ -> new TextCell<>(text));
    return column;
  }

  private static TableColumn<ExchangeRow, String> target() {
    TableColumn<ExchangeRow, String> column =
        column("url", URL, Double.MAX_VALUE, ExchangeRow::target, ExchangeRow::target);
    column.setPrefWidth(Look.px(420));
    column.setCellFactory(
        _ -> {
          TextCell<String> cell = new TextCell<>(ExchangeRow::target);
          // Addresses differ at their end.
          cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
          Tooltip tooltip = new Tooltip();
          tooltip.setWrapText(true);
          tooltip.setMaxWidth(Look.px(640));
          tooltip.setOnShowing(
              _ -> {
                ExchangeRow row = cell.getTableRow().getItem();
                tooltip.setText(row == null ? "" : row.url());
              });
          cell.setTooltip(tooltip);
          cell.getStyleClass().add("exchange-url");
          return cell;
        });
    return column;
  }

  private static TableColumn<ExchangeRow, Integer> status() {
    TableColumn<ExchangeRow, Integer> column =
        column("status", STATUS, 200, r -> r.exchange().status(), ExchangeRow::status);
    column.setCellFactory(_ -> new StatusCell());
    return column;
  }

  /** Words of a row. */
  private static class TextCell<T> extends TableCell<ExchangeRow, T> {
    private final Function<ExchangeRow, String> text;

    TextCell(Function<ExchangeRow, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      ExchangeRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
      setText(row == null ? null : Names.shown(text.apply(row)));
    }
  }

  /** Icon, number, word and colour. */
  private static final class StatusCell extends TableCell<ExchangeRow, Integer> {
    private final FontIcon icon = new FontIcon();

    StatusCell() {
      getStyleClass().add("exchange-status");
      setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Integer item, boolean empty) {
      super.updateItem(item, empty);
      ExchangeRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
      Outcome outcome = row == null ? Outcome.SUCCESS : row.outcome();
      pseudoClassStateChanged(REDIRECT, outcome == Outcome.REDIRECT);
      pseudoClassStateChanged(REFUSED, outcome == Outcome.REFUSED);
      pseudoClassStateChanged(FAULT, outcome == Outcome.FAULT || outcome == Outcome.NO_ANSWER);
      if (row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      icon.setIconCode(
          switch (outcome) {
            case SUCCESS -> Feather.CHECK;
            case REDIRECT -> Feather.CORNER_DOWN_RIGHT;
            case REFUSED -> Feather.ALERT_TRIANGLE;
            case FAULT -> Feather.ALERT_OCTAGON;
            case NO_ANSWER -> Feather.SLASH;
          });
      setGraphic(icon);
      setText(row.status());
    }
  }
}
