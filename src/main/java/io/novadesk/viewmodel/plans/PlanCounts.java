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

  /** Where a server of a plan can stand. */
  public enum Part {
    DONE,
    FAILED,
    UNKNOWN,
    CANCELLED,
    LEFT_OUT,
    UNDER_WAY,
    WAITING;

    public static Part of(ItemState state) {
      return switch (state) {
        case ItemState.Waiting _ -> WAITING;
        case ItemState.LeftOut _ -> LEFT_OUT;
        case ItemState.Unknown _ -> UNKNOWN;
        case ItemState.Running _ -> UNDER_WAY;
        case ItemState.Ended ended ->
            switch (ended.outcome()) {
              case OperationState.Done _ -> DONE;
              case OperationState.Failed _ -> FAILED;
              case OperationState.Unknown _ -> UNKNOWN;
              default -> CANCELLED;
            };
      };
    }
  }

  public int of(Part part) {
    return switch (part) {
      case DONE -> done;
      case FAILED -> failed;
      case UNKNOWN -> unknown;
      case CANCELLED -> cancelled;
      case LEFT_OUT -> leftOut;
      case UNDER_WAY -> underWay;
      case WAITING -> waiting;
    };
  }

  /** Such as "2 failed"; of what is done it says of how many. */
  public String words(Part part) {
    return switch (part) {
      case DONE -> Text.of("plan.count.done", done, total);
      case FAILED -> Text.of("plan.count.failed", failed);
      case UNKNOWN -> Text.of("plan.count.unknown", unknown);
      case CANCELLED -> Text.of("plan.count.cancelled", cancelled);
      case LEFT_OUT -> Text.of("plan.count.leftOut", leftOut);
      case UNDER_WAY -> Text.of("plan.count.underWay", underWay);
      case WAITING -> Text.of("plan.count.waiting", waiting);
    };
  }

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
    Part part = Part.of(state);
    return new PlanCounts(
        total,
        done + (part == Part.DONE ? by : 0),
        failed + (part == Part.FAILED ? by : 0),
        cancelled + (part == Part.CANCELLED ? by : 0),
        leftOut + (part == Part.LEFT_OUT ? by : 0),
        underWay + (part == Part.UNDER_WAY ? by : 0),
        unknown + (part == Part.UNKNOWN ? by : 0),
        waiting + (part == Part.WAITING ? by : 0));
  }

  /** How a plan that has ended stands, in the words of a single command. */
  OperationState outcome(String sentence) {
    if (failed > 0) {
      return new OperationState.Failed(sentence, null);
    }
    if (unknown > 0) {
      return new OperationState.Unknown(sentence, null);
    }
    return cancelled > 0
        ? new OperationState.Cancelled(sentence)
        : new OperationState.Done(sentence);
  }

  public double share() {
    return total == 0 ? 1 : (double) (total - underWay - waiting) / total;
  }

  /** Such as "12 of 100 done · 2 failed · 5 under way"; what is nought is left unsaid. */
  public String sentence() {
    StringJoiner text = new StringJoiner(" · ");
    for (Part part : Part.values()) {
      if (part == Part.DONE || of(part) > 0) {
        text.add(words(part));
      }
    }
    return text.toString();
  }
}
