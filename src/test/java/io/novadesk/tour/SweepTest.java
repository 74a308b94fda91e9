package io.novadesk.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoSettings;
import io.novadesk.window.FxTaskRunner;
import io.novadesk.window.Profile;
import io.novadesk.window.Window;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Every control does what it says: the short form of the sweep. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class SweepTest {
  @TempDir static Path folder;

  /** With {@code -Dpart=1} all of them; here every so manieth is enough. */
  private static final int PART = 10;

  private static final int MOST_STATES = 5;

  private Window window;
  private FxTaskRunner fx;

  @Start
  void open(Stage stage) {
    fx = new FxTaskRunner();
    window =
        new Window(stage, DemoSettings.standard().withTimeScale(0.3), Profile.in(folder), () -> {});
    window.show();
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(960);
    stage.setHeight(640);
  }

  @Stop
  void close() {
    window.close();
    fx.close();
  }

  @Test
  void everyEntryIsPaintedAsItIs() throws Exception {
    TourGuide guide = intoTheDemo();
    StateSweep sweep = new StateSweep(window, guide);
    sweep.walk(MOST_STATES, sweep.menus().subList(0, 1));
    System.out.println(sweep);
    assertThat(sweep.findings()).isEmpty();
    assertThat(sweep.compared()).isGreaterThan(150);
  }

  @Test
  void everyControlDoesWhatItSays() throws Exception {
    TourGuide guide = intoTheDemo();
    Sweep sweep = new Sweep(window, guide);
    sweep.walk(Integer.getInteger("part", PART));
    System.out.println(sweep);
    assertThat(sweep.findings()).isEmpty();
    assertThat(sweep.touched()).isGreaterThan(20);
  }

  private TourGuide intoTheDemo() throws Exception {
    TourGuide guide = new TourGuide(window, fx, new Screenshots(folder.resolve("pictures")));
    guide.fx(
        () -> {
          window.showConnect();
          return true;
        });
    guide.press("connect-connect");
    guide.await("servers", () -> window.console().servers().rows().size() > 40);
    guide.await("no dialog", () -> !window.view().modal().isOpen());
    WaitForAsyncUtils.waitForFxEvents();
    return guide;
  }
}
