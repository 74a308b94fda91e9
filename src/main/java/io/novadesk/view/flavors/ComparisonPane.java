package io.novadesk.view.flavors;

import io.novadesk.i18n.Names;
import io.novadesk.viewmodel.flavors.Comparison;
import io.novadesk.viewmodel.flavors.Comparison.Line;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Flavors side by side; what differs is set in bold. */
final class ComparisonPane extends ScrollPane {
  private final GridPane grid = new GridPane();

  ComparisonPane() {
    setId("flavor-comparison");
    getStyleClass().addAll("field-list", "edge-to-edge");
    grid.getStyleClass().add("comparison");
    setContent(grid);
  }

  void show(Comparison comparison) {
    grid.getChildren().clear();
    for (int i = 0; i < comparison.names().size(); i++) {
      grid.add(label(comparison.names().get(i), "detail-name"), i + 1, 0);
    }
    for (int row = 0; row < comparison.lines().size(); row++) {
      Line line = comparison.lines().get(row);
      grid.add(label(line.label(), "field-name"), 0, row + 1);
      for (int i = 0; i < line.values().size(); i++) {
        Label value = label(line.values().get(i), "field-value");
        if (line.differs()) {
          value.getStyleClass().add("comparison-differs");
        }
        grid.add(value, i + 1, row + 1);
      }
    }
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(Names.shown(text));
    label.getStyleClass().add(styleClass);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.TOP);
    return label;
  }
}
