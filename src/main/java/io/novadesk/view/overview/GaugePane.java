package io.novadesk.view.overview;

import io.novadesk.viewmodel.overview.Gauge;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A limit: its name, its numbers, and how full it is. */
final class GaugePane extends VBox {
  GaugePane(Gauge gauge) {
    getStyleClass().add("gauge");
    Label name = new Label(gauge.label());
    name.getStyleClass().add("gauge-name");
    Label numbers = new Label(gauge.numbers());
    numbers.getStyleClass().add("gauge-numbers");
    numbers.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(name, gap, numbers);
    line.setAlignment(Pos.BASELINE_LEFT);
    ProgressBar bar = new ProgressBar(Math.max(0, gauge.share()));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass()
        .add(
            switch (gauge.level()) {
              case NONE -> "gauge-open";
              case FREE -> gauge.share() < 0 ? "gauge-open" : "gauge-free";
              case NEAR -> "gauge-near";
              case FULL -> "gauge-full";
            });
    bar.setAccessibleText(gauge.label() + ": " + gauge.numbers());
    getChildren().addAll(line, bar);
    if (!gauge.hint().isEmpty()) {
      Label hint = new Label(gauge.hint());
      hint.getStyleClass().add("gauge-hint");
      hint.setWrapText(true);
      hint.setMinHeight(USE_PREF_SIZE);
      getChildren().add(hint);
    }
  }
}
