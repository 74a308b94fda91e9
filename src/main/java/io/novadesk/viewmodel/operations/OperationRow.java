package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.Command;
import io.novadesk.cloud.Operation;
import io.novadesk.cloud.OperationState;
import io.novadesk.cloud.plan.CommandRecord;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One command as the Tasks pane shows it. Belongs to the caller's side. */
public final class OperationRow implements TaskRow {
  private final ServerRow server;
  private final Instant started = Instant.now();
  private final ReadOnlyObjectWrapper<OperationState> state =
      new ReadOnlyObjectWrapper<>(new OperationState.Waiting());
  private final Operation operation;
  private final CommandRecord record;
  private @Nullable Task task;
  private @Nullable Instant ended;

  OperationRow(ServerRow server, Operation operation, CommandRecord record) {
    this.server = server;
    this.operation = operation;
    this.record = record;
  }

  @Override
  public String title() {
    return Text.of("action." + operation.command().action());
  }

  @Override
  public String subject() {
    return serverName();
  }

  public String serverName() {
    return server.name();
  }

  public String serverKey() {
    return server.key();
  }

  public String regionName() {
    return server.region().displayName();
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public @Nullable Instant ended() {
    return ended;
  }

  /** Under which its exchanges stand in the log. */
  public String label() {
    return operation.label();
  }

  @Override
  public ReadOnlyObjectProperty<OperationState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  @Override
  public OperationState state() {
    return state.get();
  }

  @Override
  public String sentence() {
    return switch (state.get()) {
      case OperationState.Waiting _ -> Text.of("task.waiting");
      case OperationState.Sent _ -> Text.of("task.sent");
      case OperationState.Accepted _ -> Text.of("task.accepted");
      case OperationState.Working working -> working.step();
      case OperationState.Done done -> done.sentence();
      case OperationState.Failed failed -> failed.sentence();
      case OperationState.Cancelled cancelled -> cancelled.sentence();
    };
  }

  @Override
  public @Nullable String requestId() {
    return state.get() instanceof OperationState.Failed failed ? failed.requestId() : null;
  }

  public Command command() {
    return operation.command();
  }

  public RegionModel region() {
    return server.region();
  }

  Operation operation() {
    return operation;
  }

  CommandRecord record() {
    return record;
  }

  ServerRow server() {
    return server;
  }

  void runs(Task running) {
    task = running;
  }

  void becomes(OperationState next) {
    // A cancelled row has its end already; what its thread still tells is of no use.
    if (state.get().isEnd()) {
      return;
    }
    if (next.isEnd()) {
      ended = Instant.now();
    }
    state.set(next);
  }

  void cancel() {
    boolean sent = !(state.get() instanceof OperationState.Waiting);
    if (task != null) {
      task.cancel();
    }
    becomes(
        new OperationState.Cancelled(
            Text.of(sent ? "operation.cancelled.following" : "operation.cancelled.unsent")));
  }
}
