package io.novadesk.testing;

import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Saves pictures of a scene in both themes. To be called on the JavaFX thread. */
public final class Pictures {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Pictures() {}

  /** Puts the program's look on a scene. */
  public static void dress(Scene scene) {
    Look.dress(scene);
    Theme.LIGHT.apply();
  }

  /** Writes {@code NAME-light.png} and {@code NAME-dark.png}; the light theme stays. */
  public static void save(Scene scene, String name) {
    Theme.DARK.apply();
    write(scene, name + "-dark.png");
    Theme.LIGHT.apply();
    write(scene, name + "-light.png");
  }

  /** Writes {@code NAME.png} in the theme that is there: what a test saw when it failed. */
  public static void asItIs(Scene scene, String name) {
    write(scene, name + ".png");
  }

  private static void write(Scene scene, String file) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    WritableImage shot = scene.snapshot(null);
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
      Files.createDirectories(FOLDER);
      ImageIO.write(image, "png", FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
