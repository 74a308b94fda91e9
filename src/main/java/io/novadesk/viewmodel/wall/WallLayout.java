package io.novadesk.viewmodel.wall;

/**
 * Where each cell of the wall stands: groups as blocks in lines, cells as large as they can be for
 * all of them to be seen. In pixels of a wall that is not zoomed. Pure.
 */
public final class WallLayout {
  private static final double LARGEST = 68;
  private static final double SMALLEST = 0.2;

  /** Blocks are wider than they are high, as screens are. */
  private static final double WIDE = 1.8;

  private static final int TRIES = 24;

  private final WallPicture picture;
  private final double cell;
  private final double title;
  private final double gap;
  private final int[] columns;
  private final double[] x;
  private final double[] y;
  private double bottom;

  private WallLayout(WallPicture picture, double cell, double width, double room) {
    this.picture = picture;
    this.cell = cell;
    int groups = picture.groups();
    title = Math.min(room, cell * 2.4);
    gap = Math.min(14, cell);
    columns = new int[groups];
    x = new double[groups];
    y = new double[groups];
    place(width);
  }

  /**
   * As large as fits.
   *
   * @param room for the name of a group, where cells are not small
   */
  public static WallLayout of(WallPicture picture, double width, double height, double room) {
    double fits = SMALLEST;
    double tooLarge = LARGEST;
    WallLayout best = new WallLayout(picture, LARGEST, width, room);
    if (best.bottom <= height) {
      return best;
    }
    best = new WallLayout(picture, fits, width, room);
    for (int i = 0; i < TRIES; i++) {
      double tried = (fits + tooLarge) / 2;
      WallLayout layout = new WallLayout(picture, tried, width, room);
      if (layout.bottom <= height) {
        fits = tried;
        best = layout;
      } else {
        tooLarge = tried;
      }
    }
    return best;
  }

  private void place(double width) {
    int most = Math.max(1, (int) Math.floor(width / cell));
    double left = 0;
    double top = 0;
    double high = 0;
    for (int group = 0; group < columns.length; group++) {
      int size = picture.size(group);
      int across = columns.length == 1 ? most : (int) Math.ceil(Math.sqrt(size * WIDE));
      columns[group] = Math.clamp(across, 1, most);
      double wide = columns[group] * cell;
      if (left > 0 && left + wide > width) {
        left = 0;
        top += high + gap;
        high = 0;
      }
      x[group] = left;
      y[group] = top;
      int lines = (size + columns[group] - 1) / columns[group];
      high = Math.max(high, title + lines * cell);
      left += wide + gap;
    }
    bottom = top + high;
  }

  /** How wide and high a cell is. */
  public double cell() {
    return cell;
  }

  /** How high the room for the name of a group is. */
  public double title() {
    return title;
  }

  public double left(int group) {
    return x[group];
  }

  public double top(int group) {
    return y[group];
  }

  public double width(int group) {
    return columns[group] * cell;
  }

  /** How many cells stand beside each other. */
  public int columns(int group) {
    return columns[group];
  }

  public double cellLeft(int group, int number) {
    return x[group] + number % columns[group] * cell;
  }

  public double cellTop(int group, int number) {
    int line = number / columns[group];
    return y[group] + title + line * cell;
  }

  /** The cell at a point; -1: there is none. */
  public int at(double px, double py) {
    for (int group = 0; group < columns.length; group++) {
      double dx = px - x[group];
      double dy = py - y[group] - title;
      if (dx >= 0 && dy >= 0 && dx < columns[group] * cell) {
        int line = (int) (dy / cell);
        int column = (int) (dx / cell);
        int number = line * columns[group] + column;
        if (number < picture.size(group)) {
          return picture.start(group) + number;
        }
      }
    }
    return -1;
  }

  /** The group whose cell this is. */
  public int groupOf(int wanted) {
    int group = 0;
    while (group + 1 < columns.length && picture.start(group + 1) <= wanted) {
      group++;
    }
    return group;
  }
}
