package io.novadesk.tour;

import io.novadesk.window.Window;
import java.time.Duration;

/** Every control of the window, fired once by mouse and once by key. */
final class TourOfControls {
  /** So that menus that hang over its edge still lie on the screen of the Headless platform. */
  private static final double WIDTH = 960;

  private static final double HEIGHT = 640;

  /** The whole tour is to be waited for. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private final Window window;
  private final TourGuide guide;

  TourOfControls(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("fire every control", this::sweep);
  }

  private String sweep() throws Exception {
    guide.run(
        () -> {
          window.scene().getWindow().setWidth(WIDTH);
          window.scene().getWindow().setHeight(HEIGHT);
        });
    Sweep sweep = new Sweep(window, guide);
    sweep.atMost(LONGEST);
    sweep.walk(1);
    // The Headless platform loses keys and clicks: what seems to do nothing is for a person to see.
    return sweep + "; to be looked at: " + String.join("; ", sweep.findings());
  }
}
