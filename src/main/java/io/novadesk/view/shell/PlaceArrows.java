package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.places.Places;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Back and forward through the places of the window: two arrows that never move. */
final class PlaceArrows extends HBox {
  /** Where Alt and an arrow go from word to word, programs go back with a bracket. */
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  static final KeyCombination BACK =
      MAC
          ? new KeyCodeCombination(KeyCode.OPEN_BRACKET, KeyCombination.SHORTCUT_DOWN)
          : new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
  static final KeyCombination FORWARD =
      MAC
          ? new KeyCodeCombination(KeyCode.CLOSE_BRACKET, KeyCombination.SHORTCUT_DOWN)
          : new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);

  private final Runnable back;
  private final Runnable forward;

  PlaceArrows(Places places, Runnable back, Runnable forward) {
    this.back = back;
    this.forward = forward;
    setId("places");
    getStyleClass().add("place-arrows");
    setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            arrow(
                "place-back",
                Feather.ARROW_LEFT,
                Text.of("places.back", BACK.getDisplayText()),
                places.hasBeforeProperty(),
                back),
            arrow(
                "place-forward",
                Feather.ARROW_RIGHT,
                Text.of("places.forward", FORWARD.getDisplayText()),
                places.hasAfterProperty(),
                forward));
  }

  private static Button arrow(
      String id, Feather icon, String words, ReadOnlyBooleanProperty leads, Runnable step) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    // Each step would hand the focus on when it was the last one.
    button.setFocusTraversable(false);
    button.disableProperty().bind(leads.not());
    button.setOnAction(_ -> step.run());
    return button;
  }

  /** The two buttons at the side of a mouse. */
  void take(MouseEvent press) {
    if (press.getButton() == MouseButton.BACK) {
      back.run();
    } else if (press.getButton() == MouseButton.FORWARD) {
      forward.run();
    } else {
      return;
    }
    press.consume();
  }
}
