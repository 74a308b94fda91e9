package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.Nameless;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
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

  /** All dialogs of a person who is no administrator that have a field of many lines. */
  private static final List<String> LONG_FIELDS =
      List.of(
          "json-tool-input",
          "keypair-new-public-key",
          "launch-file-text-0",
          "launch-user-data",
          "own-file-text",
          "rebuild-user-data",
          "recording-text",
          "request-text");

  private final Set<String> nameless = new TreeSet<>();
  private final Set<String> left = new TreeSet<>();
  private final Set<String> traps = new TreeSet<>();
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
  void everyControlHasANameAndARoleAndTabLeavesIt(FxRobot robot) throws Exception {
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
    launch(robot);
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
    dialogsOfOnesOwn(robot);
    assertThat(nameless).isEmpty();
    assertThat(traps).isEmpty();
    assertThat(left).containsAll(LONG_FIELDS);
  }

  private void launch(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until(() -> desk.isThere("launch-file-typed"));
    look(robot, "launch");
    robot.interact(() -> desk.<ButtonBase>node("launch-file-typed").fire());
    until(() -> desk.isThere("launch-file-text-0"));
    look(robot, "launch with a file");
    robot.interact(() -> desk.window().view().modal().close());
  }

  private void dialogsOfOnesOwn(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings-own"));
    robot.interact(() -> desk.<ButtonBase>node("settings-own").fire());
    until(() -> desk.isThere("own-file-text"));
    look(robot, "own commands");
    robot.interact(() -> desk.window().view().modal().close());
    MenuItem record = desk.menuEntry("menu-record");
    robot.interact(record::fire);
    robot.interact(record::fire);
    until(() -> desk.isThere("recording-text"));
    look(robot, "recording");
    robot.interact(() -> desk.window().view().modal().close());
    desk.go(desk.rows().getFirst().region().key() + "/keypairs");
    desk.press("keypair-import");
    until(() -> desk.isThere("keypair-new-public-key"));
    look(robot, "key pair");
    robot.interact(() -> desk.window().view().modal().close());
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
    leaveLongFields(robot, where);
  }

  /** Tab leads out of each field of many lines, and is no letter of what is typed there. */
  private void leaveLongFields(FxRobot robot, String where) {
    Scene scene = desk.window().scene();
    Node before = scene.getFocusOwner();
    robot.interact(
        () ->
            robot.lookup(".titled-pane").queryAllAs(TitledPane.class).stream()
                .forEach(folded -> folded.setExpanded(true)));
    for (TextArea area : List.copyOf(robot.lookup(".text-area").queryAllAs(TextArea.class))) {
      robot.interact(area::requestFocus);
      if (scene.getFocusOwner() == area) {
        String text = area.getText();
        robot.push(KeyCode.TAB);
        if (scene.getFocusOwner() == area || !text.equals(area.getText())) {
          traps.add(area.getId() + " (" + where + ")");
        }
        left.add(String.valueOf(area.getId()));
      }
    }
    if (before != null) {
      // Keys mean what they mean where the keyboard is.
      robot.interact(before::requestFocus);
    }
  }
}
