package io.novadesk.view.flavors;

import io.novadesk.i18n.Names;
import io.novadesk.view.parts.ListDetail;
import io.novadesk.viewmodel.flavors.Comparison;
import io.novadesk.viewmodel.flavors.Comparison.Line;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Flavors side by side; what differs is set in bold. */
public final class ComparisonPane extends ScrollPane implements ListDetail {
  private final GridPane grid = new GridPane();
  private final Subscription onComparison;

  public ComparisonPane(FlavorsPage model) {
    setId("flavor-comparison");
    getStyleClass().addAll("field-list", "edge-to-edge");
    grid.getStyleClass().add("comparison");
    setContent(grid);
    onComparison = model.comparisonProperty().subscribe(this::show);
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public boolean isOfSeveral() {
    return true;
  }

  @Override
  public void dispose() {
    onComparison.unsubscribe();
  }

  private void show(@Nullable Comparison comparison) {
    grid.getChildren().clear();
    if (comparison == null) {
      return;
    }
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
