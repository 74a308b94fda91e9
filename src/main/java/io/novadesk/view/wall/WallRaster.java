package io.novadesk.view.wall;

import io.novadesk.viewmodel.wall.Tone;
import io.novadesk.viewmodel.wall.WallLayout;
import io.novadesk.viewmodel.wall.WallPicture;
import java.util.Arrays;
import java.util.Map;

/**
 * Paints cells as pixels: a canvas would have to be told 100,000 rectangles in each frame. What is
 * bad has a cross and is painted over all else, so that colour is never the only sign. Needs no
 * toolkit.
 */
final class WallRaster {
  /** Smaller cells have no gap between them. */
  private static final int WITH_GAP = 4;

  /** Smaller cells have no room for a sign; bad ones are made larger instead. */
  private static final int WITH_SIGN = 7;

  /** Larger cells have room for the server's name below the sign. */
  static final int WITH_NAME = 48;

  private final int width;
  private final int height;
  private final int scale;
  private final int[] pixels;

  /**
   * @param scale how many of these pixels are one of the screen's as JavaFX counts them
   * @param pixels line by line, as ARGB with the colours multiplied
   */
  WallRaster(int width, int height, int scale, int[] pixels) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.pixels = pixels;
  }

  /**
   * What is seen of a wall.
   *
   * @param zoom in pixels of the screen for each of the wall
   * @param left where the wall begins, in pixels of the screen
   */
  record Eye(double zoom, double left, double top) {
    double x(double wall) {
      return wall * zoom + left;
    }

    double y(double wall) {
      return wall * zoom + top;
    }

    double wallX(double screen) {
      return (screen - left) / zoom;
    }

    double wallY(double screen) {
      return (screen - top) / zoom;
    }

    /** The same in a picture with so many pixels for each of the screen. */
    Eye scaled(double scale) {
      return new Eye(zoom * scale, left * scale, top * scale);
    }
  }

  /**
   * @param colours by tone, as ARGB
   * @param sign of crosses, as ARGB
   */
  void paint(
      WallPicture picture, WallLayout layout, Eye eye, Map<Tone, Integer> colours, int sign) {
    Arrays.fill(pixels, 0);
    double size = layout.cell() * eye.zoom();
    for (int group = 0; group < picture.groups(); group++) {
      if (isSeen(layout, group, eye, picture.size(group), size)) {
        paint(picture, layout, group, eye, size, colours, sign, false);
      }
    }
    for (int group = 0; group < picture.groups(); group++) {
      if (isSeen(layout, group, eye, picture.size(group), size)) {
        paint(picture, layout, group, eye, size, colours, sign, true);
      }
    }
  }

  private boolean isSeen(WallLayout layout, int group, Eye eye, int cells, double size) {
    double lines = Math.ceil((double) cells / layout.columns(group));
    double left = eye.x(layout.left(group));
    double top = eye.y(layout.cellTop(group, 0));
    return left < width
        && top < height
        && left + layout.columns(group) * size > 0
        && top + lines * size > 0;
  }

  private void paint(
      WallPicture picture,
      WallLayout layout,
      int group,
      Eye eye,
      double size,
      Map<Tone, Integer> colours,
      int sign,
      boolean bad) {
    int start = picture.start(group);
    int cells = picture.size(group);
    int gap = size >= WITH_GAP ? 1 : 0;
    for (int i = 0; i < cells; i++) {
      Tone tone = picture.tone(start + i);
      if (bad != (tone == Tone.BAD)) {
        continue;
      }
      int x = (int) Math.round(eye.x(layout.cellLeft(group, i)));
      int y = (int) Math.round(eye.y(layout.cellTop(group, i)));
      int right = (int) Math.round(eye.x(layout.cellLeft(group, i)) + size) - gap;
      int end = (int) Math.round(eye.y(layout.cellTop(group, i)) + size) - gap;
      boolean room = size >= WITH_SIGN;
      int more = bad && !room ? 1 : 0;
      fill(
          x - more,
          y - more,
          Math.max(right, x + 1) + more,
          Math.max(end, y + 1) + more,
          colours.getOrDefault(tone, sign));
      if (!room) {
        continue;
      }
      int named = size >= WITH_NAME * scale ? (right - x) / 4 : 0;
      if (bad) {
        cross(x + named, y + named / 2, right - named, end - named - named / 2, sign);
      } else if (tone == Tone.ASKS) {
        int third = (right - x - 2 * named) / 3;
        int left = x + named + third;
        int top = y + named / 2 + third;
        fill(left, top, left + third, top + third, sign);
      }
    }
  }

  private void cross(int x, int y, int right, int end, int colour) {
    int side = Math.min(right - x, end - y);
    int rim = Math.max(1, side / 5);
    int thick = Math.max(1, side / 8);
    for (int i = rim; i < side - rim; i++) {
      fill(x + i, y + i, x + i + thick, y + i + 1, colour);
      fill(x + i, end - 1 - i, x + i + thick, end - i, colour);
    }
  }

  private void fill(int x, int y, int right, int end, int colour) {
    int from = Math.max(0, x);
    int to = Math.min(width, right);
    if (from >= to) {
      return;
    }
    int last = Math.min(height, end);
    for (int line = Math.max(0, y); line < last; line++) {
      Arrays.fill(pixels, line * width + from, line * width + to, colour);
    }
  }
}
