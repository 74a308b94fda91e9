package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.detail.ConsoleLogViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The line in which a console is searched. */
final class ConsoleFind extends HBox {
  private final ConsoleLogViewModel model;
  private final Runnable onClose;
  private final TextField field = new TextField();

  ConsoleFind(ConsoleLogViewModel model, Runnable onClose) {
    this.model = model;
    this.onClose = onClose;
    getStyleClass().add("part-bar");
    setAlignment(Pos.CENTER_LEFT);
    field.setId("console-find");
    field.setPromptText(Text.of("json.find.prompt"));
    field.getStyleClass().add("small");
    field.textProperty().bindBidirectional(model.queryProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox.setHgrow(field, Priority.ALWAYS);
    Label count = new Label();
    count.setId("console-find-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    count.textProperty().bind(model.matchTextProperty());
    getChildren()
        .addAll(
            field,
            button(
                "console-find-previous",
                Feather.CHEVRON_UP,
                "json.find.previous",
                model::previousMatch),
            button("console-find-next", Feather.CHEVRON_DOWN, "json.find.next", model::nextMatch),
            count,
            button("console-find-close", Feather.X, "json.find.close", this::close));
    setVisible(!model.queryProperty().get().isEmpty());
    managedProperty().bind(visibleProperty());
  }

  void open() {
    setVisible(true);
    field.requestFocus();
    field.selectAll();
  }

  private void close() {
    setVisible(false);
    model.queryProperty().set("");
    onClose.run();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        // The newest stands first, so Enter goes up through the log.
        if (event.isShiftDown()) {
          model.nextMatch();
        } else {
          model.previousMatch();
        }
        event.consume();
      }
      case ESCAPE -> {
        close();
        event.consume();
      }
      default -> {
        // Typed into the field.
      }
    }
  }

  private static Button button(String id, Feather icon, String key, Runnable action) {
    Button button = Explained.icon(id, icon, Text.of(key));
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  void dispose() {
    field.textProperty().unbindBidirectional(model.queryProperty());
  }
}
