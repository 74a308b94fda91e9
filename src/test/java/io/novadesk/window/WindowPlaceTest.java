package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
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
import org.testfx.util.WaitForAsyncUtils;

/** Where the window stands at the next start. */
@ExtendWith(ApplicationExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class WindowPlaceTest {
  private static final Settings.Window OFF = new Settings.Window(9000, -4000, 1000, 600, false);

  @TempDir Path profile;

  private Stage stage;
  private Window window;

  @Start
  void open(Stage shown) throws IOException {
    stage = shown;
    Path file = profile.resolve("settings.json");
    Files.deleteIfExists(file);
    SettingsStore store = new SettingsStore(file);
    Settings none = store.load().settings();
    store.save(none, none.withWindow(OFF).withSplit("tree", 0.4));
    window = new Window(stage, DemoSettings.standard(), Profile.in(profile), () -> {});
    window.show();
  }

  @Stop
  void close() {
    window.hide();
  }

  private Settings.Window kept() {
    return Objects.requireNonNull(settings().window());
  }

  private Settings settings() {
    return new SettingsStore(profile.resolve("settings.json")).load().settings();
  }

  @Test
  @Order(1)
  void oneThatWasOffEveryScreenIsWholeOnTheFirst() throws Exception {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Rectangle2D at =
        read(
            () -> new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    assertThat(screen.contains(at)).as(at + " on " + screen).isTrue();
    assertThat(at.getWidth()).isEqualTo(OFF.width());
    assertThat(at.getHeight()).isEqualTo(OFF.height());
    until(() -> screen.contains(kept().x(), kept().y()));
  }

  /** Else the tree would grow with each start of a window that is smaller than the usual one. */
  @Test
  @Order(3)
  void theTreeKeepsItsShareOfTheWindow() throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(read(() -> tree().getDividerPositions()[0])).isCloseTo(0.4, within(0.005));
  }

  private SplitPane tree() {
    return Objects.requireNonNull(window.view().splits().get("tree"));
  }

  /** Some systems make it as large as the screen first, and say only then why. */
  @Test
  @Order(2)
  void aMaximisedOneKeepsTheSizeThatItFallsBackTo(FxRobot robot) throws Exception {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    robot.interact(
        () -> {
          stage.setX(40);
          stage.setY(30);
          stage.setWidth(1010);
          stage.setHeight(610);
        });
    until(() -> kept().equals(new Settings.Window(40, 30, 1010, 610, false)));
    // It has stood so for a while when what is noted at each look is on the disk too.
    robot.interact(() -> tree().setDividerPositions(0.5));
    until(() -> Math.abs(settings().splits().getOrDefault("tree", 0.0) - 0.5) < 0.05);
    robot.interact(
        () -> {
          stage.setX(screen.getMinX());
          stage.setY(screen.getMinY());
          stage.setWidth(screen.getWidth());
          stage.setHeight(screen.getHeight());
          stage.setMaximized(true);
        });
    until(() -> kept().maximised());
    assertThat(kept()).isEqualTo(new Settings.Window(40, 30, 1010, 610, true));
  }
}
