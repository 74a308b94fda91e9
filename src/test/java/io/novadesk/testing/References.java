package io.novadesk.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Compares pictures of the tour with those that the project keeps, at half their size. A text that
 * is drawn a little differently, by another font library or at another time of day, is no change;
 * something that moved, came, went, grew or has another colour is. A small change is told; a
 * picture of which more than a tenth is another fails.
 */
public final class References {
  private static final Path KEPT = Path.of("src", "test", "references");
  private static final Path NAMES = KEPT.resolve("pictures.txt");

  /** In pixels of a kept picture: about as high as a line of text. */
  private static final int BLOCK = 8;

  /** By how much the mean of a block may differ, of 255, in any colour. */
  private static final double SHADE = 16;

  /** Of all blocks, how many may differ by more: the same tour twice differs in half as many. */
  static final double SHARE = 0.0025;

  /** Of all blocks: by so many a dialog has moved, or another picture was taken. */
  static final double BROKEN = 0.1;

  private References() {}

  /** The folder of the tour's pictures, and {@code --accept} to keep them from now on. */
  public static void main(String[] args) throws IOException {
    Path tour = Path.of(args[0]);
    List<String> names = Files.readAllLines(NAMES);
    if (args.length > 1 && args[1].equals("--accept")) {
      for (String name : names) {
        ImageIO.write(half(read(tour, name)), "png", KEPT.resolve(name + ".png").toFile());
      }
      System.out.println(names.size() + " pictures are kept in " + KEPT);
      return;
    }
    Path changes = Files.createDirectories(tour.resolveSibling("changed-pictures"));
    List<String> changed = new ArrayList<>();
    int broken = 0;
    for (String name : names) {
      if (!Files.exists(KEPT.resolve(name + ".png"))) {
        changed.add(name + ": none is kept yet");
        broken++;
        continue;
      }
      BufferedImage kept = read(KEPT, name);
      BufferedImage now = half(read(tour, name));
      double share = difference(kept, now);
      if (share > SHARE) {
        broken += share > BROKEN ? 1 : 0;
        changed.add(String.format(Locale.ROOT, "%s: %.1f %%", name, 100 * share));
        ImageIO.write(sideBySide(kept, now), "png", changes.resolve(name + ".png").toFile());
      }
    }
    System.out.printf(
        "%d of %d pictures are as they were%n", names.size() - changed.size(), names.size());
    if (!changed.isEmpty()) {
      changed.forEach(System.out::println);
      System.out.println(
          "Before, now and the difference stand side by side in "
              + changes
              + ". Where they are meant to change: .ci/pictures --accept");
    }
    if (broken > 0) {
      System.exit(1);
    }
  }

  private static BufferedImage read(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".png");
    if (!Files.exists(file)) {
      throw new IOException("There is no picture " + file);
    }
    return ImageIO.read(file.toFile());
  }

  static BufferedImage half(BufferedImage whole) {
    return scaled(whole, whole.getWidth() / 2, whole.getHeight() / 2);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** The share of blocks that differ; all of them where the size is another. */
  static double difference(BufferedImage kept, BufferedImage now) {
    if (kept.getWidth() != now.getWidth() || kept.getHeight() != now.getHeight()) {
      return 1;
    }
    int blocks = 0;
    int differ = 0;
    for (int y = 0; y < kept.getHeight(); y += BLOCK) {
      for (int x = 0; x < kept.getWidth(); x += BLOCK) {
        blocks++;
        differ += differs(kept, now, x, y) ? 1 : 0;
      }
    }
    return (double) differ / blocks;
  }

  private static boolean differs(BufferedImage kept, BufferedImage now, int x, int y) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs(mean(kept, x, y, shift) - mean(now, x, y, shift)) > SHADE) {
        return true;
      }
    }
    return false;
  }

  private static double mean(BufferedImage image, int fromX, int fromY, int shift) {
    int toX = Math.min(fromX + BLOCK, image.getWidth());
    int toY = Math.min(fromY + BLOCK, image.getHeight());
    int sum = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        sum += image.getRGB(x, y) >> shift & 0xff;
      }
    }
    return (double) sum / ((toX - fromX) * (toY - fromY));
  }

  /** What is kept, what is now, and what is now with every block framed that differs. */
  static BufferedImage sideBySide(BufferedImage kept, BufferedImage now) {
    int width = Math.max(kept.getWidth(), now.getWidth());
    int height = Math.max(kept.getHeight(), now.getHeight());
    BufferedImage all = new BufferedImage(3 * width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    graphics.drawImage(kept, 0, 0, null);
    graphics.drawImage(now, width, 0, null);
    graphics.drawImage(now, 2 * width, 0, null);
    graphics.setColor(Color.MAGENTA);
    if (kept.getWidth() == now.getWidth() && kept.getHeight() == now.getHeight()) {
      for (int y = 0; y < height; y += BLOCK) {
        for (int x = 0; x < width; x += BLOCK) {
          if (differs(kept, now, x, y)) {
            graphics.drawRect(2 * width + x, y, BLOCK - 1, BLOCK - 1);
          }
        }
      }
    }
    graphics.dispose();
    return all;
  }
}
