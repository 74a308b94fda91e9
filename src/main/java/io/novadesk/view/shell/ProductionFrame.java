package io.novadesk.view.shell;

import io.novadesk.viewmodel.shell.ProductionViewModel;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.Region;

/** Draws a line in its colour around the whole window while a production cloud is shown. */
final class ProductionFrame {
  private final Region window;
  private final ProductionViewModel model;
  private final InvalidationListener onChange = _ -> draw();

  ProductionFrame(Region window, ProductionViewModel model) {
    this.window = window;
    this.model = model;
    model.textProperty().addListener(onChange);
    model.colourProperty().addListener(onChange);
    draw();
  }

  void dispose() {
    model.textProperty().removeListener(onChange);
    model.colourProperty().removeListener(onChange);
  }

  private void draw() {
    window.getStyleClass().setAll("console");
    if (!model.textProperty().get().isEmpty()) {
      String colour = model.colourProperty().get().name().toLowerCase(Locale.ROOT);
      window.getStyleClass().addAll("production-frame", "production-" + colour);
    }
  }
}
