package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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

/** Clicked twice, Enter twice, three clicks, on a cloud that hangs: one request each. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class DoubleClickTest {
  @TempDir static Path folder;

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private SpoiledDemo demo;
  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws Exception {
    demo = SpoiledDemo.asMember();
    desk = new DemoWindow(stage, DemoSettings.standard(), folder);
    window = desk.window();
  }

  @Stop
  void close() {
    goOn.countDown();
    window.hide();
    demo.close();
  }

  private Mood hang(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("GET")) {
      sent.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      try {
        goOn.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return Mood.HONEST;
  }

  @Test
  void eachIsSentOnce(FxRobot robot) throws Exception {
    desk.open(demo.session(), Marking.NONE);
    demo.gateway().judge(this::hang);

    // A button of the bar, three times.
    desk.select("web-04");
    until(() -> !robot.lookup("#action-reboot-soft").queryButton().isDisabled());
    robot.clickOn("#action-reboot-soft").clickOn("#action-reboot-soft");
    robot.clickOn("#action-reboot-soft");
    until(() -> sent.size() == 1);
    until(
        () ->
            window.console().operations().rows().stream()
                    .filter(row -> row.sentence().contains("already on its way"))
                    .count()
                == 2);

    // A form for a command, its button clicked twice.
    desk.select("web-06");
    robot.clickOn("#action-rename");
    until(() -> desk.isThere("rename-name"));
    desk.type("rename-name", "renamed");
    until(() -> !robot.lookup("#rename-accept").queryButton().isDisabled());
    robot.doubleClickOn("#rename-accept");
    until(() -> sent.size() >= 2);

    // A form that stays until the cloud took it, Enter twice and clicked twice.
    String region = window.console().servers().rows().getFirst().region().key();
    robot.interact(() -> window.console().navigation().select(region + "/groups"));
    until(() -> desk.isThere("group-create"));
    robot.clickOn("#group-create");
    until(() -> desk.isThere("group-new-name"));
    desk.type("group-new-name", "together");
    robot.clickOn("#group-new-name");
    robot.push(KeyCode.ENTER).push(KeyCode.ENTER);
    robot.doubleClickOn("#group-new-accept");
    until(() -> sent.size() >= 3);

    goOn.countDown();
    until(() -> !window.view().modal().isOpen());
    until(() -> window.console().operations().rows().stream().allMatch(row -> row.state().isEnd()));
    assertThat(sent).hasSize(3);
    assertThat(demo.truth().compute().serverGroups().list())
        .filteredOn(group -> group.name().equals("together"))
        .hasSize(1);
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND,
        "a button three times, two forms twice, on a cloud that hangs",
        sent.size(),
        "Not sent: the same command is already on its way to this server.");
  }
}
