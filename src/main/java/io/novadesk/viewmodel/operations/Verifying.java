package io.novadesk.viewmodel.operations;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which commands ended in what a person has to confirm or revert, whoever does it. */
final class Verifying {
  private final Runnable changed;

  /**
   * @param changed runs when a command began to ask or asks no more
   */
  Verifying(Runnable changed) {
    this.changed = changed;
  }

  /** To be called when a command has ended. */
  void ended(CommandRow row) {
    End end = row.command().action().facts().end();
    if (row.state() instanceof OperationState.Done
        && (end == End.Own.RESIZED || end == End.Own.MIGRATED)) {
      new Watch(row).begin();
    }
  }

  /** One command, until its server waits no more. */
  private final class Watch {
    private final CommandRow row;
    private Runnable unlisten = () -> {};

    Watch(CommandRow row) {
      this.row = row;
    }

    void begin() {
      unlisten = row.region().listen(this::moved);
      look(row.server());
    }

    private void moved(List<RowChange> changes) {
      for (RowChange change : changes) {
        ServerRow any = change.after() == null ? change.before() : change.after();
        if (any != null && any.server().id().equals(row.before().server().id())) {
          look(change.after());
          if (!row.asks()) {
            unlisten.run();
          }
        }
      }
    }

    private void look(@Nullable ServerRow now) {
      boolean asks = now != null && now.server().state() == ServerStatus.VERIFY_RESIZE;
      if (asks != row.asks()) {
        row.asks(asks);
        changed.run();
      }
    }
  }
}
