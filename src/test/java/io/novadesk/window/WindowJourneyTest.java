package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import java.nio.file.Path;
import javafx.scene.control.Button;
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

/** A morning with the console: into the demo cloud, look, act, see the truth. */
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class WindowJourneyTest {
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

  @Test
  @Order(1)
  void worksThroughAMorning(FxRobot robot) throws Exception {
    desk.untilListed();

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
    desk.select("web-04");
    desk.press("action-reboot-soft");
    OperationRow reboot = desk.newestOperation();
    until(() -> reboot.state().isEnd());
    assertThat(reboot.state()).as(reboot.sentence()).isInstanceOf(OperationState.Done.class);

    // The one that waits for a word has a banner with both answers.
    desk.select("api-06");
    until(() -> robot.lookup("#verify-banner").query().isVisible());
    desk.press("banner-revert");
    until(() -> window.view().modal().isOpen());
    desk.press("confirm-accept");
    OperationRow revert = desk.newestOperation();
    until(() -> revert.state().isEnd());
    assertThat(revert.state()).as(revert.sentence()).isInstanceOf(OperationState.Done.class);

    // Delete asks, and Escape is a way out that sends nothing.
    int before = window.console().operations().rows().size();
    desk.select("batch-01");
    desk.press("action-delete");
    until(() -> window.view().modal().isOpen());
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    assertThat(window.console().operations().rows()).hasSize(before);

    // Many are deleted only when their number is typed.
    int many = desk.select(row -> row.name().startsWith("batch-0")).size();
    assertThat(many).isGreaterThan(2);
    desk.press("action-delete");
    until(() -> desk.isThere("plan-draft"));
    Button start = robot.lookup("#plan-start").queryAs(Button.class);
    assertThat(start.isDisabled()).isTrue();
    // The keys wait where it is typed, not on the tick of an option.
    until(() -> "plan-count".equals(window.scene().getFocusOwner().getId()));
    desk.type("plan-count", String.valueOf(many));
    assertThat(start.isDisabled()).isFalse();
    robot.interact(start::fire);
    PlanViewModel plan = (PlanViewModel) window.console().operations().entries().getFirst();
    until(() -> plan.state().isEnd());
    assertThat(plan.state()).as(plan.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(plan.rows()).hasSize(many).allMatch(row -> row.state().isDone());
    desk.press("plan-back");
    until(
        () ->
            window.console().servers().rows().stream()
                .noneMatch(r -> r.name().startsWith("batch-0")));
  }
}
