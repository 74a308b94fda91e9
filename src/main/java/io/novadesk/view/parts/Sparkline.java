package io.novadesk.view.parts;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** How something went, as a line over its area; where nothing was seen there is none. */
public final class Sparkline extends Region {
  private final Path area = new Path();
  private final Path line = new Path();
  private List<Double> values = List.of();
  private double most = 1;

  public Sparkline() {
    area.getStyleClass().add("trend-area");
    line.getStyleClass().add("trend-line");
    area.setManaged(false);
    line.setManaged(false);
    getChildren().addAll(area, line);
    getStyleClass().add("trend");
  }

  /**
   * @param course from the oldest to the newest; NaN where nothing was seen
   * @param full what fills the height
   * @param bad whether it needs a person now
   */
  public void show(List<Double> course, double full, boolean bad) {
    values = List.copyOf(course);
    most = full;
    getStyleClass().remove("trend-bad");
    if (bad) {
      getStyleClass().add("trend-bad");
    }
    setNeedsLayout(true);
  }

  @Override
  protected void layoutChildren() {
    area.getElements().clear();
    line.getElements().clear();
    int from = -1;
    for (int i = 0; i <= values.size(); i++) {
      boolean seen = i < values.size() && !values.get(i).isNaN();
      if (seen && from < 0) {
        from = i;
      } else if (!seen && from >= 0) {
        draw(from, i - 1);
        from = -1;
      }
    }
  }

  private void draw(int from, int to) {
    double bottom = getHeight() - 1;
    area.getElements().add(new MoveTo(x(from), bottom));
    for (int i = from; i <= to; i++) {
      area.getElements().add(new LineTo(x(i), y(i)));
      PathElement next = i == from ? new MoveTo(x(i), y(i)) : new LineTo(x(i), y(i));
      line.getElements().add(next);
    }
    // One look alone is a short stroke.
    if (from == to) {
      line.getElements().add(new LineTo(x(to) + 2, y(to)));
    }
    area.getElements().add(new LineTo(x(to), bottom));
  }

  private double x(int i) {
    return values.size() < 2 ? 0 : i * (getWidth() - 2) / (values.size() - 1);
  }

  private double y(int i) {
    double height = getHeight() - 3;
    return 1 + height - height * Math.min(1, values.get(i) / most);
  }
}
