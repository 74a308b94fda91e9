package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.HeldClick;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
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

/**
 * Many servers at once: planned, held, gone on with, cancelled, and the window closed meanwhile.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class PlanJourneyTest {
  @TempDir static Path profile;

  private Stage stage;
  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage shown) {
    stage = shown;
    desk = DemoWindow.entering(stage, DemoSettings.standard().withTimeScale(0.3), profile);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  private Stream<String> paintedOutcomes() {
    return window.scene().getRoot().lookupAll("#plan-run .table-cell").stream()
        .filter(node -> node.isVisible() && ((Labeled) node).getText() != null)
        .map(node -> ((Labeled) node).getText());
  }

  @Test
  void plansARebootOfMany(FxRobot robot) throws Exception {
    desk.untilListed();
    List<ServerRow> apis = desk.select(row -> row.name().startsWith("api-"));
    ServerRow hangs = apis.getFirst();
    hangs
        .region()
        .region()
        .servers()
        .metadata()
        .merge(hangs.server().id(), Map.of("demo.fault", "reboot-hang"));

    // The button of the action bar opens the page; a server that does not take it is left out.
    desk.press("action-reboot-soft");
    until(() -> desk.isThere("plan-draft"));
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
    until(() -> desk.isThere("plan-draft"));
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
    desk.press("plan-pause");
    until(() -> plan.phase() == Phase.PAUSED);
    assertThat(robot.lookup("#plan-reason").query().isVisible()).isTrue();
    // What is under way is told by a verb and its time, which grows while nothing else moves.
    until(() -> read(() -> paintedOutcomes().anyMatch(t -> t.matches("Rebooting… [1-9]\\d* s"))));
    desk.press("plan-back");
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
    desk.press("quit-cancel");
    until(() -> !window.view().modal().isOpen());
    assertThat(stage.isShowing()).isTrue();

    // The one that hangs keeps the only place: cancel, and nothing more is sent.
    desk.press("plan-resume");
    until(() -> plan.phase() == Phase.RUNNING);
    desk.press("plan-cancel");
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
    theCountsShowTheirServers(robot, takers);
    whatManyWereResizedToIsConfirmedAtOnce(robot);
    withShiftItGoesAtOnceAndStaysInTheList(robot);
  }

  private void withShiftItGoesAtOnceAndStaysInTheList(FxRobot robot) throws Exception {
    robot.interact(window.console().plans()::closePage);
    until(() -> page() == null);
    PlanViewModel former = newestPlan();
    List<ServerRow> four = desk.select(row -> row.name().matches("cache-0\\d"));
    assertThat(four).hasSizeGreaterThan(2);
    robot.interact(() -> HeldClick.on(desk.node("action-reboot-soft"), KeyCode.SHIFT));
    until(() -> newestPlan() != former);
    assertThat(page()).as("the list stays").isNull();
    assertThat(newestPlan().rows()).hasSameSizeAs(four);
    until(() -> newestPlan().state().isEnd());
    assertThat(newestPlan().state()).isInstanceOf(OperationState.Done.class);

    // What destroys is looked at first all the same.
    robot.interact(() -> HeldClick.on(desk.node("action-delete"), KeyCode.SHIFT));
    until(() -> desk.isThere("plan-draft"));
    robot.push(KeyCode.ESCAPE);
    until(() -> page() == null);
  }

  private void theCountsShowTheirServers(FxRobot robot, int takers) throws Exception {
    TableView<?> table = desk.node("plan-result");
    assertThat(table.getItems()).hasSize(takers);
    until(() -> desk.<ToggleButton>node("plan-chip-failed").getText().equals("1 failed"));
    robot.clickOn("#plan-chip-failed");
    until(() -> table.getItems().size() == 1);
    robot.clickOn("#plan-chip-cancelled");
    until(() -> table.getItems().size() == takers - 1);
    assertThat(desk.<ToggleButton>node("plan-chip-failed").isSelected()).isFalse();
    robot.clickOn("#plan-chip-cancelled");
    until(() -> table.getItems().size() == takers);
  }

  private void whatManyWereResizedToIsConfirmedAtOnce(FxRobot robot) throws Exception {
    desk.press("plan-back");
    until(() -> page() == null);
    List<ServerRow> three = desk.select(row -> row.name().matches("web-0[135]"));
    Flavor large =
        three.getFirst().region().flavors().stream()
            .filter(flavor -> flavor.name().equals("m1.xlarge"))
            .findFirst()
            .orElseThrow();
    robot.interact(
        () -> {
          window.console().plans().run(new Command.Resize(large.id(), large.name()), three);
          window.console().plans().open(newestPlan());
        });
    PlanViewModel resize = newestPlan();
    until(() -> desk.isThere("plan-confirm-all") && desk.node("plan-confirm-all").isVisible());
    until(() -> resize.state().isEnd() && resize.askingProperty().get() == three.size());
    assertThat(desk.<Button>node("plan-confirm-all").getText()).isEqualTo("Confirm all 3");
    assertThat(desk.<Button>node("plan-revert-all").getText()).isEqualTo("Revert all 3");
    desk.picture("plan-asks");
    // What the servers did since would be lost: it is planned, and nothing is sent yet.
    robot.clickOn("#plan-revert-all");
    until(() -> page() instanceof Page.Draft);
    assertThat(newestPlan()).isEqualTo(resize);
    robot.interact(() -> window.console().plans().open(resize));
    until(() -> desk.isThere("plan-confirm-all") && desk.node("plan-confirm-all").isVisible());
    robot.clickOn("#plan-confirm-all");
    until(() -> newestPlan() != resize && newestPlan().state().isEnd());
    assertThat(newestPlan().title()).isEqualTo("Confirm resize");
    assertThat(newestPlan().countsProperty().get().done()).isEqualTo(three.size());
    until(() -> !desk.node("plan-confirm-all").isVisible());
    assertThat(resize.asks()).isFalse();
  }

  private PlanViewModel newestPlan() {
    return (PlanViewModel) window.console().operations().entries().getFirst();
  }

  private Page page() {
    return window.console().plans().pageProperty().get();
  }
}
