package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.view.parts.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** In the smallest window nothing is out of reach of the mouse. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class SmallWindowTest {
  /**
   * The smallest window, and what is left of a screen of 1440x900 whose pixels are two of the
   * display's; where they are one and a half there is more than the first.
   */
  private static final List<Point2D> SIZES = List.of(new Point2D(900, 560), new Point2D(720, 450));

  private static final List<String> FORMS =
      List.of("action-resize", "action-rebuild", "action-edit", "action-live-migrate");

  @TempDir static Path profile;

  private final Set<String> wrong = new TreeSet<>();
  private DemoWindow desk;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
  }

  @Stop
  void close() {
    desk.window().hide();
  }

  /** What is asked for there is read whole while a server is shown beside the list. */
  @Test
  void theFilterBoxHasRoomForItsPrompt() throws Exception {
    desk.untilListed();
    desk.resize(1024, 700);
    desk.select("db-01");
    until(
        () ->
            read(
                () -> {
                  TextInputControl filter = desk.node("server-filter");
                  javafx.scene.text.Text prompt =
                      new javafx.scene.text.Text(filter.getPromptText());
                  return desk.node("server-detail").isVisible()
                      && filter.getWidth() > prompt.getLayoutBounds().getWidth();
                }));
  }

  @Test
  void nothingIsOutOfReach(FxRobot robot) throws Exception {
    desk.untilListed();
    for (Point2D size : SIZES) {
      robot.interact(
          () -> {
            Stage stage = (Stage) desk.window().scene().getWindow();
            // A screen that is smaller than the smallest window lets it be no larger than itself.
            stage.setMinWidth(Math.min(stage.getMinWidth(), size.getX()));
            stage.setMinHeight(Math.min(stage.getMinHeight(), size.getY()));
          });
      desk.resize(size.getX(), size.getY());
      desk.select("db-01");
      String at = Math.round(size.getX()) + "x" + Math.round(size.getY());
      desk.throughEveryScreen(where -> look(robot, at + " " + where));
      dialog(robot, at + " connect", KeyCode.CONTROL, KeyCode.O);
      dialog(robot, at + " launch", KeyCode.CONTROL, KeyCode.N);
      dialog(robot, at + " settings", KeyCode.CONTROL, KeyCode.COMMA);
      dialog(robot, at + " shortcuts", KeyCode.F1);
      dialog(robot, at + " columns", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
      dialog(robot, at + " export", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
      for (String form : FORMS) {
        desk.select("db-02");
        robot.interact(desk.menuEntry(form)::fire);
        look(robot, at + " " + form);
        robot.interact(() -> desk.window().view().modal().close());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void largerTextMakesNothingWiderThanTheWindow(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(960, 640);
    desk.select("db-01");
    robot.push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.EQUALS);
    try {
      until(() -> Look.scale().get() > 1.1);
      until(
          () ->
              read(
                  () ->
                      desk.window().scene().getRoot().minWidth(-1)
                          <= desk.window().scene().getWidth()));
    } finally {
      robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    }
  }

  private void dialog(FxRobot robot, String name, KeyCode... keys) throws Exception {
    robot.push(keys);
    until(() -> desk.window().view().modal().isOpen());
    look(robot, name);
    robot.interact(() -> desk.window().view().modal().close());
  }

  private void look(FxRobot robot, String where) {
    robot.interact(
        () -> {
          Parent root = desk.window().scene().getRoot();
          root.applyCss();
          root.layout();
          Node from = desk.window().view().modal().isOpen() ? root.lookup("#modal") : root;
          look(from, where);
        });
  }

  private void look(Node node, String where) {
    if (!node.isVisible() || !node.isManaged()) {
      return;
    }
    if (node instanceof ButtonBase
        || node instanceof TextInputControl
        || node instanceof ComboBoxBase) {
      String why = outOfReach(node);
      if (!why.isEmpty()) {
        String text = node instanceof Labeled label ? " " + label.getText() : "";
        wrong.add(where + ": " + node.getTypeSelector() + " " + node.getId() + text + why);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, where));
    }
  }

  /** Its middle has to lie in all that is around it; what scrolls brings it there. */
  private static String outOfReach(Node node) {
    Node inner = node;
    for (Parent around = node.getParent(); around != null; around = around.getParent()) {
      if (around instanceof ScrollPane || around instanceof VirtualFlow<?>) {
        if (around.getLayoutBounds().getHeight() < 40) {
          return " in what is " + around.getLayoutBounds().getHeight() + " high";
        }
        inner = around;
      } else if (!(around instanceof Group) && !isInFlow(around) && !holdsMiddle(around, inner)) {
        return " of "
            + node.getStyleClass()
            + " at "
            + inner.localToScene(inner.getLayoutBounds())
            + " outside of "
            + around.getTypeSelector()
            + " "
            + around.localToScene(around.getLayoutBounds());
      }
    }
    return "";
  }

  /** Cells at its edge are cut until it is scrolled. */
  private static boolean isInFlow(Parent around) {
    return around.getStyleClass().contains("clipped-container");
  }

  private static boolean holdsMiddle(Parent around, Node inner) {
    Bounds bounds = inner.localToScene(inner.getLayoutBounds());
    return inner.getLayoutBounds().getWidth() > 0
        && around
            .localToScene(around.getLayoutBounds())
            .contains(bounds.getCenterX(), bounds.getCenterY());
  }
}
