package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Job;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the commands and jobs is under way. */
final class UnderWayRows {
  private final List<OperationRow> rows;

  /**
   * @param rows all, the ended ones too
   */
  UnderWayRows(List<OperationRow> rows) {
    this.rows = rows;
  }

  /** The command that is the same wish for the same server; null when there is none. */
  @Nullable CommandRow same(Command command, String serverKey) {
    return running().stream()
        .filter(
            row -> row.serverKey().equals(serverKey) && row.command().wish().equals(command.wish()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the same job is. */
  boolean isAny(Job job) {
    return rows.stream()
        .anyMatch(
            row ->
                row instanceof JobRow other
                    && !other.state().isEnd()
                    && other.job().identity().equals(job.identity()));
  }

  /** What is in flight by the name under which the ledger keeps it. */
  Set<String> subjects() {
    return Stream.concat(
            running().stream().map(row -> row.record().subject()),
            rows.stream()
                .filter(row -> !row.state().isEnd())
                .filter(JobRow.class::isInstance)
                .map(row -> ((JobRow) row).job().keptAs()))
        .collect(Collectors.toSet());
  }

  /** How many jobs are under way that end with the program: what is on its way to or from here. */
  int jobs() {
    return (int)
        rows.stream()
            .filter(
                row ->
                    row instanceof JobRow job
                        && !job.job().outlivesTheProgram()
                        && !row.state().isEnd())
            .count();
  }

  /** How many jobs only wait for their time. */
  int waiting() {
    return (int)
        rows.stream()
            .filter(
                row ->
                    row instanceof JobRow job
                        && job.job().waitsForItsTime()
                        && !row.state().isEnd())
            .count();
  }

  List<CommandRow> running() {
    return rows.stream()
        .filter(CommandRow.class::isInstance)
        .map(CommandRow.class::cast)
        .filter(row -> !row.state().isEnd())
        .toList();
  }

  /** The command under way on this server; null when there is none. */
  @Nullable CommandRow on(String serverKey) {
    for (OperationRow row : rows) {
      if (row instanceof CommandRow command
          && command.serverKey().equals(serverKey)
          && !row.state().isEnd()) {
        return command;
      }
    }
    return null;
  }
}
