package io.novadesk.view.plans;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Tables;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.plans.PlanDraft.DraftRow;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The servers of a draft, and what will happen to each. */
final class DraftTable {
  private DraftTable() {}

  /**
   * @param overClouds whether each row has to say of which cloud it is
   */
  static TableView<DraftRow> of(ObservableList<DraftRow> rows, boolean overClouds) {
    TableView<DraftRow> table = Tables.dense("plan-servers", Text.of("nav.servers"));
    table.setItems(rows);
    table.getColumns().add(column("plan.column.SERVER", 200, row -> row.server().name()));
    if (overClouds) {
      TableColumn<DraftRow, DraftRow> place =
          column("plan.column.PLACE", 240, row -> place(row).names());
      place.setCellFactory(_ -> new PlaceCell());
      table.getColumns().add(place);
    }
    TableColumn<DraftRow, DraftRow> status =
        column("plan.column.STATUS", 150, row -> row.server().server().status());
    status.setCellFactory(_ -> new StatusCell());
    table.getColumns().add(status);
    TableColumn<DraftRow, DraftRow> what = new TableColumn<>(Text.of("plan.column.WHAT"));
    what.setPrefWidth(Look.px(560));
    what.setComparator(Comparator.comparing(DraftRow::whyNot).thenComparing(DraftRow::what));
    what.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    what.setCellFactory(_ -> new WhatCell());
    table.getColumns().add(what);
    return table;
  }

  private static TableColumn<DraftRow, DraftRow> column(
      String key, double width, Function<DraftRow, String> text) {
    return Tables.column(Text.of(key), width, text, Comparator.comparing(text));
  }

  private static CloudPlace place(DraftRow row) {
    return CloudPlace.of(row.server().region());
  }

  private static final class PlaceCell extends TableCell<DraftRow, DraftRow> {
    private final PlaceTag tag = PlaceTag.brief();

    PlaceCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setGraphic(tag);
    }

    @Override
    protected void updateItem(@Nullable DraftRow row, boolean empty) {
      super.updateItem(row, empty);
      tag.show(empty || row == null ? null : place(row));
    }
  }

  private static final class StatusCell extends TableCell<DraftRow, DraftRow> {
    private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");

    @Override
    protected void updateItem(@Nullable DraftRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      StatusLook look = StatusLook.of(row.server().server().state());
      icon.setIconCode(look.icon());
      icon.getStyleClass().removeIf(style -> style.startsWith("tone-"));
      icon.getStyleClass().add(look.styleClass());
      setText(Names.shown(row.server().server().status()));
      setGraphic(icon);
    }
  }

  private static final class WhatCell extends TableCell<DraftRow, DraftRow> {
    @Override
    protected void updateItem(@Nullable DraftRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().remove("muted");
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(
          row.takesPart() ? Names.shown(row.what()) : Text.of("plan.draft.leftOut", row.whyNot()));
      setGraphic(
          row.takesPart()
              ? Icons.of(Feather.ARROW_RIGHT, "status-icon", "tone-busy")
              : Icons.of(Feather.SLASH, "status-icon", "tone-off"));
      if (!row.takesPart()) {
        getStyleClass().add("muted");
      }
    }
  }
}
