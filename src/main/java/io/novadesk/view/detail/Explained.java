package io.novadesk.view.detail;

import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * A button that says why it cannot act: the tooltip hangs on this wrapper, because a disabled node
 * hears no mouse.
 */
final class Explained extends StackPane {
  private final ButtonBase button;
  private final String help;
  private final Tooltip tip = new Tooltip();

  /**
   * @param help what it does
   */
  Explained(ButtonBase button, String help) {
    super(button);
    this.button = button;
    this.help = help;
    button.setMinWidth(USE_PREF_SIZE);
    tip.setShowDelay(Duration.millis(300));
    tip.setMaxWidth(Look.px(320));
    tip.setWrapText(true);
    Tooltip.install(this, tip);
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    why("");
  }

  /** The id of a node that stands for something with a name: only what a selector can find. */
  static String id(String kind, String name) {
    return kind + '-' + name.replaceAll("[^\\w-]", "-");
  }

  /** A flat button with a word. */
  static Button button(String id, Feather icon, String text) {
    Button button = new Button(text, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "small");
    return button;
  }

  /** A flat button that is an icon only. */
  static Button icon(String id, Feather icon, String text) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.setAccessibleText(text);
    button.getStyleClass().addAll("flat", "small", "button-icon");
    return button;
  }

  /**
   * @param reason why it cannot act; empty: it can
   */
  void why(String reason) {
    button.setDisable(!reason.isEmpty());
    tip.setText(reason.isEmpty() ? help : reason);
    button.setAccessibleHelp(tip.getText());
  }
}
