package io.novadesk.tour;

import io.novadesk.view.parts.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Saves pictures of a window's content. To be called on the JavaFX thread. */
final class Screenshots {
  private final Path folder;

  Screenshots(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Writes {@code NAME-THEME.png}. */
  void save(Scene scene, String name, Theme theme) {
    write(
        scene.snapshot(null),
        folder.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
  }

  private static void write(WritableImage shot, Path file) {
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = shot.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
