package io.novadesk.cli;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.plan.ItemState;
import java.util.List;

/**
 * What became of one server, or would.
 *
 * @param outcome a word for scripts
 * @param sentence for people
 */
record Verdict(FoundServer server, String outcome, String sentence) {
  static final List<Output.Column<Verdict>> COLUMNS =
      List.of(
          new Output.Column<>("name", true, v -> Exported.of(v.server.server().displayName())),
          new Output.Column<>("id", true, v -> Exported.of(v.server.server().id())),
          new Output.Column<>("cloud", false, v -> Exported.of(v.server.cloud().name())),
          new Output.Column<>("region", false, v -> Exported.of(v.server.regionName())),
          new Output.Column<>("outcome", true, v -> Exported.of(v.outcome)),
          new Output.Column<>("detail", true, v -> Exported.of(v.sentence)));

  static Verdict of(FoundServer server, ItemState state) {
    return switch (state) {
      case ItemState.Waiting _ -> new Verdict(server, "waiting", "");
      case ItemState.LeftOut(String reason) -> new Verdict(server, "left-out", reason);
      case ItemState.Unknown _ -> new Verdict(server, "unknown", "");
      case ItemState.Running(int _, OperationState at) -> of(server, at);
      case ItemState.Ended ended -> of(server, ended.outcome());
    };
  }

  private static Verdict of(FoundServer server, OperationState state) {
    return switch (state) {
      case OperationState.Waiting _ -> new Verdict(server, "waiting", "");
      case OperationState.Sent _ -> new Verdict(server, "sent", "");
      case OperationState.Accepted _ -> new Verdict(server, "accepted", "");
      case OperationState.Working working -> new Verdict(server, "working", working.step());
      case OperationState.Done done -> new Verdict(server, "done", done.sentence());
      case OperationState.Failed failed -> new Verdict(server, "failed", failed.sentence());
      case OperationState.Unknown unknown -> new Verdict(server, "unknown", unknown.sentence());
      case OperationState.Cancelled cancelled ->
          new Verdict(server, "cancelled", cancelled.sentence());
    };
  }

  static int exit(List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(v -> v.outcome.equals("unknown"))) {
      return Exit.UNKNOWN;
    }
    return verdicts.stream().allMatch(v -> v.outcome.equals("done")) ? Exit.DONE : Exit.SOME_FAILED;
  }
}
