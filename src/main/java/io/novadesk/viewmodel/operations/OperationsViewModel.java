package io.novadesk.viewmodel.operations;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.Command;
import io.novadesk.cloud.Job;
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
 * The commands and jobs given since the start of the program: runs them, commands at most a few at
 * once, and tells how they go.
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
  private final List<Consumer<CommandRow>> onEnd = new ArrayList<>();
  private final NewPasswords passwords = new NewPasswords();

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

  /** Hears of each command that ends. */
  public void onEnd(Consumer<CommandRow> listener) {
    onEnd.add(listener);
  }

  /** Gives the command to the cloud in the background. */
  public CommandRow start(Command command, ServerRow server) {
    // The operation tells its states on its own thread; they are brought over one by one, in order.
    @Nullable CommandRow[] holder = new CommandRow[1];
    Operation operation =
        new Operation(
            command,
            server.region().region(),
            server.server(),
            state -> tasks.later(() -> becomes(holder[0], state)));
    CommandRow row = new CommandRow(server, operation);
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

  /**
   * Does a job in the background. Jobs wait for nobody: their data takes minutes, and a short one
   * should not stand behind it.
   *
   * @param whenEnded hears how it ended
   */
  public JobRow start(Job job, Consumer<OperationState> whenEnded) {
    JobRow row = new JobRow(job, whenEnded);
    rows.addFirst(row);
    running.set(running.get() + 1);
    row.runs(tasks.run(() -> work(row), _ -> {}, _ -> {}));
    return row;
  }

  /** On a thread of its own; every state is brought over one by one, in order. */
  private OperationState work(JobRow row) {
    Consumer<OperationState> tell = state -> tasks.later(() -> becomes(row, state));
    tell.accept(new OperationState.Sent());
    OperationState end;
    try {
      end = ExchangeLog.during(row.label(), () -> row.job().run(tell));
    } catch (ApiException e) {
      end =
          e.category() == ApiException.Category.CANCELLED
              ? new OperationState.Cancelled(Text.of("operation.cancelled.sending"))
              : new OperationState.Failed(e.getMessage(), e.requestId());
    } catch (Exception e) {
      end = new OperationState.Failed(e.getMessage() == null ? e.toString() : e.getMessage(), null);
    }
    tell.accept(end);
    return end;
  }

  /** Gives a failed or cancelled row once more; a command to the server as it is now. */
  public void retry(OperationRow row) {
    switch (row) {
      case CommandRow command -> {
        ServerRow was = command.server();
        ServerRow now = was.region().row(was.server().id());
        start(command.command(), now == null ? was : now);
      }
      case JobRow job -> start(job.job(), job.whenEnded());
    }
  }

  public void cancel(OperationRow row) {
    if (!row.state().isEnd()) {
      row.cancel();
      if (row.state().isEnd()) {
        ended(row);
      }
    }
  }

  /** Takes ended rows off the list. */
  public void clearEnded() {
    rows.removeIf(row -> row.state().isEnd());
  }

  /** The command under way on this server; null when there is none. */
  public @Nullable CommandRow runningOn(String serverKey) {
    for (OperationRow row : rows) {
      if (row instanceof CommandRow command
          && command.serverKey().equals(serverKey)
          && !row.state().isEnd()) {
        return command;
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
    switch (row) {
      case CommandRow command -> List.copyOf(onEnd).forEach(hears -> hears.accept(command));
      case JobRow job -> job.whenEnded().accept(job.state());
    }
  }
}
