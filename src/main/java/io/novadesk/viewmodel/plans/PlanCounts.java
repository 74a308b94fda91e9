package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.StringJoiner;

/**
 * How many servers of a plan stand where.
 *
 * @param unknown those of which nobody can tell, and those that an earlier run of the program left
 *     open and that are being looked up
 */
public record PlanCounts(
    int total,
    int done,
    int failed,
    int cancelled,
    int leftOut,
    int underWay,
    int unknown,
    int waiting) {

  static PlanCounts of(List<PlanRow> rows) {
    PlanCounts counts = new PlanCounts(rows.size(), 0, 0, 0, 0, 0, 0, 0);
    for (PlanRow row : rows) {
      counts = counts.with(row.state(), 1);
    }
    return counts;
  }

  PlanCounts moved(ItemState before, ItemState after) {
    return with(before, -1).with(after, 1);
  }

  private PlanCounts with(ItemState state, int by) {
    return switch (state) {
      case ItemState.Waiting _ ->
          new PlanCounts(total, done, failed, cancelled, leftOut, underWay, unknown, waiting + by);
      case ItemState.LeftOut _ ->
          new PlanCounts(total, done, failed, cancelled, leftOut + by, underWay, unknown, waiting);
      case ItemState.Unknown _ ->
          new PlanCounts(total, done, failed, cancelled, leftOut, underWay, unknown + by, waiting);
      case ItemState.Running _ ->
          new PlanCounts(total, done, failed, cancelled, leftOut, underWay + by, unknown, waiting);
      case ItemState.Ended ended ->
          switch (ended.outcome()) {
            case OperationState.Done _ ->
                new PlanCounts(
                    total, done + by, failed, cancelled, leftOut, underWay, unknown, waiting);
            case OperationState.Failed _ ->
                new PlanCounts(
                    total, done, failed + by, cancelled, leftOut, underWay, unknown, waiting);
            case OperationState.Unknown _ ->
                new PlanCounts(
                    total, done, failed, cancelled, leftOut, underWay, unknown + by, waiting);
            default ->
                new PlanCounts(
                    total, done, failed, cancelled + by, leftOut, underWay, unknown, waiting);
          };
    };
  }

  public double share() {
    return total == 0 ? 1 : (double) (total - underWay - waiting) / total;
  }

  /** Such as "12 of 100 done · 2 failed · 5 under way"; what is nought is left unsaid. */
  public String sentence() {
    StringJoiner text = new StringJoiner(" · ");
    text.add(Text.of("plan.count.done", done, total));
    add(text, "plan.count.failed", failed);
    add(text, "plan.count.cancelled", cancelled);
    add(text, "plan.count.leftOut", leftOut);
    add(text, "plan.count.underWay", underWay);
    add(text, "plan.count.unknown", unknown);
    add(text, "plan.count.waiting", waiting);
    return text.toString();
  }

  private static void add(StringJoiner text, String key, int count) {
    if (count > 0) {
      text.add(Text.of(key, count));
    }
  }
}
