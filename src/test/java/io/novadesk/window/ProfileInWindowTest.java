package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.LaunchStore;
import io.novadesk.profile.SavedFilter;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.viewmodel.connect.CloudEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Node;
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

/** A window whose files were broken before it opened, and are changed by another window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // The start method fills the field.
class ProfileInWindowTest {
  @TempDir static Path folder;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws IOException {
    Path settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"theme\": \"light\", \"lastConnection\": \"Os");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(folder.resolve("in-flight.jsonl"), "\n{\"subject\": \"command-1\"");
    Files.writeString(folder.resolve("launches.jsonl"), "\nneither is this");
    desk = DemoWindow.entering(stage, folder);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  private String told(FxRobot robot) {
    return robot.lookup("#failure-text").queryLabeled().getText();
  }

  @Test
  void tellsWhatIsBrokenAndShowsWhatAnotherWindowChanges(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && !window.console().servers().rows().isEmpty());
    until(() -> told(robot) != null && told(robot).contains("launches.jsonl.unreadable"));
    assertThat(told(robot))
        .contains("settings.json.unreadable-1")
        .contains("What can be read of it is used")
        .contains("in-flight.jsonl.unreadable")
        .contains("Other users of this machine can change " + folder.resolve("settings.json"));
    desk.picture("profile-notice");
    FaultMatrix.row(FaultMatrix.Area.FILE, "settings and journals are broken", 0, told(robot));

    noSentenceIsLostBehindAnother(robot);

    // What is arranged is on the disk without the window being closed.
    SettingsStore other = new SettingsStore(folder.resolve("settings.json"));
    String cloud = window.console().filters().shownCloud().orElseThrow();
    until(() -> other.load().settings().lastConnection().equals(cloud));
    until(() -> other.load().settings().window() != null);
    Settings now = other.load().settings();
    assertThat(now.preferences().theme()).isEqualTo(Settings.Theme.LIGHT);

    String light = Application.getUserAgentStylesheet();
    other.save(now, now.withPreferences(now.preferences().withTheme(Settings.Theme.DARK)));
    SavedFilter theirs = new SavedFilter(cloud, "Theirs", "status:error");
    other.savedFilters().save(theirs);
    new LaunchStore(folder.resolve("launch.json")).saveTemplate("web", Map.of("NAME", "web"));
    new ConnectionStore(folder.resolve("connections.json"))
        .save(Connection.empty().withName("lab"));
    until(() -> !Application.getUserAgentStylesheet().equals(light));
    until(() -> window.console().filters().saved().of(cloud).contains(theirs));
    robot.interact(window.launching()::open);
    until(() -> window.launching().page().templates().contains("web"));
    robot.push(KeyCode.ESCAPE);
    robot.interact(window::showConnect);
    until(
        () ->
            robot.lookup("#connect-clouds").<CloudEntry>queryListView().getItems().stream()
                .anyMatch(entry -> entry.name().equals("lab")));
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());

    // The theme is still the other window's after this one has written its own again.
    robot.interact(() -> window.view().servers().table().getColumns().getFirst().setPrefWidth(333));
    until(
        () ->
            other.load().settings().tables().getOrDefault("servers", List.of()).stream()
                .anyMatch(column -> column.width() == 333));
    assertThat(other.load().settings().preferences().theme()).isEqualTo(Settings.Theme.DARK);

    quittingAsksForWhatIsTyped(robot);
  }

  private void noSentenceIsLostBehindAnother(FxRobot robot) throws Exception {
    Node notice = robot.lookup("#failure-notice").query();
    robot.interact(() -> window.view().tell("One more."));
    assertThat(told(robot)).contains("launches.jsonl.unreadable").endsWith("One more.");
    robot.interact(() -> window.view().tellSlip("A slip.", "report"));
    assertThat(told(robot)).isEqualTo("A slip.");
    robot.clickOn("#failure-close");
    until(() -> told(robot).endsWith("One more.") && notice.isVisible());
    // What has no room in a line is read at length.
    robot.clickOn("#failure-read");
    assertThat(robot.lookup("#notes .dialog-text").queryLabeled().getText())
        .contains("launches.jsonl.unreadable")
        .endsWith("One more.");
    robot.push(KeyCode.ENTER);
    assertThat(notice.isVisible()).isFalse();
    robot.interact(() -> window.view().tell("Another."));
    until(() -> told(robot).equals("Another."));
  }

  private void quittingAsksForWhatIsTyped(FxRobot robot) throws Exception {
    robot.interact(() -> window.console().servers().filterTextProperty().set("status:active"));
    desk.press("filter-save");
    until(() -> window.view().modal().isOpen());
    TextField name = robot.lookup("#save-filter-name").queryAs(TextField.class);
    robot.interact(name::requestFocus);
    robot.write("half a na");
    robot.interact(
        () ->
            window
                .scene()
                .getWindow()
                .fireEvent(
                    new javafx.stage.WindowEvent(
                        window.scene().getWindow(),
                        javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
    assertThat(window.scene().getWindow().isShowing()).isTrue();
    assertThat(robot.lookup("#save-filter-leaving").query().isVisible()).isTrue();
    assertThat(name.getText()).isEqualTo("half a na");
    desk.press("save-filter-discard");
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "the window is closed over a form with text", 0, "it asks");
  }
}
