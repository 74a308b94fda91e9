package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.Command;
import io.novadesk.cloud.Operation;
import io.novadesk.cloud.OperationState;
import io.novadesk.cloud.Patience;
import io.novadesk.cloud.Session;
import io.novadesk.cloud.plan.CommandRecord;
import io.novadesk.cloud.plan.KeptCommand;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The commands given since the start of the program: runs them, at most a few at once, and tells
 * how they go.
 */
public final class OperationsViewModel {
  /**
   * Commands that are sent and followed at once; the others wait in the order in which they were
   * given.
   */
  private static final int AT_ONCE = 5;

  private final TaskRunner tasks;
  private final Ledger ledger;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final ObservableList<OperationRow> rows = FXCollections.observableArrayList();
  private final ObservableList<TaskRow> entries = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable OperationRow> lastFailure =
      new ReadOnlyObjectWrapper<>();
  private final List<Consumer<OperationRow>> onEnd = new ArrayList<>();

  /**
   * @param ledger keeps what is in flight for the next start
   */
  public OperationsViewModel(TaskRunner tasks, Ledger ledger) {
    this.tasks = tasks;
    this.ledger = ledger;
  }

  /** The commands on one server each, newest first. */
  public ObservableList<OperationRow> rows() {
    return rows;
  }

  /** Commands and plans, newest first. */
  public ObservableList<TaskRow> entries() {
    return entries;
  }

  public ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The command that failed last; null while none did. */
  public ReadOnlyObjectProperty<@Nullable OperationRow> lastFailureProperty() {
    return lastFailure.getReadOnlyProperty();
  }

  /** Hears of each operation that ends. */
  public void onEnd(Consumer<OperationRow> listener) {
    onEnd.add(listener);
  }

  /** Gives the command to the cloud in the background. */
  public OperationRow start(Command command, ServerRow server) {
    CommandRecord record =
        new CommandRecord(ledger, command, server.region().region(), server.region().session());
    return run(command, server, record, Operation::run);
  }

  /** Looks up and follows what an earlier run of the program left. */
  public OperationRow takeUp(KeptCommand kept, RegionModel region) {
    ServerRow now = region.row(kept.before().id());
    ServerRow row =
        now == null ? new ServerRow(region, kept.before(), "", null) : now.with(kept.before());
    return run(kept.command(), row, kept.record(), o -> o.lookUp(kept.earlier()));
  }

  private OperationRow run(
      Command command, ServerRow server, CommandRecord record, Consumer<Operation> work) {
    // The operation tells its states on its own thread; they are brought over one by one, in order.
    @Nullable OperationRow[] holder = new OperationRow[1];
    Operation operation =
        new Operation(
            command,
            server.region().region(),
            server.server(),
            record,
            Patience.STANDARD,
            state -> tasks.later(() -> becomes(holder[0], state)));
    OperationRow row = new OperationRow(server, operation, record);
    holder[0] = row;
    rows.addFirst(row);
    entries.addFirst(row);
    running.set(running.get() + 1);
    row.runs(
        tasks.run(
            () -> {
              slots.acquire();
              try {
                work.accept(operation);
              } finally {
                slots.release();
              }
              return operation;
            },
            _ -> {},
            problem ->
                becomes(
                    row, new OperationState.Failed(String.valueOf(problem.getMessage()), null))));
    return row;
  }

  /** Gives the command of a failed or cancelled row once more, to the server as it is now. */
  public void retry(OperationRow row) {
    ServerRow now = row.server().region().row(row.server().server().id());
    start(row.operation().command(), now == null ? row.server() : now);
  }

  /** No longer watches it, now or at the next start. */
  public void cancel(OperationRow row) {
    if (!row.state().isEnd()) {
      row.cancel();
      ended(row);
      tasks.run(
          () -> {
            row.record().forget();
            return row;
          },
          _ -> {},
          _ -> {
            // What stays in the ledger is looked up once more, which does no harm.
          });
    }
  }

  /** Stops watching what goes on in a cloud that is left; coming back looks it up again. */
  public void leave(Session session) {
    for (OperationRow row : rows) {
      if (!row.state().isEnd() && row.region().session().equals(session)) {
        row.cancel();
        ended(row);
      }
    }
  }

  /** What is in flight by the name under which the ledger keeps it. */
  public Set<String> subjects() {
    return rows.stream()
        .filter(row -> !row.state().isEnd())
        .map(row -> row.record().subject())
        .collect(Collectors.toSet());
  }

  /** The command under way on this server; null when there is none. */
  public @Nullable OperationRow runningOn(String serverKey) {
    for (OperationRow row : rows) {
      if (row.serverKey().equals(serverKey) && !row.state().isEnd()) {
        return row;
      }
    }
    return null;
  }

  private void becomes(@Nullable OperationRow row, OperationState state) {
    if (row == null || row.state().isEnd()) {
      return;
    }
    row.becomes(state);
    if (state.isEnd()) {
      ended(row);
    }
  }

  private void ended(OperationRow row) {
    running.set(running.get() - 1);
    if (row.state() instanceof OperationState.Failed) {
      lastFailure.set(row);
    }
    List.copyOf(onEnd).forEach(listener -> listener.accept(row));
  }
}
