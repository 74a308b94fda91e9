package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Settings;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowBoundsTest {
  private static final Rectangle2D LAPTOP = new Rectangle2D(0, 28, 1440, 872);
  private static final Rectangle2D BESIDE = new Rectangle2D(1440, 0, 1920, 1080);

  private static Settings.Window at(double x, double y, double width, double height) {
    return new Settings.Window(x, y, width, height, false);
  }

  @Test
  void aWindowStaysWhereItCanBeTakenHoldOf() {
    Settings.Window right = at(1500, 40, 1400, 860);
    assertThat(WindowBounds.onAScreen(right, List.of(LAPTOP, BESIDE))).isEqualTo(right);
    Settings.Window halfOut = at(-900, 60, 1100, 700);
    assertThat(WindowBounds.onAScreen(halfOut, List.of(LAPTOP))).isEqualTo(halfOut);
  }

  @Test
  void aWindowWhoseScreenIsGoneComesToTheMiddleAsLargeAsItWas() {
    assertThat(WindowBounds.onAScreen(at(1500, 40, 1000, 600), List.of(LAPTOP)))
        .isEqualTo(at(220, 164, 1000, 600));
    // Its last corner shows, but nothing to pull it back by.
    assertThat(WindowBounds.onAScreen(at(1430, 60, 1000, 600), List.of(LAPTOP)))
        .isEqualTo(at(220, 164, 1000, 600));
    assertThat(WindowBounds.onAScreen(at(100, -500, 1000, 600), List.of(LAPTOP)).y())
        .isEqualTo(164);
  }

  @Test
  void aWindowIsNoLargerThanItsScreen() {
    assertThat(WindowBounds.onAScreen(at(0, 28, 1900, 1000), List.of(LAPTOP)))
        .isEqualTo(at(0, 28, 1440, 872));
    // Saved on a larger screen: its last line would else be out of reach.
    assertThat(WindowBounds.onAScreen(at(20, 48, 1900, 1000), List.of(LAPTOP)))
        .isEqualTo(at(0, 28, 1440, 872));
    assertThat(WindowBounds.onAScreen(at(20, 48, 1000, 1000), List.of(LAPTOP)))
        .isEqualTo(at(20, 28, 1000, 872));
    assertThat(WindowBounds.inTheMiddle(LAPTOP, 3000, 400, true))
        .isEqualTo(new Settings.Window(0, 264, 1440, 400, true));
  }
}
