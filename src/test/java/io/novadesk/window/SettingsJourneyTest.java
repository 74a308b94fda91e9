package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Later;
import io.novadesk.profile.Preferences;
import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Preferences.Questions;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.profile.SettingsStore;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.viewmodel.script.LaterScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What a person sets is painted at once, and there again at the next start. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class SettingsJourneyTest {
  @TempDir static Path folders;

  private Path folder;
  private DemoWindow desk;
  private Scene scene;

  @Start
  void open(Stage stage) throws IOException {
    folder = Files.createTempDirectory(folders, "person");
    desk = DemoWindow.entering(stage, folder);
    scene = desk.window().scene();
  }

  @Stop
  void close() {
    desk.window().hide();
    Look.use(io.novadesk.view.parts.Theme.LIGHT, 100, Density.STANDARD);
  }

  private void untilKept(Predicate<Preferences> wanted) throws Exception {
    SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
    until(() -> wanted.test(store.load().settings().preferences()));
  }

  private double rowHeight() {
    return desk.window()
        .view()
        .servers()
        .table()
        .lookup(".table-row-cell")
        .getBoundsInParent()
        .getHeight();
  }

  private double fontSize(String selector) {
    return ((Labeled) scene.lookup(selector)).getFont().getSize();
  }

  /** One at a time, in the last line, until it is read; a window that nobody asked shows none. */
  @Test
  void aHintStaysUntilItIsReadAndIsGoneForGood(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    Node hint = desk.node("hint");
    assertThat(read(hint::isVisible)).isFalse();
    Bounds table = read(() -> desk.node("server-table").getBoundsInParent());
    robot.interact(desk.window()::hint);
    until(hint::isVisible);
    assertThat(read(() -> desk.<Labeled>node("hint-text").getText()))
        .isEqualTo("Ctrl+K finds any server, image, place or command.");
    assertThat(read(() -> desk.node("server-table").getBoundsInParent())).isEqualTo(table);
    desk.picture("hint");
    // It takes no room from what is told beside it.
    desk.resize(1024, 700);
    until(() -> scene.getWidth() <= 1024);
    for (String beside : List.of("status-token", "status-where")) {
      until(() -> isWhole(desk.node(beside)));
    }
    desk.resize(1440, 900);
    robot.clickOn("#hint-read");
    until(() -> !hint.isVisible());
    untilKept(p -> p.hints().contains("PALETTE"));
    // What is found by oneself needs none.
    desk.select(row -> row.name().equals("web-01") || row.name().equals("web-02"));
    untilKept(p -> p.hints().contains("COMPARE"));

    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings-hints"));
    robot.clickOn("#settings-hints");
    untilKept(p -> p.hints().isEmpty());
    assertThat(read(() -> desk.node("settings-hints").isDisabled())).isTrue();
  }

  @Test
  void eachSettingTakesEffectAtOnceAndIsKept(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings"));
    // The keyboard is in it from the beginning.
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.window().view().modal().isOpen());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings"));

    robot.clickOn("#settings-theme-HIGH_CONTRAST");
    until(() -> ground("#settings").equals(Color.BLACK));
    untilKept(p -> p.theme() == Theme.HIGH_CONTRAST);
    until(() -> ((RadioMenuItem) desk.menuEntry("theme-HIGH_CONTRAST")).isSelected());
    // A list that opens is a window of its own.
    robot.clickOn("#settings-refresh");
    until(() -> robot.lookup(".combo-box-popup .list-view").tryQuery().isPresent());
    until(() -> fill(robot, ".combo-box-popup .list-view").equals(Color.BLACK));
    robot.push(KeyCode.ESCAPE);
    robot.clickOn("#settings-theme-LIGHT");
    until(() -> ground("#settings").equals(Color.WHITE));
    untilKept(p -> p.theme() == Theme.LIGHT);

    assertThat(read(this::rowHeight)).isEqualTo(28);
    robot.clickOn("#settings-density-COMPACT");
    until(() -> rowHeight() == 24);
    untilKept(p -> p.density() == Density.COMPACT);

    double usual = read(() -> fontSize("#settings-reset"));
    robot.clickOn("#settings-larger");
    until(() -> fontSize("#settings-reset") > usual);
    until(() -> Math.abs(fontSize("#settings-size") - 14.3) < 0.01);
    untilKept(p -> p.textSize() == 110);

    robot.interact(
        () -> {
          ComboBox<Duration> period = desk.node("settings-refresh");
          period.setValue(Duration.ofSeconds(30));
          ComboBox<Duration> stays = desk.node("settings-clipboard");
          stays.setValue(Duration.ofSeconds(15));
        });
    desk.clickInScroll("settings-questions");
    untilKept(
        p ->
            p.refreshEvery().equals(Duration.ofSeconds(30))
                && p.clipboardClearsAfter().equals(Duration.ofSeconds(15))
                && p.questions() == Questions.MORE);
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.window().view().modal().isOpen());

    // A stop is asked about from now on.
    desk.select("db-02");
    desk.press("action-stop");
    until(() -> desk.isThere("confirm-accept"));
    robot.push(KeyCode.ESCAPE);

    // The menu says and does the same.
    until(() -> ((RadioMenuItem) desk.menuEntry("density-COMPACT")).isSelected());
    robot.interact(() -> desk.menuEntry("density-COMFORTABLE").fire());
    until(() -> rowHeight() == Look.px(32));
    untilKept(p -> p.density() == Density.COMFORTABLE);
  }

  @Test
  void aProgramOfOnesOwnIsWrittenDownAskedAboutAndRun(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings-own"));
    desk.press("settings-own");
    until(() -> desk.isThere("own-file-text"));
    robot.interact(
        () -> desk.<TextInputControl>node("own-file-text").setText("- name: Greet\n  run: echo"));
    until(() -> desk.node("own-file-accept").isDisabled());
    until(
        () ->
            desk.node("own-file").lookupAll(".field-error").stream()
                .anyMatch(node -> ((Labeled) node).getText().startsWith("Line 2: ")));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    robot.interact(
        () ->
            desk.<TextInputControl>node("own-file-text")
                .setText(
                    """
                    - name: Greet
                      run: ['%s', --version, 'x{name}']
                      ask: true
                      where: [menu]
                    """
                        .formatted(java)));
    desk.press("own-file-accept");
    until(() -> !desk.window().view().modal().isOpen());
    assertThat(folder.resolve("commands.yaml")).content().contains("Greet");
    assertThat(read(() -> desk.menuEntry("menu-own-0").isVisible())).isTrue();
    List<PaletteCommand> found =
        read(() -> MenuCommands.of((MenuBar) desk.window().view().root().lookup(".menu-bar")));
    assertThat(found).isNotEmpty().extracting(PaletteCommand::title).doesNotContain("Greet…");

    desk.select("web-01");
    until(() -> !desk.menuEntry("menu-own-0").isDisable());
    robot.interact(() -> desk.menuEntry("menu-own-0").fire());
    until(() -> desk.isThere("own-words"));
    assertThat(read(() -> desk.<TextInputControl>node("own-words").getText()))
        .isEqualTo(java + " --version xweb-01");
    desk.press("own-ask-accept");
    until(() -> desk.isThere("own-output"));
    until(() -> desk.node("own-stop").isDisabled());
    assertThat(read(() -> desk.<TextInputControl>node("own-output").getText()))
        .contains(Text.of("own.exit", 0));
    desk.press("own-run-accept");
    until(() -> !desk.window().view().modal().isOpen());

    // What is done meanwhile is noted, and kept beside it.
    robot.interact(() -> desk.menuEntry("menu-record").fire());
    until(() -> desk.node("status-recording").isVisible());
    desk.press("action-stop");
    until(() -> desk.server("web-01").server().state() == ServerStatus.SHUTOFF);
    desk.press("status-recording");
    until(() -> desk.isThere("recording-text"));
    assertThat(read(() -> desk.<TextInputControl>node("recording-text").getText()))
        // Another region has a server of that name, too.
        .endsWith(
            "novadesk server stop --yes --cloud=\"$CLOUD\" -- %s\n"
                .formatted(desk.server("web-01").server().id()));
    robot.interact(() -> desk.<TextInputControl>node("recording-name").setText("Stop"));
    desk.press("recording-accept");
    until(() -> !desk.window().view().modal().isOpen());
    until(() -> desk.menuEntry("menu-own-1").getText().startsWith("Stop"));
    assertThat(folder.resolve("scripts").resolve("Stop.sh")).exists();
    playWhatIsKept(robot);
    letItWait(robot);
    isAskedUntilItIsAnswered(robot);
  }

  /** A dialog that a login closes is no answer. */
  private void isAskedUntilItIsAnswered(FxRobot robot) throws Exception {
    LaterScripts later = desk.window().console().scripts().later();
    Later missed =
        new Later(
            "x",
            "Night",
            "novadesk server stop -- web-01\n",
            Instant.parse("2020-01-31T22:00:00Z"),
            false);
    robot.interact(() -> later.missed().add(missed));
    robot.interact(() -> desk.window().view().askWhatWasMissed());
    until(() -> desk.isThere("later-missed-accept"));
    robot.interact(() -> desk.window().view().modal().close());
    List<Later> left = read(() -> List.copyOf(later.missed()));
    assertThat(left).containsExactly(missed);
    robot.interact(() -> desk.window().view().askWhatWasMissed());
    until(() -> desk.isThere("later-missed-cancel"));
    desk.press("later-missed-cancel");
    until(() -> later.missed().isEmpty() && !desk.window().view().modal().isOpen());
  }

  /** Nothing is sent before its preview was seen. */
  private void playWhatIsKept(FxRobot robot) throws Exception {
    robot.interact(() -> desk.menuEntry("menu-recordings").fire());
    until(() -> desk.isThere("recordings"));
    until(() -> !desk.node("recordings-edit").isDisabled());
    desk.press("recordings-edit");
    until(() -> desk.isThere("recording-text"));
    robot.interact(
        () -> {
          TextInputControl text = desk.node("recording-text");
          text.setText(text.getText().replace("server stop", "server start"));
        });
    desk.press("recording-play");
    until(() -> desk.isThere("play-steps") && !desk.node("play-accept").isDisabled());
    assertThat(
            read(
                () ->
                    desk.node("play-steps").lookupAll(".play-step-servers").stream()
                        .map(node -> ((Labeled) node).getText())
                        .toList()))
        .containsExactly(Text.of("play.servers", 1, "web-01"));
    assertThat(desk.server("web-01").server().state()).isEqualTo(ServerStatus.SHUTOFF);
    // Not played, it is still there as it was changed.
    desk.press("play-cancel");
    until(() -> desk.isThere("recording-text"));
    assertThat(read(() -> desk.<TextInputControl>node("recording-text").getText()))
        .contains("novadesk server start");
    desk.press("recording-play");
    until(() -> desk.isThere("play-steps") && !desk.node("play-accept").isDisabled());
    desk.press("play-accept");
    until(() -> desk.server("web-01").server().state() == ServerStatus.ACTIVE);
    until(
        () ->
            desk.window().console().operations().entries().stream()
                .anyMatch(row -> row.sentence().equals(Text.of("play.done", 1))));
  }

  private void letItWait(FxRobot robot) throws Exception {
    robot.interact(() -> desk.menuEntry("menu-recordings").fire());
    until(() -> desk.isThere("recordings-edit") && !desk.node("recordings-edit").isDisabled());
    desk.press("recordings-edit");
    until(() -> desk.isThere("recording-later"));
    desk.press("recording-later");
    until(() -> desk.isThere("later-time"));
    robot.interact(() -> desk.<TextInputControl>node("later-time").setText("25:00"));
    assertThat(read(() -> desk.node("later-accept").isDisabled())).isTrue();
    robot.interact(() -> desk.<TextInputControl>node("later-time").setText("2130-01-31 22:00"));
    until(() -> !desk.node("later-accept").isDisabled());
    desk.press("later-accept");
    until(() -> !desk.window().view().modal().isOpen());
    until(() -> desk.window().console().operations().waiting() == 1);
    assertThat(folder.resolve("later.json")).content().contains("server stop");
    // It stands in the list of tasks, where it can be taken back.
    until(() -> desk.isThere("task-table"));
    until(
        () ->
            desk.node("task-table").lookupAll(".task-cancel").stream()
                .anyMatch(node -> node.isVisible() && node.getScene() != null));
    robot.interact(
        () ->
            desk.node("task-table").lookupAll(".task-cancel").stream()
                .filter(node -> node.isVisible() && node.getScene() != null)
                .findFirst()
                .ifPresent(node -> ((ButtonBase) node).fire()));
    until(() -> desk.window().console().operations().waiting() == 0);
    until(
        () ->
            desk.window().console().operations().entries().stream()
                .anyMatch(row -> row.sentence().equals(Text.of("later.cancelled"))));
  }

  @Test
  void textGrowsByKeysAndNothingIsOutOfReach(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    robot.push(KeyCode.CONTROL, KeyCode.PLUS);
    untilKept(p -> p.textSize() == 110);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
    robot.push(KeyCode.CONTROL, KeyCode.ADD);
    untilKept(p -> p.textSize() == 150);
    until(() -> rowHeight() == 42);
    assertThat(read(this::outOfReach)).isEmpty();
    for (Dialog dialog :
        List.of(
            new Dialog("settings", List.of(KeyCode.CONTROL, KeyCode.COMMA)),
            new Dialog("shortcuts", List.of(KeyCode.F1)),
            new Dialog("launch-view", List.of(KeyCode.CONTROL, KeyCode.N)),
            new Dialog("connect", List.of(KeyCode.CONTROL, KeyCode.O)))) {
      robot.push(dialog.keys().toArray(KeyCode[]::new));
      until(() -> desk.window().view().modal().isOpen());
      assertThat(read(this::outOfReach)).as(dialog.name()).isEmpty();
      robot.interact(() -> desk.window().view().modal().close());
    }
    robot.push(KeyCode.CONTROL, KeyCode.NUMPAD0);
    untilKept(p -> p.textSize() == 100);
    until(() -> rowHeight() == 28);
    robot.push(KeyCode.CONTROL, KeyCode.MINUS);
    untilKept(p -> p.textSize() == 90);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    untilKept(p -> p.textSize() == 100);
  }

  /** A dialog, and the keys that open it. */
  private record Dialog(String name, List<KeyCode> keys) {}

  /** The buttons that neither are in the window nor can be scrolled into it. */
  private List<String> outOfReach() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    Bounds window = scene.getRoot().getLayoutBounds();
    Node shown = desk.window().view().modal().isOpen() ? scene.lookup("#modal") : scene.getRoot();
    return shown.lookupAll(".button").stream()
        .filter(node -> node instanceof ButtonBase && isSeen(node) && !isScrolled(node))
        .filter(node -> !window.contains(node.localToScene(node.getLayoutBounds())))
        .map(node -> node.getId() + " " + ((Labeled) node).getText())
        .toList();
  }

  private static boolean isSeen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isScrolled(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof ScrollPane || n.getStyleClass().contains("virtual-flow")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void keysAreSearchedChangedAndGivenBack(FxRobot robot) throws Exception {
    desk.untilListed();
    boolean open = read(this::drawerIsOpen);
    robot.push(KeyCode.F1);
    until(() -> desk.isThere("shortcuts"));
    robot.write("drawer");
    until(() -> desk.isThere("keys-DRAWER") && !desk.isThere("keys-TASKS"));

    robot.clickOn("#keys-DRAWER").push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    until(() -> problem().contains("Ctrl+Shift+T") && problem().contains("Tasks"));
    robot.clickOn("#keys-DRAWER").push(KeyCode.D);
    until(() -> problem().contains("types text"));
    robot.clickOn("#keys-DRAWER").push(KeyCode.CONTROL, KeyCode.X);
    until(() -> problem().contains("text fields"));
    assertThat(read(() -> desk.<Labeled>node("keys-DRAWER").getText())).isEqualTo("Ctrl+J");

    robot.clickOn("#keys-DRAWER").push(KeyCode.ALT, KeyCode.D);
    until(() -> desk.<Labeled>node("keys-DRAWER").getText().equals("Alt+D"));
    untilKept(p -> p.keys().containsKey("DRAWER"));
    assertThat(read(this::problem)).isEmpty();
    robot.interact(() -> desk.window().view().modal().close());
    robot.push(KeyCode.CONTROL, KeyCode.J);
    robot.push(KeyCode.ALT, KeyCode.D);
    until(() -> drawerIsOpen() != open);
    robot.push(KeyCode.ALT, KeyCode.D);
    until(() -> drawerIsOpen() == open);

    robot.push(KeyCode.F1);
    until(() -> desk.isThere("keys-reset-DRAWER"));
    robot.interact(() -> desk.<ButtonBase>node("keys-reset-DRAWER").fire());
    untilKept(p -> p.keys().isEmpty());
    robot.interact(() -> desk.window().view().modal().close());
    robot.push(KeyCode.CONTROL, KeyCode.J);
    until(() -> drawerIsOpen() != open);
  }

  private String problem() {
    Labeled problem = desk.node("shortcuts-problem");
    return problem.isVisible() ? problem.getText() : "";
  }

  private boolean drawerIsOpen() {
    Node drawer = scene.lookup(".drawer");
    return drawer != null && drawer.isVisible() && drawer.getScene() != null;
  }

  /** The colour that a node stands on, at its upper left corner. */
  private static boolean isWhole(Labeled label) {
    return label.lookup(".text") instanceof javafx.scene.text.Text painted
        && painted.getText().equals(label.getText());
  }

  private static Paint fill(FxRobot robot, String selector) {
    Region filled = robot.lookup(selector).query();
    return filled.getBackground().getFills().getLast().getFill();
  }

  private Color ground(String selector) {
    Bounds at = scene.lookup(selector).localToScene(scene.lookup(selector).getLayoutBounds());
    return scene
        .snapshot(null)
        .getPixelReader()
        .getColor((int) at.getMinX() + 12, (int) at.getMinY() + 6);
  }
}
