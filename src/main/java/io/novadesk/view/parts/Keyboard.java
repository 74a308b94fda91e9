package io.novadesk.view.parts;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Where JavaFX leads the keyboard astray, in all of a window. */
public final class Keyboard {
  private final Scene scene;

  private @Nullable Node last;

  private Keyboard(Scene scene) {
    this.scene = scene;
  }

  /** From now on, as long as the scene lives. */
  public static void watch(Scene scene) {
    Keyboard keyboard = new Keyboard(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keyboard::leave);
    scene.focusOwnerProperty().addListener((_, was, now) -> keyboard.moved(was, now));
  }

  /**
   * Tab leads out of a field of many lines, as out of any other; with Ctrl it is a letter of what
   * is typed there.
   */
  private void leave(KeyEvent event) {
    if (event.getCode() != KeyCode.TAB
        || event.isAltDown()
        || event.isMetaDown()
        || !(scene.getFocusOwner() instanceof TextArea area)) {
      return;
    }
    if (!event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    } else if (area.isEditable() && !event.isShiftDown()) {
      area.replaceSelection("\t");
      event.consume();
    }
  }

  /** A button that turns grey hands the next Enter to none of its neighbours. */
  private void moved(@Nullable Node was, @Nullable Node now) {
    if (now == null) {
      // JavaFX takes the focus away first and looks for a neighbour then.
      last = was;
      return;
    }
    Node from = was == null ? last : was;
    last = null;
    if (from instanceof ButtonBase
        && from.isDisabled()
        && from.getScene() == scene
        && now instanceof ButtonBase) {
      scene.getRoot().requestFocus();
    }
  }
}
