package io.novadesk.testing;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Application;
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
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    URL css = Pictures.class.getResource("/css/novadesk.css");
    if (css == null) {
      scene.getRoot().setStyle("-fx-font-size: 13px");
    } else {
      scene.getStylesheets().add(css.toExternalForm());
    }
  }

  /** Writes {@code NAME-light.png} and {@code NAME-dark.png}; the light theme stays. */
  public static void save(Scene scene, String name) {
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    write(scene, name + "-dark.png");
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    write(scene, name + "-light.png");
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
