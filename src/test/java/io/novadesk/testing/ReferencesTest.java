package io.novadesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as a change of a picture. */
class ReferencesTest {
  private static BufferedImage picture(Consumer<Graphics2D> more) {
    BufferedImage image = new BufferedImage(700, 430, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 700, 430);
    graphics.setColor(Color.GRAY);
    graphics.fillRect(20, 20, 120, 30);
    more.accept(graphics);
    graphics.dispose();
    return image;
  }

  @Test
  void anEdgeDrawnALittleDifferentlyIsNone() {
    Random noise = new Random(1);
    BufferedImage plain = picture(_ -> {});
    BufferedImage noisy = picture(_ -> {});
    for (int x = 0; x < 700; x++) {
      for (int y = 0; y < 430; y++) {
        int grey = (noisy.getRGB(x, y) & 0xff) - noise.nextInt(20);
        noisy.setRGB(x, y, new Color(grey, grey, grey).getRGB());
      }
    }
    assertThat(References.difference(plain, noisy)).isZero();
  }

  @Test
  void aButtonThatCameOrMovedOrTurnedRedIsOne() {
    BufferedImage plain = picture(_ -> {});
    for (Consumer<Graphics2D> change :
        List.<Consumer<Graphics2D>>of(
            graphics -> graphics.fillRect(300, 200, 80, 24),
            graphics -> graphics.copyArea(20, 20, 120, 30, 0, 40),
            graphics -> {
              graphics.setColor(Color.RED);
              graphics.fillRect(20, 20, 120, 30);
            })) {
      assertThat(References.difference(plain, picture(change))).isGreaterThan(References.SHARE);
    }
  }

  @Test
  void anotherSizeIsOne() {
    BufferedImage plain = picture(_ -> {});
    assertThat(References.difference(plain, References.half(plain))).isEqualTo(1);
    assertThat(References.sideBySide(plain, References.half(plain)).getWidth()).isEqualTo(2100);
  }
}
