package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.viewmodel.places.Places;
import io.novadesk.viewmodel.settings.Shortcut;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Back and forward through the places of the window: two arrows that never move. */
final class PlaceArrows extends HBox {
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
                "places.back",
                Shortcut.BACK,
                places.hasBeforeProperty(),
                back),
            arrow(
                "place-forward",
                Feather.ARROW_RIGHT,
                "places.forward",
                Shortcut.FORWARD,
                places.hasAfterProperty(),
                forward));
  }

  private static Button arrow(
      String id,
      Feather icon,
      String key,
      Shortcut shortcut,
      ReadOnlyBooleanProperty leads,
      Runnable step) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    Keys.explain(button, key, shortcut);
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
