package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import io.novadesk.viewmodel.operations.OperationRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
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

/** What servers are made of: images, keys, flavors; the overview; the tool for JSON. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class LibraryJourneyTest {
  @TempDir static Path folder;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, folder);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void looksAfterWhatServersAreMadeOf(FxRobot robot) throws Exception {
    desk.untilListed();
    String region = window.console().servers().rows().getFirst().region().key();

    // An image of a file: the list shows it, its checksum was compared.
    Path file = Files.write(folder.resolve("router.raw"), new byte[100_000]);
    desk.go(region + "/images");
    until(() -> !window.console().pages().images().list().rows().isEmpty());
    desk.press("image-add");
    until(() -> window.view().modal().isOpen());
    desk.type("image-new-file", file.toString());
    until(() -> !robot.lookup("#image-new-accept").queryButton().isDisabled());
    desk.press("image-new-accept");
    OperationRow upload = desk.newestOperation();
    until(() -> upload.state().isEnd());
    assertThat(upload.state()).as(upload.sentence()).isInstanceOf(OperationState.Done.class);
    until(() -> has("router"));

    sharedWithProjectsByName(robot);

    // Delete asks by name, from the keyboard too.
    selectImage(robot, "router");
    until(() -> !robot.lookup("#image-delete").queryButton().isDisabled());
    robot.interact(() -> robot.lookup("#image-table").queryTableView().requestFocus());
    robot.push(KeyCode.DELETE);
    until(() -> window.view().modal().isOpen());
    desk.press("image-delete-accept");
    until(() -> !has("router"));

    // A snapshot leads to its server.
    selectImage(robot, "web-golden");
    desk.picture("library-image-lineage");
    until(() -> desk.isThere("image-origin"));
    robot.interact(
        () -> robot.lookup("#image-origin").<javafx.scene.control.Hyperlink>query().fire());
    until(() -> window.console().servers().selected().size() == 1);
    assertThat(window.console().servers().selected().getFirst().name()).isEqualTo("web-01");

    // A key pair made here: the private half is in a file of mode 600.
    desk.go(region + "/keypairs");
    until(() -> !window.console().pages().keyPairs().list().rows().isEmpty());
    desk.press("keypair-generate");
    until(() -> window.view().modal().isOpen());
    desk.type("keypair-new-name", "journey");
    Path key = folder.resolve("journey");
    desk.type("keypair-new-file", key.toString());
    desk.press("keypair-new-accept");
    until(() -> !window.view().modal().isOpen());
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    until(() -> robot.lookup("#keypair-detail .detail-name").tryQuery().isPresent());

    // Two flavors side by side.
    desk.go(region + "/flavors");
    until(() -> !window.console().pages().flavors().list().rows().isEmpty());
    robot.interact(
        () -> robot.lookup("#flavor-table").queryTableView().getSelectionModel().selectRange(0, 3));
    until(() -> desk.isThere("flavor-comparison"));
    assertThat(window.console().pages().flavors().list().chosen()).hasSize(3);
    assertThat(robot.lookup(".comparison-differs").queryAll()).isNotEmpty();
    desk.picture("library-flavors");

    // A bar of the overview leads to the servers that it counts.
    desk.go(region + "/overview");
    until(() -> desk.isThere("overview-status-0"));
    until(() -> robot.lookup("#overview .gauge").tryQuery().isPresent());
    until(() -> robot.lookup("#overview .usage-column").tryQuery().isPresent());
    desk.picture("library-overview");
    robot.interact(() -> ((ScrollPane) robot.lookup("#overview").<Node>query()).setVvalue(1));
    desk.picture("library-overview-end");
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
    desk.picture("library-json-error");
    robot.interact(() -> input.replaceText(0, input.getLength(), "{\"a\":[1,2],\"b\":null}"));
    until(
        () ->
            window.console().jsonTool().json().stateProperty().get() == State.JSON
                && problem().isEmpty());
    until(() -> !robot.lookup("#json-tool-pretty").queryButton().isDisabled());
    desk.press("json-tool-pretty");
    assertThat(input.getText().lines().count()).isGreaterThan(4);
    desk.picture("library-json");
    until(() -> !robot.lookup("#json-tool-minify").queryButton().isDisabled());
    desk.press("json-tool-minify");
    until(() -> input.getText().equals("{\"a\":[1,2],\"b\":null}"));
    robot.interact(input::undo);
    assertThat(input.getText().lines().count()).isGreaterThan(4);
  }

  /** What has a name is told by it, its id beside; what has none known is its id. */
  private void sharedWithProjectsByName(FxRobot robot) throws Exception {
    selectImage(robot, "router");
    desk.press("image-edit");
    until(() -> desk.isThere("image-edit-visibility"));
    robot.interact(
        () ->
            desk.<javafx.scene.control.ComboBox<?>>node("image-edit-visibility")
                .getSelectionModel()
                .select(1));
    desk.press("image-edit-accept");
    until(() -> !window.view().modal().isOpen());
    desk.press("image-members");
    for (String project :
        List.of("6f70656e737461636b206e6f76610001", "6f70656e737461636b206e6f76610002")) {
      desk.type("image-members-new", project);
      desk.press("image-members-add");
      until(() -> painted(robot, "#image-members-list .exact").contains(project));
    }
    assertThat(read(() -> painted(robot, "#image-members-list .name-list-name")))
        .containsExactly("demo");
    desk.picture("image-members");
    desk.press("image-members-accept");
    until(() -> !window.view().modal().isOpen());
  }

  private static List<String> painted(FxRobot robot, String selector) {
    return robot.lookup(selector).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  private String problem() {
    return window.console().jsonTool().json().problemProperty().get();
  }

  private boolean has(String image) {
    return window.console().pages().images().list().rows().stream()
        .anyMatch(i -> i.name().equals(image));
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
}
