package io.novadesk.view.parts;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the whole of what has no room where the mouse rests: in every label, button, link and cell
 * of a window that is cut and has no tooltip of its own.
 */
public final class CutTips {
  private static final Duration SOON = Duration.millis(500);
  private static final double WIDEST = 480;

  private final Tooltip tip = new Tooltip();
  private final PauseTransition coming = new PauseTransition(SOON);
  private @Nullable Labeled over;

  private CutTips(Scene scene) {
    tip.setId("cut-tip");
    tip.setWrapText(true);
    tip.setMaxWidth(Look.px(WIDEST));
    coming.setOnFinished(_ -> show());
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, event -> rest(labeledAt(event)));
    scene.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> rest(null));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> rest(null));
    scene.addEventFilter(ScrollEvent.ANY, _ -> rest(null));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> rest(null));
  }

  /** Does so in this scene from now on. */
  public static void watch(Scene scene) {
    new CutTips(scene);
  }

  /** Whether less is painted than the text. */
  public static boolean isCut(Labeled labeled) {
    String whole = labeled.getText();
    String ellipsis = labeled.getEllipsisString();
    if (whole == null || ellipsis == null || ellipsis.isEmpty() || whole.endsWith(ellipsis)) {
      return false;
    }
    for (Node part : labeled.getChildrenUnmodifiable()) {
      if (part instanceof Text painted && painted.isVisible()) {
        return painted.getText().endsWith(ellipsis);
      }
    }
    return false;
  }

  private void rest(@Nullable Labeled now) {
    if (now == over) {
      return;
    }
    over = now;
    coming.stop();
    tip.hide();
    if (now != null) {
      coming.playFromStart();
    }
  }

  private static @Nullable Labeled labeledAt(MouseEvent event) {
    Node at = event.getTarget() instanceof Node node ? node : null;
    while (at != null && !(at instanceof Labeled)) {
      at = at.getParent();
    }
    return at instanceof Labeled labeled && labeled.getTooltip() == null ? labeled : null;
  }

  private void show() {
    Labeled at = over;
    if (at == null || at.getScene() == null || !isCut(at)) {
      return;
    }
    Bounds place = at.localToScreen(at.getBoundsInLocal());
    if (place != null) {
      tip.setText(at.getText());
      tip.show(at, place.getMinX(), place.getMaxY());
    }
  }
}
