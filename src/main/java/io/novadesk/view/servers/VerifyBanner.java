package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.servers.VerifyResizeViewModel;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Over a server that waits for confirm or revert: how long already, and both answers. */
public final class VerifyBanner extends HBox {
  /**
   * @param why tells why an action cannot be asked for now; empty when it can
   * @param rules changes when that may be another
   */
  public VerifyBanner(
      VerifyResizeViewModel model,
      Function<ServerAction, String> why,
      ObservableValue<?> rules,
      Consumer<ServerAction> act) {
    setId("verify-banner");
    getStyleClass().addAll("banner", "banner-warning");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label();
    text.setId("verify-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.textProperty().bind(model.textProperty());
    HBox.setHgrow(text, Priority.ALWAYS);
    Button confirm = button(ServerAction.CONFIRM_RESIZE, "banner-confirm", act);
    confirm.getStyleClass().add(Styles.ACCENT);
    Button revert = button(ServerAction.REVERT_RESIZE, "banner-revert", act);
    getChildren()
        .addAll(
            Icons.of(Feather.HELP_CIRCLE),
            text,
            explained(confirm, ServerAction.CONFIRM_RESIZE, why, rules),
            explained(revert, ServerAction.REVERT_RESIZE, why, rules));
    visibleProperty().bind(text.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }

  private static ReasonTip explained(
      Button button,
      ServerAction action,
      Function<ServerAction, String> why,
      ObservableValue<?> rules) {
    ReasonTip tip = new ReasonTip(button, Text.of("action.help." + action));
    tip.setMinWidth(USE_PREF_SIZE);
    rules.subscribe(_ -> tip.show(why.apply(action)));
    return tip;
  }

  private static Button button(ServerAction action, String id, Consumer<ServerAction> act) {
    Button button =
        new Button(Text.of("action.short." + action), Icons.of(ActionLook.of(action).icon()));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> act.accept(action));
    return button;
  }
}
