package io.novadesk.view.detail;

import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ReasonTip;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A button that is never cut, and says why it cannot act. */
final class Explained extends StackPane {
  private final ReasonTip tip;

  /**
   * @param help what it does
   */
  Explained(ButtonBase button, String help) {
    tip = new ReasonTip(button, help);
    getChildren().add(tip);
    button.setMinWidth(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
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
    tip.show(reason);
  }
}
