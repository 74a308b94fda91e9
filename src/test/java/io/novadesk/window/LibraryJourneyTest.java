package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import io.novadesk.viewmodel.operations.OperationRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
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

/** What servers are made of: images, keys, flavors; the overview; the tool for JSON. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class LibraryJourneyTest {
  @TempDir static Path folder;

  private Window window;

  @Start
  void open(Stage stage) {
    window =
        new Window(
            stage,
            DemoSettings.standard().withTimeScale(0.1),
            new Profile(
                new ConnectionStore(folder.resolve("connections.json")),
                new CloudsYaml(List.of(), List.of()),
                new SettingsStore(folder.resolve("settings.json")),
                folder),
            () -> {});
    window.show();
    window.enterDemo();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void looksAfterWhatServersAreMadeOf(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() > 40);
    String region = window.console().servers().rows().getFirst().region().key();

    // An image of a file: the list shows it, its checksum was compared.
    Path file = Files.write(folder.resolve("router.raw"), new byte[100_000]);
    go(robot, region + "/images");
    until(() -> !window.console().pages().images().list().rows().isEmpty());
    fire(robot, "#image-add");
    until(() -> window.view().modal().isOpen());
    type(robot, "#image-new-file", file.toString());
    until(() -> !robot.lookup("#image-new-accept").queryButton().isDisabled());
    fire(robot, "#image-new-accept");
    OperationRow upload = window.console().operations().rows().getFirst();
    until(() -> upload.state().isEnd());
    assertThat(upload.state()).as(upload.sentence()).isInstanceOf(OperationState.Done.class);
    until(() -> has("router"));

    // Delete asks by name, from the keyboard too.
    selectImage(robot, "router");
    until(() -> !robot.lookup("#image-delete").queryButton().isDisabled());
    robot.interact(() -> robot.lookup("#image-table").queryTableView().requestFocus());
    robot.push(KeyCode.DELETE);
    until(() -> window.view().modal().isOpen());
    fire(robot, "#image-delete-accept");
    until(() -> !has("router"));

    // A snapshot leads to its server.
    selectImage(robot, "web-golden");
    picture(robot, "library-image-lineage");
    until(() -> robot.lookup("#image-origin").tryQuery().isPresent());
    robot.interact(
        () -> robot.lookup("#image-origin").<javafx.scene.control.Hyperlink>query().fire());
    until(() -> window.console().servers().selected().size() == 1);
    assertThat(window.console().servers().selected().getFirst().name()).isEqualTo("web-01");

    // A key pair made here: the private half is in a file of mode 600.
    go(robot, region + "/keypairs");
    until(() -> !window.console().pages().keyPairs().list().rows().isEmpty());
    fire(robot, "#keypair-generate");
    until(() -> window.view().modal().isOpen());
    type(robot, "#keypair-new-name", "journey");
    Path key = folder.resolve("journey");
    type(robot, "#keypair-new-file", key.toString());
    fire(robot, "#keypair-new-accept");
    until(() -> !window.view().modal().isOpen());
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    until(() -> robot.lookup("#keypair-detail .detail-name").tryQuery().isPresent());

    // Two flavors side by side.
    go(robot, region + "/flavors");
    until(() -> !window.console().pages().flavors().list().rows().isEmpty());
    robot.interact(
        () -> robot.lookup("#flavor-table").queryTableView().getSelectionModel().selectRange(0, 3));
    until(() -> robot.lookup("#flavor-comparison").tryQuery().isPresent());
    assertThat(window.console().pages().flavors().list().chosen()).hasSize(3);
    assertThat(robot.lookup(".comparison-differs").queryAll()).isNotEmpty();
    picture(robot, "library-flavors");

    // A bar of the overview leads to the servers that it counts.
    go(robot, region + "/overview");
    until(() -> robot.lookup("#overview-status-0").tryQuery().isPresent());
    until(() -> robot.lookup("#overview .gauge").tryQuery().isPresent());
    until(() -> robot.lookup("#overview .usage-column").tryQuery().isPresent());
    picture(robot, "library-overview");
    robot.interact(() -> ((ScrollPane) robot.lookup("#overview").<Node>query()).setVvalue(1));
    picture(robot, "library-overview-end");
    Button bar = robot.lookup("#overview-status-0").queryButton();
    String label = bar.getAccessibleText();
    robot.interact(bar::fire);
    until(() -> label.equals("ACTIVE: " + window.console().servers().rows().size() + " servers"));
  }

  @Test
  void looksAtAnyJson(FxRobot robot) throws Exception {
    robot.interact(() -> window.view().modal().close());
    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
    TextArea input = robot.lookup("#json-tool-input").queryAs(TextArea.class);
    until(input::isFocused);
    robot.interact(() -> input.replaceText(0, input.getLength(), "{\"a\": [1, 2,\n  oops]}"));
    until(() -> !problem().isEmpty());
    assertThat(problem()).contains("line 2, column");
    picture(robot, "library-json-error");
    robot.interact(() -> input.replaceText(0, input.getLength(), "{\"a\":[1,2],\"b\":null}"));
    until(
        () ->
            window.console().jsonTool().json().stateProperty().get() == State.JSON
                && problem().isEmpty());
    until(() -> !robot.lookup("#json-tool-pretty").queryButton().isDisabled());
    fire(robot, "#json-tool-pretty");
    assertThat(input.getText().lines().count()).isGreaterThan(4);
    picture(robot, "library-json");
    until(() -> !robot.lookup("#json-tool-minify").queryButton().isDisabled());
    fire(robot, "#json-tool-minify");
    until(() -> input.getText().equals("{\"a\":[1,2],\"b\":null}"));
    robot.interact(input::undo);
    assertThat(input.getText().lines().count()).isGreaterThan(4);
  }

  private String problem() {
    return window.console().jsonTool().json().problemProperty().get();
  }

  private boolean has(String image) {
    return window.console().pages().images().list().rows().stream()
        .anyMatch(i -> i.name().equals(image));
  }

  private void go(FxRobot robot, String item) {
    robot.interact(() -> window.console().navigation().select(item));
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> ((ButtonBase) robot.lookup(id).<Node>query()).fire());
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
  }

  private void selectImage(FxRobot robot, String name) {
    robot.interact(
        () -> {
          TableView<?> table = robot.lookup("#image-table").queryTableView();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (window.console().pages().images().list().rows().get(i).name().equals(name)) {
              table.getSelectionModel().clearAndSelect(i);
            }
          }
        });
  }

  private void picture(FxRobot robot, String name) {
    robot.interact(() -> Pictures.save(window.scene(), name));
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        40, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
