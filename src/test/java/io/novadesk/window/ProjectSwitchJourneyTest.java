package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.Fx;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
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

/** Ctrl+P, a few letters, Enter: the other project is there, and so is the way back. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ProjectSwitchJourneyTest {
  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  private String title() throws Exception {
    return Fx.read(this::titleNow);
  }

  private String titleNow() {
    return ((Stage) window.scene().getWindow()).getTitle();
  }

  private void ask(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.P);
    until(() -> desk.isThere("projects-list") && entries() == 2);
  }

  private int entries() {
    ListView<?> list = desk.node("projects-list");
    return list.getItems().size();
  }

  @Test
  void goesThereAndBackByKeys(FxRobot robot) throws Exception {
    desk.untilListed();
    int clouds = window.console().sessions().size();
    ask(robot);
    desk.picture("switch-project");
    robot.write("stag").push(KeyCode.ENTER);
    until(() -> titleNow().contains("staging") && window.console().servers().rows().isEmpty());
    assertThat(window.console().sessions()).hasSize(clouds);
    until(() -> where().contains("staging"));

    // By the mouse as well; the one that was left is the first choice.
    robot.clickOn("#status-where");
    until(() -> desk.isThere("projects-list") && entries() == 2);
    robot.push(KeyCode.ENTER);
    desk.untilListed();
    assertThat(title()).contains("demo").doesNotContain("staging");

    ask(robot);
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    assertThat(window.console().sessions()).hasSize(clouds);

    ask(robot);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> window.console().sessions().size() == clouds + 1);
    List<String> roots =
        Fx.read(() -> window.console().navigation().roots().stream().map(r -> r.label()).toList());
    assertThat(roots)
        .contains("All clouds")
        .hasSize(clouds + 2)
        .anyMatch(name -> name.endsWith("(staging)"));
  }

  @Test
  void whatIsTypedWaitsUntilOneComesBack(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.select("api-01");
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.METADATA));
    desk.press("metadata-add");
    robot.write("journey").push(KeyCode.TAB).write("there and back");
    until(() -> window.console().metadata().unsaved() == 1);
    ask(robot);
    robot.push(KeyCode.ENTER);
    until(() -> titleNow().contains("staging"));
    ask(robot);
    robot.push(KeyCode.ENTER);
    desk.untilListed();

    desk.select("api-01");
    desk.press("metadata-save");
    until(() -> "there and back".equals(desk.server("api-01").server().metadata().get("journey")));
    assertThat(window.console().metadata().unsaved()).isZero();
  }

  private String where() {
    return desk.<Labeled>node("status-where").getText();
  }
}
