package io.novadesk.tour;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.jspecify.annotations.Nullable;

/** A person's mouse and keyboard: events come from outside, as the toolkit makes them. */
final class Hand {
  private static final long PULSE_SECONDS = 60;
  private static final double CORNER = 3;

  private final TourGuide guide;
  private final Scene scene;
  private @Nullable Robot robot;

  Hand(TourGuide guide, Scene scene) {
    this.guide = guide;
    this.scene = scene;
  }

  /** Where a node is: the middle of what is seen of it. */
  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    if (bounds == null) {
      throw new AssertionError(node + " is in no window");
    }
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  void point(Node node) throws Exception {
    guide.fx(
        () -> {
          robot().mouseMove(middle(node));
          return true;
        });
  }

  /**
   * Lays the mouse into a corner of the window. The Headless platform gives keys to the window that
   * is under it: beside every window they would be lost.
   */
  void rest() throws Exception {
    guide.run(
        () ->
            robot()
                .mouseMove(
                    scene.getWindow().getX() + CORNER,
                    scene.getWindow().getY() + scene.getWindow().getHeight() - CORNER));
  }

  void click(Node node) throws Exception {
    click(node, MouseButton.PRIMARY);
  }

  void click(Node node, MouseButton button) throws Exception {
    point(node);
    guide.run(
        () -> {
          robot().mousePress(button);
          // At once: the Headless platform would give it to a tooltip that came up meanwhile.
          robot().mouseRelease(button);
        });
  }

  void press(KeyCode... chord) throws Exception {
    guide.fx(
        () -> {
          for (KeyCode key : chord) {
            robot().keyPress(key);
          }
          for (KeyCode key : List.of(chord).reversed()) {
            robot().keyRelease(key);
          }
          return true;
        });
  }

  void press(KeyCombination keys) throws Exception {
    if (!(keys instanceof KeyCodeCombination combination)) {
      throw new AssertionError("no keys for " + keys);
    }
    List<KeyCode> chord = new java.util.ArrayList<>();
    if (combination.getShortcut() == ModifierValue.DOWN
        || combination.getControl() == ModifierValue.DOWN) {
      chord.add(KeyCode.CONTROL);
    }
    if (combination.getShift() == ModifierValue.DOWN) {
      chord.add(KeyCode.SHIFT);
    }
    if (combination.getAlt() == ModifierValue.DOWN) {
      chord.add(KeyCode.ALT);
    }
    chord.add(combination.getCode());
    press(chord.toArray(KeyCode[]::new));
  }

  /** Returns once what is there now was laid out and painted. */
  void pulse() throws Exception {
    CompletableFuture<Boolean> painted = new CompletableFuture<>();
    Runnable[] listener = new Runnable[1];
    listener[0] =
        () -> {
          scene.removePostLayoutPulseListener(listener[0]);
          painted.complete(true);
        };
    guide.fx(
        () -> {
          scene.addPostLayoutPulseListener(listener[0]);
          Platform.requestNextPulse();
          return true;
        });
    painted.get(PULSE_SECONDS, TimeUnit.SECONDS);
  }

  private Robot robot() {
    Robot made = robot == null ? new Robot() : robot;
    robot = made;
    return made;
  }
}
