package io.novadesk.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A text as it is painted.
 *
 * @param contrast of its strokes with what lies behind them, as WCAG 2 counts it
 * @param sign whether it is an icon, or belongs to a control that cannot be used now
 */
public record PaintedText(String text, String owner, double contrast, boolean sign) {
  /** So large that a stroke covers whole pixels. */
  private static final double ZOOM = 3;

  /** All that can be seen in a node; on the JavaFX thread. */
  public static List<PaintedText> in(Node root) {
    Parent whole = root.getScene().getRoot();
    whole.applyCss();
    whole.layout();
    SnapshotParameters zoom = new SnapshotParameters();
    zoom.setTransform(new Scale(ZOOM, ZOOM));
    WritableImage image = whole.snapshot(zoom, null);
    List<PaintedText> found = new ArrayList<>();
    collect(root, whole, image, found);
    return found;
  }

  private static void collect(Node node, Node whole, WritableImage image, List<PaintedText> into) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      Bounds at = whole.sceneToLocal(text.localToScene(text.getLayoutBounds()));
      double contrast = isWhole(text) ? contrast(image, at) : 0;
      if (contrast > 0) {
        boolean large = text instanceof FontIcon || isGrey(text);
        into.add(new PaintedText(text.getText(), owner(text), contrast, large));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, whole, image, into));
    }
  }

  /** Nothing is measured that is scrolled out of sight in part. */
  private static boolean isWhole(Node text) {
    Bounds scene = text.localToScene(text.getLayoutBounds());
    for (Node node = text.getParent(); node != null; node = node.getParent()) {
      if (node.getClip() != null
          && !node.localToScene(node.getClip().getBoundsInParent()).contains(scene)) {
        return false;
      }
    }
    return true;
  }

  private static String owner(Node text) {
    StringBuilder way = new StringBuilder();
    Node node = text.getParent();
    for (int i = 0; i < 3 && node != null; i++, node = node.getParent()) {
      way.insert(0, " " + (node.getId() == null ? node.getStyleClass() : "#" + node.getId()));
    }
    return way.toString().strip();
  }

  private static boolean isGrey(Node text) {
    for (Node node = text; node != null; node = node.getParent()) {
      if (node.isDisabled()
          || node.getPseudoClassStates().stream()
              .anyMatch(state -> state.getPseudoClassName().equals("refused"))) {
        return true;
      }
    }
    return false;
  }

  /** Of the strokes, which differ most from what covers most; zero where nothing is seen. */
  private static double contrast(WritableImage image, Bounds at) {
    int left = (int) Math.max(0, at.getMinX() * ZOOM);
    int top = (int) Math.max(0, at.getMinY() * ZOOM);
    int right = (int) Math.min(image.getWidth(), at.getMaxX() * ZOOM);
    int bottom = (int) Math.min(image.getHeight(), at.getMaxY() * ZOOM);
    Map<Integer, Integer> counts = new HashMap<>();
    PixelReader pixels = image.getPixelReader();
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
      }
    }
    int behind =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0);
    double best = 0;
    for (int colour : counts.keySet()) {
      best = Math.max(best, ratio(luminance(colour), luminance(behind)));
    }
    return counts.size() < 2 ? 0 : best;
  }

  /** Of the left edge of one node with that of another; on the JavaFX thread. */
  public static double contrastOfEdges(Node one, Node other) {
    Parent whole = one.getScene().getRoot();
    whole.applyCss();
    whole.layout();
    PixelReader pixels = whole.snapshot(null, null).getPixelReader();
    return ratio(luminance(edge(pixels, one)), luminance(edge(pixels, other)));
  }

  /** Of two colours. */
  public static double contrast(Color one, Color other) {
    return ratio(luminance(argb(one)), luminance(argb(other)));
  }

  private static int argb(Color colour) {
    return (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }

  private static int edge(PixelReader pixels, Node node) {
    Bounds at = node.localToScene(node.getLayoutBounds());
    return pixels.getArgb((int) at.getMinX() + 1, (int) at.getCenterY());
  }

  private static double ratio(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }

  private static double luminance(int argb) {
    return 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int part) {
    double value = (part & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.2f%s '%s' in %s", contrast, sign ? " sign" : "", text, owner);
  }
}
