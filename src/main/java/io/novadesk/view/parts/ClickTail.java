package io.novadesk.view.parts;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Swallows the second half of a double click, and the repeats of a key held down, whose first half
 * closed a dialog or opened a pane: they would hit what lies there now.
 */
public final class ClickTail {
  private boolean clickEnds;
  private @Nullable KeyCode down;
  private @Nullable KeyCode keyEnds;

  public ClickTail(Node root) {
    root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::mouse);
    root.addEventFilter(MouseEvent.MOUSE_RELEASED, this::mouse);
    root.addEventFilter(MouseEvent.MOUSE_CLICKED, this::mouse);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventFilter(
        KeyEvent.KEY_RELEASED,
        _ -> {
          down = null;
          keyEnds = null;
        });
  }

  /** A dialog closes, or a pane opens, now. */
  public void cut() {
    clickEnds = true;
    keyEnds = down;
  }

  private void mouse(MouseEvent event) {
    if (clickEnds && event.getClickCount() > 1) {
      event.consume();
    } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      clickEnds = false;
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == keyEnds) {
      event.consume();
    } else {
      down = event.getCode();
      keyEnds = null;
    }
  }
}
