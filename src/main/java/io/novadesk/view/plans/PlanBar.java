package io.novadesk.view.plans;

import io.novadesk.viewmodel.plans.PlanCounts;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedBar;

/** How far a plan is, in one line: a part for each outcome, as long as it has servers. */
final class PlanBar extends SegmentedBar<SegmentedBar.Segment> {
  PlanBar() {
    setId("plan-progress");
    getStyleClass().add("plan-bar");
    setOrientation(Orientation.HORIZONTAL);
    setSegmentViewFactory(PlanBar::line);
    // The counts beside it say what would pop up over each part.
    setInfoNodeFactory(null);
    setMinWidth(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
  }

  /** The text of a segment is its style: the line has no words. */
  private static Node line(Segment segment) {
    Pane line = new Pane();
    line.getStyleClass().addAll("plan-part", segment.getText());
    return line;
  }

  void show(PlanCounts counts) {
    getSegments()
        .setAll(
            Stream.of(
                    new Segment(counts.done(), "plan-part-done"),
                    new Segment(counts.failed(), "plan-part-failed"),
                    new Segment(counts.unknown(), "plan-part-unknown"),
                    new Segment(counts.cancelled(), "plan-part-cancelled"),
                    new Segment(counts.leftOut(), "plan-part-left-out"),
                    new Segment(counts.underWay(), "plan-part-under-way"),
                    new Segment(counts.waiting(), "plan-part-waiting"))
                .filter(segment -> segment.getValue() > 0)
                .toList());
    setAccessibleText(counts.sentence());
  }
}
