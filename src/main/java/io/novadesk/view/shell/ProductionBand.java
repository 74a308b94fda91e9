package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.shell.ProductionViewModel;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A band over the lists of a production cloud, in its colour: read-only, or for how long not. */
public final class ProductionBand extends HBox {
  private final ProductionViewModel model;
  private final FontIcon icon = Icons.of(Feather.LOCK);
  private final Button button = new Button();
  private final InvalidationListener onChange = _ -> show();

  public ProductionBand(ProductionViewModel model) {
    this.model = model;
    setId("production-band");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label();
    text.setId("production-text");
    text.textProperty().bind(model.textProperty());
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    button.setId("production-toggle");
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> model.toggle());
    getChildren().addAll(icon, text, button);
    visibleProperty().bind(model.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
    model.readOnlyProperty().addListener(onChange);
    model.colourProperty().addListener(onChange);
    show();
  }

  public void dispose() {
    model.readOnlyProperty().removeListener(onChange);
    model.colourProperty().removeListener(onChange);
  }

  private void show() {
    boolean readOnly = model.readOnlyProperty().get();
    String colour = model.colourProperty().get().name().toLowerCase(Locale.ROOT);
    getStyleClass()
        .setAll("production-band", "production-" + colour, readOnly ? "read-only" : "unlocked");
    icon.setIconCode(readOnly ? Feather.LOCK : Feather.UNLOCK);
    button.setText(Text.of(readOnly ? "production.unlock" : "production.lock"));
  }
}
