package io.novadesk.view.parts;

import atlantafx.base.controls.CustomTextField;
import io.novadesk.i18n.Text;
import java.util.function.UnaryOperator;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A search box: Escape empties it, Down goes to what it filters, and lines that are pasted stay
 * words of their own, where a text field would join them.
 */
public final class FilterField extends CustomTextField {
  private Runnable down = () -> {};
  private UnaryOperator<String> pasting = text -> text.replaceAll("\\R", " ").strip();

  public FilterField(String id, String prompt, String help) {
    setId(id);
    setPromptText(prompt);
    setAccessibleText(prompt);
    getStyleClass().add("filter-field");
    setLeft(Icons.of(Feather.SEARCH));
    FontIcon clear = Icons.of(Feather.X, "clear-icon");
    clear.setCursor(Cursor.HAND);
    clear.setOnMouseClicked(_ -> clear());
    clear.setAccessibleRole(AccessibleRole.BUTTON);
    clear.setAccessibleText(Text.of("filter.clear"));
    clear.visibleProperty().bind(textProperty().isEmpty().not());
    setRight(clear);
    if (!help.isEmpty()) {
      Tooltip tip = new Tooltip(help);
      tip.setShowDelay(Duration.millis(600));
      setTooltip(tip);
    }
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
          } else if (event.getCode() == KeyCode.DOWN) {
            down.run();
            event.consume();
          }
        });
  }

  /** What becomes of a text that is pasted. */
  public void onPaste(UnaryOperator<String> change) {
    pasting = change;
  }

  @Override
  public void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null) {
      replaceSelection(pasting.apply(text));
    }
  }

  public void onDown(Runnable action) {
    down = action;
  }
}
