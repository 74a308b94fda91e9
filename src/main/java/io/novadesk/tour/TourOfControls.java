package io.novadesk.tour;

import io.novadesk.window.Window;
import java.util.List;
import java.util.Locale;

/** The part of the tour that touches every control and opens every menu over every state. */
final class TourOfControls {
  private static final int EVERY_STATE = Integer.MAX_VALUE;

  private static final double WIDTH = 960;
  private static final double HEIGHT = 640;

  private final Window window;
  private final TourGuide guide;

  TourOfControls(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("a window that lies on the screen as a whole", this::small);
    guide.step("every menu over every state", this::states);
    guide.step("every control, by mouse and by key", this::controls);
  }

  /** Menus beyond the edge of the Headless platform's screen cannot be painted there. */
  private String small() throws Exception {
    return guide.fx(
        () -> {
          javafx.stage.Window stage = window.scene().getWindow();
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(WIDTH);
          stage.setHeight(HEIGHT);
          return String.format(Locale.ROOT, "%.0f x %.0f", stage.getWidth(), stage.getHeight());
        });
  }

  private String states() throws Exception {
    StateSweep sweep = new StateSweep(window, guide);
    sweep.walk(EVERY_STATE, sweep.menus());
    return told(sweep.findings(), sweep.toString());
  }

  private String controls() throws Exception {
    Sweep sweep = new Sweep(window, guide);
    for (int selected : List.of(0, 1, 3)) {
      sweep.walk(new Sweep.Turn(selected, false), 1);
      sweep.walk(new Sweep.Turn(selected, true), 1);
    }
    return told(sweep.findings(), sweep.toString());
  }

  private static String told(List<String> findings, String count) {
    if (!findings.isEmpty()) {
      throw new AssertionError(count + "; " + String.join("\n       ", findings));
    }
    return count;
  }
}
