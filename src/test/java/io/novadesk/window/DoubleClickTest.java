package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;

/** Clicked twice, Enter twice, three clicks, on a cloud that hangs: one request each. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class DoubleClickTest {
  @TempDir static Path folder;

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private SpoiledDemo demo;
  private Window window;

  @Start
  void open(Stage stage) throws Exception {
    demo = SpoiledDemo.asMember();
    window =
        new Window(
            stage,
            DemoSettings.standard(),
            new Profile(
                new ConnectionStore(folder.resolve("connections.json")),
                new CloudsYaml(List.of(), List.of()),
                new SettingsStore(folder.resolve("settings.json")),
                folder),
            () -> {});
    window.show();
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
    robot.interact(
        () -> {
          window.view().modal().close();
          window.console().open(demo.session(), Marking.NONE);
          NavItem item = window.console().navigation().roots().getLast();
          while (!item.showsServers()) {
            item = item.children().getFirst();
          }
          window.console().navigation().selectedProperty().set(item);
        });
    until(() -> window.console().servers().rows().size() > 40);
    demo.gateway().judge(this::hang);

    // A button of the bar, three times.
    select(robot, "web-04");
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
    select(robot, "web-06");
    robot.clickOn("#action-rename");
    until(() -> robot.lookup("#rename-name").tryQuery().isPresent());
    type(robot, "#rename-name", "renamed");
    until(() -> !robot.lookup("#rename-accept").queryButton().isDisabled());
    robot.doubleClickOn("#rename-accept");
    until(() -> sent.size() >= 2);

    // A form that stays until the cloud took it, Enter twice and clicked twice.
    String region = window.console().servers().rows().getFirst().region().key();
    robot.interact(() -> window.console().navigation().select(region + "/groups"));
    until(() -> robot.lookup("#group-create").tryQuery().isPresent());
    robot.clickOn("#group-create");
    until(() -> robot.lookup("#group-new-name").tryQuery().isPresent());
    type(robot, "#group-new-name", "together");
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

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
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
