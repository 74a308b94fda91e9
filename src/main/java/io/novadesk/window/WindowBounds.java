package io.novadesk.window;

import io.novadesk.profile.Settings;
import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where a window may stand: always so that a person can take hold of it. */
final class WindowBounds {
  /** So much of its upper edge has to be on a screen to be taken hold of. */
  private static final double GRIP_WIDTH = 120;

  private static final double GRIP_HEIGHT = 24;

  private WindowBounds() {}

  /**
   * The bounds as they were saved; what is larger than its screen fills it. In the middle of the
   * first one when the screen that they were on is gone.
   *
   * @param screens what of each screen is free for windows, the first one first; at least one
   */
  static Settings.Window onAScreen(Settings.Window saved, List<Rectangle2D> screens) {
    for (Rectangle2D screen : screens) {
      if (holdsGrip(screen, saved)) {
        return new Settings.Window(
            saved.width() > screen.getWidth() ? screen.getMinX() : saved.x(),
            saved.height() > screen.getHeight() ? screen.getMinY() : saved.y(),
            Math.min(saved.width(), screen.getWidth()),
            Math.min(saved.height(), screen.getHeight()),
            saved.maximised());
      }
    }
    return inTheMiddle(screens.getFirst(), saved.width(), saved.height(), saved.maximised());
  }

  private static boolean holdsGrip(Rectangle2D screen, Settings.Window window) {
    double from = Math.max(screen.getMinX(), window.x());
    double to = Math.min(screen.getMaxX(), window.x() + window.width());
    return to - from >= Math.min(GRIP_WIDTH, window.width())
        && window.y() >= screen.getMinY()
        && window.y() + GRIP_HEIGHT <= screen.getMaxY();
  }

  /** Whether it is as large as a maximised window would be there. */
  static boolean fillsAScreen(Settings.Window window, List<Rectangle2D> screens) {
    Rectangle2D screen = screenOf(window, screens);
    return window.width() >= screen.getWidth() && window.height() >= screen.getHeight();
  }

  /** The one that its middle is on; the first where that is on none. */
  static Rectangle2D screenOf(Settings.Window window, List<Rectangle2D> screens) {
    return screens.stream()
        .filter(
            screen ->
                screen.contains(window.x() + window.width() / 2, window.y() + window.height() / 2))
        .findFirst()
        .orElseGet(screens::getFirst);
  }

  /** In the middle of a screen, no larger than it. */
  static Settings.Window inTheMiddle(
      Rectangle2D screen, double wantedWidth, double wantedHeight, boolean maximised) {
    double width = Math.min(wantedWidth, screen.getWidth());
    double height = Math.min(wantedHeight, screen.getHeight());
    return new Settings.Window(
        screen.getMinX() + (screen.getWidth() - width) / 2,
        screen.getMinY() + (screen.getHeight() - height) / 2,
        width,
        height,
        maximised);
  }
}
