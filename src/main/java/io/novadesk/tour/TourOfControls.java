package io.novadesk.tour;

import io.novadesk.window.Window;
import java.util.List;

/** The part of the tour that touches every control and opens every menu over every state. */
final class TourOfControls {
  private static final int EVERY_STATE = Integer.MAX_VALUE;

  private final Window window;
  private final TourGuide guide;

  TourOfControls(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("every menu over every state", this::states);
    guide.step("every control, by mouse and by key", this::controls);
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
