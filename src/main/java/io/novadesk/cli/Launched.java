package io.novadesk.cli;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.export.Exported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a server that was ordered.
 *
 * @param id null: the cloud has none, as far as is known
 */
record Launched(String name, @Nullable String id, String outcome, String sentence) {
  static final List<Output.Column<Launched>> COLUMNS =
      List.of(
          new Output.Column<>("name", true, l -> Exported.of(l.name)),
          new Output.Column<>("id", true, l -> Exported.of(l.id)),
          new Output.Column<>("outcome", true, l -> Exported.of(l.outcome)),
          new Output.Column<>("detail", true, l -> Exported.of(l.sentence)));

  static Launched of(String name, @Nullable String id, OperationState state) {
    return new Launched(name, id, Verdict.word(state), Verdict.sentence(state));
  }

  static int exit(List<Launched> ends) {
    return Verdict.exitOf(ends.stream().map(Launched::outcome).toList());
  }
}
