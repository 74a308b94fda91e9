package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for a password with a button that shows it. */
final class SecretField extends StackPane {
  private final PasswordField hidden = new PasswordField();
  private final TextField shown = new TextField();
  private final ToggleButton reveal = new ToggleButton();

  SecretField(String id) {
    hidden.setId(id);
    shown.setId(id + "-shown");
    reveal.setId(id + "-reveal");
    hidden.getStyleClass().add("connect-secret");
    shown.getStyleClass().add("connect-secret");
    shown.editableProperty().bind(hidden.editableProperty());
    reveal.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "connect-reveal");
    reveal.setAccessibleText(Text.of("connect.secret.reveal"));
    reveal.setTooltip(new Tooltip(Text.of("connect.secret.reveal")));
    reveal.selectedProperty().subscribe(this::show);
    StackPane.setAlignment(reveal, Pos.CENTER_RIGHT);
    getChildren().addAll(hidden, shown, reveal);
  }

  private void show(boolean clear) {
    reveal.setGraphic(new FontIcon(clear ? Feather.EYE_OFF : Feather.EYE));
    boolean wasHere = hidden.isFocused() || shown.isFocused();
    // JavaFX lays out, and remembers, the text of a field that nobody sees, too.
    if (clear) {
      shown.textProperty().bindBidirectional(hidden.textProperty());
    } else {
      shown.textProperty().unbindBidirectional(hidden.textProperty());
      shown.clear();
    }
    Wiring.show(shown, clear);
    Wiring.show(hidden, !clear);
    if (wasHere) {
      field().requestFocus();
    }
  }

  /** Hides it again: for another cloud it starts hidden. */
  void conceal() {
    reveal.setSelected(false);
  }

  /** The field that holds the text, shown or not. */
  TextField text() {
    return hidden;
  }

  /** The field that can be seen. */
  TextField field() {
    return reveal.isSelected() ? shown : hidden;
  }
}
