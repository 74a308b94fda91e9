package io.novadesk.view.plans;

import io.novadesk.viewmodel.plans.PlanCounts;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedBar;

/** How far a plan is, in one line: a part for each outcome, as long as it has servers. */
final class PlanBar extends SegmentedBar<PlanBar.Part> {
  /** What becomes of servers, in the order of the line. */
  private enum Outcome {
    DONE(PlanCounts::done),
    FAILED(PlanCounts::failed),
    UNKNOWN(PlanCounts::unknown),
    CANCELLED(PlanCounts::cancelled),
    LEFT_OUT(PlanCounts::leftOut),
    UNDER_WAY(PlanCounts::underWay),
    WAITING(PlanCounts::waiting);

    private final ToIntFunction<PlanCounts> count;

    Outcome(ToIntFunction<PlanCounts> count) {
      this.count = count;
    }
  }

  static final class Part extends SegmentedBar.Segment {
    private final Outcome outcome;

    Part(Outcome outcome, int servers) {
      super(servers);
      this.outcome = outcome;
    }
  }

  PlanBar() {
    setId("plan-progress");
    getStyleClass().add("plan-bar");
    setSegmentViewFactory(PlanBar::line);
    // The counts beside it say what would pop up over each part.
    setInfoNodeFactory(null);
    setMinWidth(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
  }

  private static Node line(Part part) {
    Pane line = new Pane();
    line.getStyleClass()
        .addAll("plan-part", "plan-part-" + part.outcome.name().toLowerCase(java.util.Locale.ROOT));
    return line;
  }

  void show(PlanCounts counts) {
    getSegments()
        .setAll(
            List.of(Outcome.values()).stream()
                .filter(outcome -> outcome.count.applyAsInt(counts) > 0)
                .map(outcome -> new Part(outcome, outcome.count.applyAsInt(counts)))
                .toList());
    setAccessibleText(counts.sentence());
  }
}
