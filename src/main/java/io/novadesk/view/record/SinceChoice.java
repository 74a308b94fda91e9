package io.novadesk.view.record;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.record.ChangesPage;
import io.novadesk.viewmodel.record.Since;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Since when changes are listed, and whether what is as it was is left out. */
public final class SinceChoice extends FlowPane {
  private static final double GAP = 8;

  public SinceChoice(ChangesPage model) {
    SinceBox since = new SinceBox("change-since", List.of(Since.values()), model.sinceProperty());
    TextField moment = new TextField();
    moment.setId("change-moment");
    moment.setPromptText(Text.of("since.moment.prompt"));
    moment.setAccessibleText(Text.of("since.MOMENT"));
    moment.setPrefWidth(Look.px(150));
    moment.setMinWidth(Look.px(110));
    moment.textProperty().bindBidirectional(model.momentProperty());
    moment.visibleProperty().bind(since.choice().valueProperty().isEqualTo(Since.MOMENT));
    moment.managedProperty().bind(moment.visibleProperty());
    CheckBox differences = new CheckBox(Text.of("changes.onlyDifferences"));
    differences.setId("change-differences");
    differences.setTooltip(new Tooltip(Text.of("changes.onlyDifferences.tip")));
    differences.setMinWidth(Region.USE_PREF_SIZE);
    differences.selectedProperty().bindBidirectional(model.onlyDifferencesProperty());
    Label remark = new Label();
    remark.setId("change-remark");
    remark.getStyleClass().add("muted");
    remark.setMinWidth(0);
    remark.textProperty().bind(model.remarkProperty());
    remark.visibleProperty().bind(remark.textProperty().isNotEmpty());
    remark.managedProperty().bind(remark.visibleProperty());
    // Bound by weak listeners: the page outlives what shows it.
    getChildren().addAll(since, moment, differences, remark);
    // In a narrow window it takes a second line, rather than words that are cut.
    setHgap(Look.px(GAP));
    setVgap(Look.px(GAP));
    setAlignment(Pos.CENTER_LEFT);
  }

  /** All in one line: as wide as that, the usual one leaves room that the filter lacks. */
  @Override
  protected double computePrefWidth(double height) {
    List<Node> shown = getManagedChildren();
    double widths = shown.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
    return snapSizeX(widths + Math.max(0, shown.size() - 1) * getHgap());
  }
}
