package io.novadesk.testing;

import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A click while a key is held: the robot's mouse does not know which keys are down. */
public final class HeldClick {
  private HeldClick() {}

  /** Clicks the middle of a node. To be called on the JavaFX thread. */
  public static void on(Node node, KeyCode held) {
    click(node, held, 1);
  }

  /** Clicks it twice, however busy the machine is between. To be called on the JavaFX thread. */
  public static void twice(Node node) {
    click(node, KeyCode.UNDEFINED, 1);
    click(node, KeyCode.UNDEFINED, 2);
  }

  private static void click(Node node, KeyCode held, int count) {
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    Point2D at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
    Point2D here = node.localToScene(node.screenToLocal(at));
    for (EventType<MouseEvent> type :
        List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
      node.fireEvent(
          new MouseEvent(
              type,
              here.getX(),
              here.getY(),
              at.getX(),
              at.getY(),
              MouseButton.PRIMARY,
              count,
              held == KeyCode.SHIFT,
              held == KeyCode.CONTROL,
              false,
              false,
              type == MouseEvent.MOUSE_PRESSED,
              false,
              false,
              false,
              false,
              true,
              null));
    }
  }
}
