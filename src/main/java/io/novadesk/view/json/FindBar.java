package io.novadesk.view.json;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.json.JsonViewModel;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line in which a text is searched for: field, count, steps, end. */
final class FindBar extends HBox {
  private final TextField field = new TextField();
  private final Runnable onClose;
  private final JsonViewModel model;

  FindBar(JsonViewModel model, Runnable onClose) {
    this.model = model;
    this.onClose = onClose;
    getStyleClass().add("json-find");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("json-find");
    field.setPromptText(Text.of("json.find.prompt"));
    field.getStyleClass().add(Styles.SMALL);
    field.textProperty().bindBidirectional(model.queryProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    Label count = new Label();
    count.setId("json-find-count");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    count.setMinWidth(USE_PREF_SIZE);
    count.textProperty().bind(model.matchTextProperty());
    Button previous =
        button(
            "json-find-previous", Feather.CHEVRON_UP, "json.find.previous", model::previousMatch);
    Button next =
        button("json-find-next", Feather.CHEVRON_DOWN, "json.find.next", model::nextMatch);
    ObservableValue<String> noMatch =
        model.foundProperty().map(found -> found ? "" : Text.of("json.find.nothing"));
    getChildren()
        .addAll(
            field,
            new ReasonTip(previous, Text.of("json.find.previous")).following(noMatch),
            new ReasonTip(next, Text.of("json.find.next")).following(noMatch),
            count,
            button("json-find-close", Feather.X, "json.find.close", onClose));
  }

  void open() {
    field.requestFocus();
    field.selectAll();
  }

  private void key(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> {
        if (key.isShiftDown()) {
          model.previousMatch();
        } else {
          model.nextMatch();
        }
        key.consume();
      }
      case ESCAPE -> {
        onClose.run();
        key.consume();
      }
      default -> {
        // Typed into the field.
      }
    }
  }

  private static Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setAccessibleText(Text.of(key));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }

  void dispose() {
    field.textProperty().unbindBidirectional(model.queryProperty());
  }
}
