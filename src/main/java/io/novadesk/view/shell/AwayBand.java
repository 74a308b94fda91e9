package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.shell.AwayViewModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says in the window's last line that a cloud is away. There it moves nothing under the pointer,
 * neither when it comes nor when it goes.
 */
final class AwayBand extends HBox {
  private static final double TOOLTIP_WIDTH = 640;

  AwayBand(AwayViewModel model, Runnable exchanges) {
    setId("away-band");
    getStyleClass().add("away-band");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label("", Icons.of(Feather.CLOUD_OFF));
    text.setId("away-text");
    text.textProperty().bind(model.textProperty());
    text.setWrapText(true);
    text.setMinWidth(0);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Tooltip whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(TOOLTIP_WIDTH);
    whole.textProperty().bind(model.textProperty());
    text.setTooltip(whole);
    Label next = new Label();
    next.setId("away-next");
    next.textProperty().bind(model.nextTryProperty());
    next.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            text,
            next,
            button("away-retry", "servers.retry", model::tryNow),
            button("away-exchanges", "tasks.exchanges", exchanges));
    visibleProperty().bind(Bindings.isNotEmpty(model.textProperty()));
  }

  private static Button button(String id, String key, Runnable action) {
    Button button = new Button(Text.of(key));
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
