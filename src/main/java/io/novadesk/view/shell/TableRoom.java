package io.novadesk.view.shell;

import io.novadesk.view.parts.Look;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/** How narrow the table may become beside the tree and the detail of a server. */
final class TableRoom {
  /** With so much the table shows what matters, and the filter box its first words. */
  private static final double ENOUGH = 430;

  private static final double LEAST = 200;

  private TableRoom() {}

  /** As wide as the window allows, however large the text is. */
  static void keep(Region table, Region page, Region detail) {
    ObservableValue<Number> ofWindow =
        page.sceneProperty().flatMap(Scene::widthProperty).orElse(0.0);
    // The least of the detail grows with the size of text.
    table
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> least(ofWindow.getValue().doubleValue(), detail.getMinWidth()),
                ofWindow,
                detail.minWidthProperty()));
  }

  private static double least(double ofWindow, double ofDetail) {
    double left = ofWindow - Look.px(ConsoleView.NARROWEST_TREE + 8) - ofDetail;
    return Math.max(Look.px(LEAST), Math.min(Look.px(ENOUGH), left));
  }
}
