package io.novadesk.viewmodel.operations;

import io.novadesk.api.Secret;
import io.novadesk.cloud.Command;
import io.novadesk.cloud.Operation;
import io.novadesk.cloud.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
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
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final ObservableList<OperationRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable OperationRow> lastFailure =
      new ReadOnlyObjectWrapper<>();
  private final NewPasswords passwords = new NewPasswords();
  private final List<Consumer<OperationRow>> onEnd = new ArrayList<>();

  public OperationsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Newest first. */
  public ObservableList<OperationRow> rows() {
    return rows;
  }

  public ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The command that failed last; null while none did. */
  public ReadOnlyObjectProperty<@Nullable OperationRow> lastFailureProperty() {
    return lastFailure.getReadOnlyProperty();
  }

  /** Passwords that clouds chose for servers and that nobody has seen yet. */
  public NewPasswords passwords() {
    return passwords;
  }

  /** Hears of each operation that ends. */
  public void onEnd(Consumer<OperationRow> listener) {
    onEnd.add(listener);
  }

  /** Gives the command to the cloud in the background. */
  public OperationRow start(Command command, ServerRow server) {
    // The operation tells its states on its own thread; they are brought over one by one, in order.
    @Nullable OperationRow[] holder = new OperationRow[1];
    Operation operation =
        new Operation(
            command,
            server.region().region(),
            server.server(),
            state -> tasks.later(() -> becomes(holder[0], state)));
    OperationRow row = new OperationRow(server, operation);
    holder[0] = row;
    rows.addFirst(row);
    running.set(running.get() + 1);
    row.runs(
        tasks.run(
            () -> {
              slots.acquire();
              try {
                operation.run();
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

  public void cancel(OperationRow row) {
    if (!row.state().isEnd()) {
      row.cancel();
      ended(row);
    }
  }

  /** Takes ended rows off the list. */
  public void clearEnded() {
    rows.removeIf(row -> row.state().isEnd());
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
    Secret password = row.operation().takePassword();
    if (password != null) {
      passwords.add(
          row.serverName(), Text.of("password.purpose." + row.command().action()), password);
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
