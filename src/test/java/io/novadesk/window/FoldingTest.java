package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The table has all the room until there is something to show beside it or below it. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class FoldingTest {
  private static final Bounds NOWHERE = new BoundingBox(0, 0, 0, 0);

  @TempDir static Path folder;

  private DemoWindow desk;

  @Start
  void open(Stage stage) throws IOException {
    desk = DemoWindow.entering(stage, Files.createTempDirectory(folder, "first-start"));
  }

  @Stop
  void close() {
    desk.window().hide();
  }

  /** Where it is painted in the window; nowhere when it is not. */
  private Bounds place(FxRobot robot, String selector) {
    AtomicReference<Bounds> found = new AtomicReference<>(NOWHERE);
    robot.interact(
        () -> {
          desk.window().scene().getRoot().layout();
          Node node = desk.window().scene().lookup(selector);
          if (node != null && node.isVisible()) {
            found.set(node.localToScene(node.getLayoutBounds()));
          }
        });
    return found.get();
  }

  private static MouseEvent press(int clicks) {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        clicks,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private Bounds rowOf(FxRobot robot, String name) {
    AtomicReference<Bounds> found = new AtomicReference<>(NOWHERE);
    robot.interact(
        () -> {
          desk.window().scene().getRoot().layout();
          robot
              .from(desk.window().view().servers().table())
              .lookup(".table-row-cell")
              .queryAll()
              .stream()
              .filter(
                  node ->
                      node instanceof TableRow<?> row
                          && row.isVisible()
                          && row.getItem() instanceof ServerRow server
                          && server.name().equals(name))
              .forEach(node -> found.set(node.localToScene(node.getLayoutBounds())));
        });
    return found.get();
  }

  @Test
  void opensWhenThereIsSomethingToShow(FxRobot robot) throws Exception {
    desk.untilListed();
    double all = desk.window().scene().getHeight();
    Bounds table = place(robot, ".server-table-view");
    assertThat(place(robot, ".detail").getWidth()).isZero();
    assertThat(place(robot, "#drawer-strip").getHeight()).isEqualTo(32);
    assertThat(table.getMaxY()).isGreaterThan(all - 80);

    robot.clickOn("api-01");
    until(() -> place(robot, ".detail").getWidth() > 300);
    // The second half of a double click was meant for the row: it hits nothing in what has come.
    List<MouseEvent> hits = new CopyOnWriteArrayList<>();
    robot.interact(
        () -> {
          Node within = robot.lookup(".head-card").query();
          within.addEventHandler(MouseEvent.MOUSE_PRESSED, hits::add);
          Event.fireEvent(within, press(2));
        });
    assertThat(hits).isEmpty();
    robot.interact(() -> Event.fireEvent(robot.lookup(".head-card").query(), press(1)));
    assertThat(hits).hasSize(1);
    assertThat(place(robot, ".server-table-view").getMaxX())
        .isLessThanOrEqualTo(place(robot, ".detail").getMinX());

    // What is read there stays where it is.
    robot.interact(() -> desk.window().view().servers().table().scrollTo(10));
    Bounds row = rowOf(robot, "cache-02");
    robot.clickOn("#action-reboot-soft");
    until(() -> place(robot, "#drawer").getHeight() > 150);
    assertThat(rowOf(robot, "cache-02").getMinY()).isEqualTo(row.getMinY());
    assertThat(place(robot, "#drawer-strip").getHeight()).isZero();
    assertThat(place(robot, "#drawer").getMinY())
        .isGreaterThanOrEqualTo(place(robot, ".server-table-view").getMaxY());

    robot.push(KeyCode.CONTROL, KeyCode.J);
    until(() -> place(robot, "#drawer-strip").getHeight() > 0);
    // A later task leaves shut what the person has shut.
    until(() -> !robot.lookup("#action-reboot-soft").queryButton().isDisabled());
    robot.clickOn("#action-reboot-soft");
    until(() -> desk.window().console().operations().rows().size() == 2);
    assertThat(place(robot, "#drawer").getHeight()).isZero();

    robot.clickOn("#drawer-exchanges-open");
    until(() -> place(robot, "#drawer").getHeight() > 150);
  }

  /** What waits for a person stands in the last line, and a click shows just that. */
  @Test
  void saysWhatNeedsAPerson(FxRobot robot) throws Exception {
    desk.untilListed();
    until(() -> robot.lookup("#status-need-verify_resize").tryQuery().isPresent());
    String said = robot.lookup("#status-need-verify_resize").queryButton().getText();
    robot.clickOn("#status-need-verify_resize");
    until(
        () ->
            desk.rows().stream()
                .allMatch(row -> row.server().state() == ServerStatus.VERIFY_RESIZE));
    assertThat(said).isEqualTo(desk.rows().size() + " to confirm");
    robot.clickOn("#status-need-error");
    until(() -> desk.rows().stream().allMatch(row -> row.server().state() == ServerStatus.ERROR));
    assertThat(desk.rows()).isNotEmpty();
  }

  @Test
  void tabGoesThroughThePageInReadingOrder(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.select("api-01");
    robot.clickOn("#server-filter").push(KeyCode.SHIFT, KeyCode.TAB);
    until(() -> "action-more".equals(desk.window().scene().getFocusOwner().getId()));
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    until(() -> "action-delete".equals(desk.window().scene().getFocusOwner().getId()));
    robot.push(KeyCode.SPACE);
    until(() -> desk.isThere("delete-accept"));
  }

  /** A screen of 1440x900 at twice the size has no more room than this. */
  @Test
  void nothingIsOutOfReachInASmallWindow(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(720, 450);
    List<String> bar =
        List.of(
            "#action-launch", "#action-start", "#action-rename", "#action-delete", "#action-more");
    until(() -> bar.stream().allMatch(id -> isInWindow(robot, id)));
    assertThat(place(robot, "#action-more").getMinX())
        .isGreaterThanOrEqualTo(place(robot, "#action-delete").getMaxX());
    until(
        () ->
            isInWindow(robot, "#status-need-error")
                && isInWindow(robot, "#status-need-verify_resize")
                && isInWindow(robot, "#status-freshness"));
    for (String id : List.of("#status-need-error", "#status-need-verify_resize")) {
      assertThat(robot.lookup(id + " .text").queryText().getText())
          .isEqualTo(robot.lookup(id).queryLabeled().getText());
    }
    desk.picture("small-window");
    desk.resize(1440, 900);
    until(
        () ->
            robot.lookup("#action-launch").queryButton().getContentDisplay()
                == ContentDisplay.LEFT);
  }

  private boolean isInWindow(FxRobot robot, String id) {
    // What needs a person is told with the next tick.
    return robot
        .lookup(id)
        .tryQuery()
        .map(
            node -> {
              Bounds at = node.localToScene(node.getLayoutBounds());
              return node.isVisible()
                  && at.getWidth() > 0
                  && at.getMinX() >= 0
                  && at.getMaxX() <= desk.window().scene().getWidth();
            })
        .orElse(false);
  }

  @Test
  void theKeyboardGoesWithTheDrawer(FxRobot robot) throws Exception {
    desk.untilListed();
    for (String name : List.of("tasks", "exchanges", "json")) {
      robot.interact(() -> desk.node("drawer-" + name + "-open").requestFocus());
      robot.push(KeyCode.SPACE);
      until(() -> desk.node("drawer").isFocusWithin());
      robot.push(KeyCode.CONTROL, KeyCode.J);
      until(() -> desk.node("drawer-" + name + "-open").isFocused());
    }
  }
}
