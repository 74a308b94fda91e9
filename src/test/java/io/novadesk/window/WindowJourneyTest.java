package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** A morning with the console: into the demo cloud, look, act, see the truth. */
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class WindowJourneyTest {
  @TempDir static Path profile;

  private Window window;

  @Start
  void open(Stage stage) {
    window =
        new Window(
            stage,
            DemoSettings.standard().withTimeScale(0.1),
            new Profile(
                new ConnectionStore(profile.resolve("connections.json")),
                new CloudsYaml(List.of(), List.of()),
                new SettingsStore(profile.resolve("settings.json")),
                profile),
            () -> {});
    window.show();
    window.enterDemo();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  @Order(1)
  void worksThroughAMorning(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() > 40);

    // Ctrl+F leads to the filter; Escape empties it.
    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.F);
    TextField filter = robot.lookup("#server-filter").queryAs(TextField.class);
    until(filter::isFocused);
    robot.write("status:verify");
    until(() -> window.console().servers().rows().size() == 1);
    robot.push(KeyCode.ESCAPE);
    until(() -> window.console().servers().rows().size() > 40);

    // A soft reboot of one asks nothing and ends in the truth.
    select(robot, "web-04");
    robot.interact(() -> robot.lookup("#action-reboot-soft").queryAs(Button.class).fire());
    OperationRow reboot = window.console().operations().rows().getFirst();
    until(() -> reboot.state().isEnd());
    assertThat(reboot.state()).as(reboot.sentence()).isInstanceOf(OperationState.Done.class);

    // The one that waits for a word has a banner with both answers.
    select(robot, "api-06");
    until(() -> robot.lookup("#verify-banner").query().isVisible());
    robot.interact(() -> robot.lookup("#banner-revert").queryAs(Button.class).fire());
    until(() -> window.view().modal().isOpen());
    robot.interact(() -> robot.lookup("#confirm-accept").queryAs(Button.class).fire());
    OperationRow revert = window.console().operations().rows().getFirst();
    until(() -> revert.state().isEnd());
    assertThat(revert.state()).as(revert.sentence()).isInstanceOf(OperationState.Done.class);

    // Delete asks, and Escape is a way out that sends nothing.
    int before = window.console().operations().rows().size();
    select(robot, "batch-01");
    robot.interact(() -> robot.lookup("#action-delete").queryAs(Button.class).fire());
    until(() -> window.view().modal().isOpen());
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    assertThat(window.console().operations().rows()).hasSize(before);

    // Many are deleted only when their number is typed.
    robot.interact(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).name().startsWith("batch-0")) {
              table.getSelectionModel().select(i);
            }
          }
        });
    int many = window.console().servers().selected().size();
    assertThat(many).isGreaterThan(2);
    robot.interact(() -> robot.lookup("#action-delete").queryAs(Button.class).fire());
    until(() -> robot.lookup("#plan-draft").tryQuery().isPresent());
    Button start = robot.lookup("#plan-start").queryAs(Button.class);
    assertThat(start.isDisabled()).isTrue();
    robot.interact(
        () -> robot.lookup("#plan-count").queryAs(TextField.class).setText(String.valueOf(many)));
    assertThat(start.isDisabled()).isFalse();
    robot.interact(start::fire);
    PlanViewModel plan = (PlanViewModel) window.console().operations().entries().getFirst();
    until(() -> plan.state().isEnd());
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(plan.rows()).hasSize(many).allMatch(row -> row.state().isDone());
    robot.interact(() -> robot.lookup("#plan-back").queryAs(Button.class).fire());
    until(
        () ->
            window.console().servers().rows().stream()
                .noneMatch(r -> r.name().startsWith("batch-0")));
  }

  private void select(FxRobot robot, String name) {
    robot.interact(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError("no server " + name);
        });
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
