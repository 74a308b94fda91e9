package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Preferences;
import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Preferences.Questions;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.profile.SettingsStore;
import io.novadesk.view.parts.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
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

  @Test
  void eachSettingTakesEffectAtOnceAndIsKept(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.resize(1440, 900);
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    until(() -> desk.isThere("settings"));

    robot.clickOn("#settings-theme-HIGH_CONTRAST");
    until(() -> ground("#settings").equals(Color.BLACK));
    untilKept(p -> p.theme() == Theme.HIGH_CONTRAST);
    until(() -> ((RadioMenuItem) desk.menuEntry("theme-HIGH_CONTRAST")).isSelected());
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
    robot.clickOn("#settings-questions");
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
  private Color ground(String selector) {
    Bounds at = scene.lookup(selector).localToScene(scene.lookup(selector).getLayoutBounds());
    return scene
        .snapshot(null)
        .getPixelReader()
        .getColor((int) at.getMinX() + 12, (int) at.getMinY() + 6);
  }
}
