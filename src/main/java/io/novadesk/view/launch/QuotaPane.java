package io.novadesk.view.launch;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import io.novadesk.viewmodel.launch.QuotaEffect;
import io.novadesk.viewmodel.launch.QuotaEffect.Gauge;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A bar for each limit: what is used, what the new servers add, what is left. */
final class QuotaPane extends VBox {
  private final VBox gauges = new VBox();
  private final Label sentence = new Label();

  QuotaPane(LaunchViewModel model) {
    setId("launch-quota");
    getStyleClass().add("launch-quota");
    Label title = new Label(Text.of("launch.quota.title"));
    title.getStyleClass().add("launch-heading");
    sentence.setId("launch-quota-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    gauges.getStyleClass().add("launch-gauges");
    getChildren().addAll(title, gauges, sentence);
    model.quotaProperty().subscribe(this::show);
  }

  private void show(QuotaEffect quota) {
    List<Node> bars = new ArrayList<>();
    quota.gauges().forEach(gauge -> bars.add(bar(gauge)));
    gauges.getChildren().setAll(bars);
    sentence.setText(quota.gauges().isEmpty() ? Text.of("launch.quota.unknown") : quota.sentence());
    sentence.getStyleClass().removeAll("launch-error", "muted");
    sentence.getStyleClass().add(quota.over() == null ? "muted" : "launch-error");
  }

  private static Node bar(Gauge gauge) {
    Label name = new Label(gauge.label());
    Label text = new Label(gauge.text());
    text.getStyleClass().add(gauge.isOver() ? "launch-error" : "muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(name, gap, text);
    Region used = new Region();
    used.getStyleClass().add("launch-used");
    Region added = new Region();
    added.getStyleClass().add(gauge.isOver() ? "launch-over" : "launch-added");
    HBox bar = new HBox(used, added);
    bar.getStyleClass().add("launch-bar");
    bar.setVisible(gauge.limit() >= 0);
    bar.setManaged(gauge.limit() >= 0);
    used.prefWidthProperty().bind(bar.widthProperty().multiply(gauge.usedShare()));
    added.prefWidthProperty().bind(bar.widthProperty().multiply(gauge.addedShare()));
    used.setMinWidth(0);
    added.setMinWidth(0);
    VBox box = new VBox(line, bar);
    box.setId("launch-quota-" + gauge.resource());
    box.getStyleClass().add("field");
    box.setAccessibleText(gauge.label() + " " + gauge.text());
    return box;
  }
}
