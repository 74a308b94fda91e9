package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.FaultMatrix;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system ends the program, as it does when a person logs out. */
@Timeout(600)
class EndedBySignalTest {
  @TempDir Path home;

  /** Opens the window as the program does, moves its edge and says so. */
  public static final class Person {
    private Person() {}

    public static void main(String[] args) throws Exception {
      Startup.open(DemoSettings.standard(), false, List.of(), "");
      CountDownLatch resized = new CountDownLatch(1);
      Platform.runLater(() -> resizeOnceShown(resized));
      resized.await();
      System.out.println("resized");
    }

    private static void resizeOnceShown(CountDownLatch resized) {
      List<javafx.stage.Window> shown = javafx.stage.Window.getWindows();
      if (shown.isEmpty()) {
        Platform.runLater(() -> resizeOnceShown(resized));
        return;
      }
      ((Stage) shown.getFirst()).setWidth(1111);
      resized.countDown();
    }
  }

  @Test
  void keepsWhatWasArranged() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.of(
                        Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Person.class.getName())
                    .toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    Process program = builder.start();
    try {
      assertThat(program.inputReader().readLine()).isEqualTo("resized");
      // Before anything has had the time to be written by itself.
      program.destroy();
      assertThat(program.waitFor()).isEqualTo(128 + 15);
    } finally {
      program.destroyForcibly();
    }
    Settings settings = new SettingsStore(home.resolve("novadesk/settings.json")).load().settings();
    assertThat(Objects.requireNonNull(settings.window()).width()).isEqualTo(1111);
    FaultMatrix.row(FaultMatrix.Area.FILE, "SIGTERM", 0, "settings are kept");
  }
}
