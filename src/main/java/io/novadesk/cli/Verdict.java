package io.novadesk.cli;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.i18n.Text;
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
    return new Verdict(server, word(state), sentence(state));
  }

  /** For scripts. */
  static String word(OperationState state) {
    return switch (state) {
      case OperationState.Waiting _ -> "waiting";
      case OperationState.Sent _ -> "sent";
      case OperationState.Accepted _ -> "accepted";
      case OperationState.Working _ -> "working";
      case OperationState.Done _ -> "done";
      case OperationState.Failed _ -> "failed";
      case OperationState.Unknown _ -> "unknown";
      case OperationState.Cancelled _ -> "cancelled";
    };
  }

  /** For people. */
  static String sentence(OperationState state) {
    return switch (state) {
      case OperationState.Waiting _, OperationState.Sent _, OperationState.Accepted _ -> "";
      case OperationState.Working working -> working.step();
      case OperationState.Done done -> done.sentence();
      case OperationState.Failed failed -> failed.sentence();
      case OperationState.Unknown unknown -> unknown.sentence();
      case OperationState.Cancelled cancelled -> cancelled.sentence();
    };
  }

  /** As progress tells it. */
  String line() {
    return Text.of("cli.progress", server.server().displayName(), outcome, sentence);
  }

  static int exit(List<Verdict> verdicts) {
    return exitOf(verdicts.stream().map(Verdict::outcome).toList());
  }

  static int exitOf(List<String> outcomes) {
    if (outcomes.contains("unknown")) {
      return Exit.UNKNOWN;
    }
    return outcomes.stream().allMatch("done"::equals) ? Exit.DONE : Exit.SOME_FAILED;
  }
}
