package io.novadesk.view.record;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.compare.SideBySidePane;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Tables;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.compare.PlaceComparison;
import io.novadesk.viewmodel.compare.PlaceComparison.Difference;
import io.novadesk.viewmodel.record.ComparedPlace;
import io.novadesk.viewmodel.record.PlacesCompared;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Two places, or one at two moments: their sums beside each other, and all that differs. */
public final class PlacesDialog {
  private static final double WIDTH = 860;
  private static final double SUMS = 150;
  private static final double DIFFERENCES = 250;

  private final PlacesCompared model;
  private final ModalHost host;
  private final SideBySidePane sums;
  private final Label summary = new Label();
  private final TableView<Difference> table;
  private final TableColumn<Difference, Difference> left;
  private final TableColumn<Difference, Difference> right;

  public PlacesDialog(PlacesCompared model, ModalHost host, Links links) {
    this.model = model;
    this.host = host;
    sums = new SideBySidePane(links);
    table = Tables.dense("places-table", Text.of("compare.places.title"));
    left = column("first", "", 170, Difference::first);
    right = column("second", "", 170, Difference::second);
    table
        .getColumns()
        .setAll(
            List.of(
                column(
                    "kind",
                    Text.of("compare.places.kind"),
                    70,
                    row -> Text.of("compare.places." + row.kind())),
                column("name", Text.of("field.name"), 180, Difference::name),
                column("field", Text.of("column.change.FIELD"), 150, PlacesDialog::field),
                left,
                right));
    table.setPlaceholder(new Label());
  }

  private static String field(Difference row) {
    return row.field().isEmpty() ? Text.of("compare.places.only." + row.where()) : row.field();
  }

  private static TableColumn<Difference, Difference> column(
      String id, String title, double width, Function<Difference, String> text) {
    TableColumn<Difference, Difference> column =
        Tables.column(title, width, text, Comparator.comparing(text, NaturalOrder.INSTANCE));
    column.setId("places-column-" + id);
    return column;
  }

  public void show() {
    ComboBox<ComparedPlace> first = choice("places-first", model.firstProperty());
    HBox choices =
        new HBox(
            first,
            moment("places-first-moment", model.firstMomentProperty()),
            new Label("↔"),
            choice("places-second", model.secondProperty()),
            moment("places-second-moment", model.secondMomentProperty()));
    choices.getStyleClass().add("form-line");
    choices.setAlignment(Pos.CENTER_LEFT);
    Label remark = new Label();
    remark.setId("places-remark");
    remark.getStyleClass().add("muted");
    remark.setWrapText(true);
    remark.textProperty().bind(model.remarkProperty());
    remark.managedProperty().bind(remark.textProperty().isNotEmpty());
    summary.setId("places-summary");
    summary.getStyleClass().add("section-title");
    ScrollPane scroll = new ScrollPane(sums);
    // Nothing is left where nothing is compared, nor a bar to scroll it.
    scroll.visibleProperty().bind(table.visibleProperty());
    scroll.setId("places-sums");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setPrefHeight(Look.px(SUMS));
    scroll.setMinHeight(0);
    table.setPrefHeight(Look.px(DIFFERENCES));
    VBox content = new VBox(choices, remark, scroll, summary, table);
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(WIDTH));
    VBox.setVgrow(table, Priority.ALWAYS);
    Look.dress(content, "detail.css");
    FormDialog dialog =
        new FormDialog(
            host,
            "places",
            Text.of("compare.places.title"),
            Text.of("compare.places.text"),
            content,
            Text.of("close"),
            false);
    dialog.withoutCancel();
    Subscription shown = model.shownProperty().subscribe(this::tell);
    dialog.show(
        first,
        () -> {},
        () -> {
          shown.unsubscribe();
          remark.textProperty().unbind();
          model.leave();
        });
  }

  private void tell(@Nullable PlaceComparison comparison) {
    table.setVisible(comparison != null);
    table.getItems().clear();
    summary.setText("");
    if (comparison != null) {
      sums.show(comparison.sums());
      left.setText(Names.shown(comparison.sums().columns().getFirst().name()));
      right.setText(Names.shown(comparison.sums().columns().getLast().name()));
      table.getItems().setAll(comparison.differences());
      summary.setText(
          Text.of("compare.places.summary", comparison.differences().size(), comparison.alike()));
    }
  }

  private ComboBox<ComparedPlace> choice(String id, ObjectProperty<ComparedPlace> value) {
    ComboBox<ComparedPlace> choice = new ComboBox<>();
    choice.setId(id);
    choice.setAccessibleText(Text.of("compare.places.place"));
    choice.getItems().setAll(model.places());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(ComparedPlace place) {
            return place == null ? "" : Names.shown(place.title());
          }

          @Override
          public ComparedPlace fromString(String text) {
            return value.get();
          }
        });
    choice.valueProperty().bindBidirectional(value);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  private static Node moment(String id, StringProperty value) {
    TextField moment = new TextField();
    moment.setId(id);
    moment.setPromptText(Text.of("compare.places.now"));
    moment.setAccessibleText(Text.of("past.moment"));
    moment.setTooltip(new Tooltip(Text.of("compare.places.moment.tip")));
    Look.keep(moment.prefWidthProperty(), 140);
    moment.setMinWidth(Look.px(110));
    moment.textProperty().bindBidirectional(value);
    TypedText.isPassing(moment);
    // Whoever ends what they type by Enter does not mean to close the dialog.
    moment.setOnAction(_ -> moment.selectAll());
    return moment;
  }
}
