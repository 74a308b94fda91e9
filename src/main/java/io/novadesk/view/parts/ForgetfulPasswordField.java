package io.novadesk.view.parts;

import javafx.scene.control.PasswordField;

/**
 * A password field that stays when its secret is no longer wanted. JavaFX keeps what was typed in a
 * buffer after the text was cleared; here it is written over.
 */
public final class ForgetfulPasswordField extends PasswordField {
  private int longest;

  public ForgetfulPasswordField() {
    textProperty()
        .addListener(
            (_, _, text) -> {
              longest = Math.max(longest, text.length());
              if (text.isEmpty()) {
                writeOver();
              }
            });
  }

  private void writeOver() {
    getContent().insert(0, " ".repeat(longest), false);
    getContent().delete(0, longest, false);
    longest = 0;
  }
}
