package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.LaunchStore;
import io.novadesk.profile.SavedFilter;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.Drops;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Fx;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.viewmodel.connect.CloudEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
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

  private final MemoryKeychain keychain = new MemoryKeychain();
  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws IOException {
    Path settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"theme\": \"light\", \"lastConnection\": \"Os");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.writeString(folder.resolve("in-flight.jsonl"), "\n{\"subject\": \"command-1\"");
    Files.writeString(folder.resolve("launches.jsonl"), "\nneither is this");
    desk =
        new DemoWindow(
            stage,
            DemoWindow.QUICK,
            new Profile(
                new ConnectionStore(folder.resolve("connections.json")),
                new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
                new SettingsStore(folder.resolve("settings.json")),
                folder,
                () -> keychain));
    desk.window().enterDemo();
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void listsWhatIsDroppedBeforeItAddsAnyOfIt(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && !window.console().servers().rows().isEmpty());
    Path clouds =
        Files.writeString(
            folder.resolve("dropped.yaml"),
            """
            clouds:
              alpha:
                auth: {auth_url: "https://alpha.example/v3", username: ada, password: canary,
                       project_name: web, user_domain_name: Default, project_domain_name: Default}
              robot:
                auth_type: v3applicationcredential
                auth: {auth_url: "https://beta.example/v3", application_credential_id: abc,
                       application_credential_secret: canary}
            """);
    Path openrc =
        Files.writeString(
            folder.resolve("shop-openrc.sh"),
            """
            export OS_AUTH_URL=https://gamma.example/v3
            export OS_USERNAME=ada
            export OS_PROJECT_NAME=shop
            export OS_USER_DOMAIN_NAME=Default
            read -sr OS_PASSWORD_INPUT
            export OS_PASSWORD=$OS_PASSWORD_INPUT
            """);
    Path photo = Files.writeString(folder.resolve("photo.txt"), "no cloud at all");
    List<Path> files = List.of(clouds, openrc, photo);
    Node target = window.view().servers().table();
    boolean[] taken = new boolean[1];
    robot.interact(() -> taken[0] = Drops.over(target, files));
    assertThat(taken[0]).isTrue();
    until(() -> desk.node("drop-target").isVisible());
    desk.picture("drop-target");
    robot.interact(() -> Drops.leave(window.view().modal().root(), files));
    assertThat(Fx.read(() -> desk.node("drop-target").isVisible())).isFalse();

    robot.interact(() -> Drops.over(target, files));
    robot.interact(() -> Drops.drop(target, files));
    until(() -> desk.isThere("found-list"));
    assertThat(Fx.read(() -> desk.node("drop-target").isVisible())).isFalse();
    desk.picture("drop-found");
    assertThat(painted("#found-list .found-name")).containsExactly("alpha", "robot", "shop");
    assertThat(painted("#found-list .found-about"))
        .anyMatch(text -> text.startsWith("User and password · ada@web"))
        .anyMatch(text -> text.startsWith("Application credential · "))
        .anyMatch(text -> text.contains("without a secret"))
        .noneMatch(text -> text.contains("canary"));
    assertThat(painted("#found-list .found-remark")).anyMatch(text -> text.contains("photo.txt"));
    ConnectionStore store = new ConnectionStore(folder.resolve("connections.json"));
    assertThat(names(store)).doesNotContain("alpha", "robot", "shop");

    robot.interact(
        () -> ((CheckBox) window.scene().getRoot().lookup("#found-list .found-name")).fire());
    assertThat(Fx.read(() -> desk.<CheckBox>node("found-keep").isSelected())).isFalse();
    desk.press("found-keep");
    desk.press("found-accept");
    until(() -> desk.isThere("connect-view"));
    until(() -> names(store).containsAll(List.of("robot", "shop")));
    assertThat(names(store)).doesNotContain("alpha");
    until(() -> keychain.kept().size() == 1);
    assertThat(keychain.kept()).containsValue(Secret.of("canary"));
    assertThat(keychain.kept().keySet().iterator().next().authUrl())
        .isEqualTo("https://beta.example/v3");
    assertThat(Files.readString(folder.resolve("connections.json"))).doesNotContain("canary");
    until(() -> desk.<TextInputControl>node("connect-secret").getText().equals("canary"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
  }

  private boolean isIn(PseudoClass theme) {
    return window.scene().getRoot().getPseudoClassStates().contains(theme);
  }

  private static List<String> names(ConnectionStore store) {
    return store.load().connections().stream().map(Connection::name).toList();
  }

  private List<String> painted(String selector) throws Exception {
    return Fx.read(
        () ->
            window.scene().getRoot().lookupAll(selector).stream()
                .map(node -> ((Labeled) node).getText())
                .toList());
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

    PseudoClass dark = PseudoClass.getPseudoClass("dark");
    assertThat(read(() -> isIn(dark))).isFalse();
    other.save(now, now.withPreferences(now.preferences().withTheme(Settings.Theme.DARK)));
    SavedFilter theirs = new SavedFilter(cloud, "Theirs", "status:error");
    other.savedFilters().save(theirs);
    new LaunchStore(folder.resolve("launch.json")).saveTemplate("web", Map.of("NAME", "web"));
    new ConnectionStore(folder.resolve("connections.json"))
        .save(Connection.empty().withName("lab"));
    until(() -> isIn(dark));
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
