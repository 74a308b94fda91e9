package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.Nameless;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
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

/** Every control of every screen says to a screen reader what it is. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class AccessibleNamesTest {
  /** The forms of actions, each with fields of another kind. */
  private static final List<String> FORMS =
      List.of(
          "action-resize",
          "action-snapshot",
          "action-rename",
          "action-rebuild",
          "action-backup",
          "action-edit",
          "action-lock",
          "action-change-password",
          "action-rescue",
          "action-migrate",
          "action-live-migrate",
          "action-reset-state",
          "action-delete");

  @TempDir static Path profile;

  private final Set<String> nameless = new TreeSet<>();
  private DemoWindow desk;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
  }

  @Stop
  void close() {
    desk.window().hide();
  }

  @Test
  void everyControlHasANameAndARole(FxRobot robot) throws Exception {
    look(robot, "connect");
    desk.untilListed();
    desk.resize(1440, 900);
    desk.select("db-01");
    desk.throughEveryScreen(where -> look(robot, where));
    for (KeyCode drawer : List.of(KeyCode.T, KeyCode.E, KeyCode.J)) {
      robot.push(KeyCode.CONTROL, KeyCode.SHIFT, drawer);
      look(robot, "drawer " + drawer);
    }
    dialog(robot, "connect", KeyCode.CONTROL, KeyCode.O);
    dialog(robot, "launch", KeyCode.CONTROL, KeyCode.N);
    dialog(robot, "palette", KeyCode.CONTROL, KeyCode.K);
    dialog(robot, "settings", KeyCode.CONTROL, KeyCode.COMMA);
    dialog(robot, "shortcuts", KeyCode.F1);
    dialog(robot, "columns", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    dialog(robot, "export", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    dialog(robot, "history", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
    for (String form : FORMS) {
      desk.select("db-02");
      MenuItem item = desk.menuEntry(form);
      robot.interact(item::fire);
      until(() -> desk.window().view().modal().isOpen());
      look(robot, form);
      robot.interact(() -> desk.window().view().modal().close());
    }
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    look(robot, "plan");
    assertThat(nameless).isEmpty();
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
          Node whole = desk.window().scene().getRoot();
          Node root =
              desk.window().view().modal().isOpen()
                  ? desk.window().scene().lookup("#modal")
                  : whole;
          whole.applyCss();
          desk.window().scene().getRoot().layout();
          Nameless.in(root).forEach(control -> nameless.add(control + " (" + where + ")"));
        });
  }
}
