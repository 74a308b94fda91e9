package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Many servers at once: planned, held, gone on with, cancelled, and the window closed meanwhile.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class PlanJourneyTest {
  @TempDir static Path profile;

  private Stage stage;
  private Window window;

  @Start
  void open(Stage shown) {
    stage = shown;
    window =
        new Window(
            stage,
            DemoSettings.standard().withTimeScale(0.3),
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
  void plansARebootOfMany(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() > 40);
    List<ServerRow> apis = selectAll(robot, "api-");
    ServerRow hangs = apis.getFirst();
    hangs
        .region()
        .region()
        .servers()
        .metadata()
        .merge(hangs.server().id(), Map.of("demo.fault", "reboot-hang"));

    // The button of the action bar opens the page; a server that does not take it is left out.
    press(robot, "action-reboot-soft");
    until(() -> robot.lookup("#plan-draft").tryQuery().isPresent());
    PlanDraft draft = ((Page.Draft) Objects.requireNonNull(page())).draft();
    int takers = draft.takersProperty().get();
    assertThat(takers).isGreaterThan(2).isLessThan(apis.size());
    assertThat(draft.rows().getLast().whyNot()).contains("VERIFY_RESIZE");

    // Escape leads back and sends nothing.
    robot.push(KeyCode.ESCAPE);
    until(() -> page() == null);
    assertThat(window.console().operations().entries()).isEmpty();

    // By the keyboard alone: the plan of what is selected, and Enter begins it.
    robot.interact(() -> window.view().servers().table().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    until(() -> robot.lookup("#plan-draft").tryQuery().isPresent());
    robot.interact(
        () -> {
          Spinner<?> atOnce = robot.lookup("#plan-at-once").queryAs(Spinner.class);
          atOnce.getEditor().setText("1");
          atOnce.commitValue();
        });
    robot.push(KeyCode.ENTER);
    until(() -> page() instanceof Page.Run);
    PlanViewModel plan = ((Page.Run) Objects.requireNonNull(page())).plan();
    assertThat(plan.options().atOnce()).isEqualTo(1);
    until(() -> plan.countsProperty().get().underWay() == 1);
    press(robot, "plan-pause");
    until(() -> plan.phase() == Phase.PAUSED);
    assertThat(robot.lookup("#plan-reason").query().isVisible()).isTrue();
    press(robot, "plan-back");
    until(() -> page() == null);

    // One line in the Tasks pane for all of them, which opens the page again.
    assertThat(window.console().operations().entries()).hasSize(1);
    robot.interact(
        () -> {
          window.view().showTasks();
          TableView<?> table = robot.lookup("#task-table").queryAs(TableView.class);
          table.getSelectionModel().select(0);
          table.requestFocus();
        });
    robot.push(KeyCode.ENTER);
    until(() -> page() instanceof Page.Run);

    // Closing the window now asks; no is an answer.
    robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    until(() -> window.view().modal().isOpen());
    assertThat(robot.lookup("#quit").tryQuery()).isPresent();
    press(robot, "quit-cancel");
    until(() -> !window.view().modal().isOpen());
    assertThat(stage.isShowing()).isTrue();

    // The one that hangs keeps the only place: cancel, and nothing more is sent.
    press(robot, "plan-resume");
    until(() -> plan.phase() == Phase.RUNNING);
    press(robot, "plan-cancel");
    until(() -> plan.countsProperty().get().cancelled() == takers - 1);
    assertThat(plan.phase()).isEqualTo(Phase.CANCELLING);
    // A hard reboot frees what hangs, and the plan tells the end of what it sent.
    hangs
        .region()
        .region()
        .servers()
        .reboot(hangs.server().id(), io.novadesk.api.compute.Servers.RebootType.HARD);
    until(() -> plan.state().isEnd());
    assertThat(plan.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(plan.countsProperty().get().failed()).isEqualTo(1);
  }

  private Page page() {
    return window.console().plans().pageProperty().get();
  }

  private static void press(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup("#" + id).queryAs(Button.class).fire());
  }

  private List<ServerRow> selectAll(FxRobot robot, String prefix) {
    robot.interact(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).name().startsWith(prefix)) {
              table.getSelectionModel().select(i);
            }
          }
        });
    return List.copyOf(window.console().servers().selected());
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
