package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One thing under way or ended, as the Tasks pane shows it. Belongs to the caller's side. */
public abstract sealed class OperationRow implements TaskRow permits CommandRow, JobRow {
  private final Instant started = Instant.now();
  private final ReadOnlyObjectWrapper<OperationState> state =
      new ReadOnlyObjectWrapper<>(new OperationState.Waiting());
  private @Nullable Task task;
  private @Nullable Instant ended;

  /** Under which its exchanges stand in the log. */
  public abstract String label();

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public @Nullable Instant ended() {
    return ended;
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
      case OperationState.Unknown unknown -> unknown.sentence();
      case OperationState.Cancelled cancelled -> cancelled.sentence();
    };
  }

  @Override
  public @Nullable String requestId() {
    return switch (state.get()) {
      case OperationState.Failed failed -> failed.requestId();
      case OperationState.Unknown unknown -> unknown.requestId();
      default -> null;
    };
  }

  /** Whether it may be asked for once more, be it only to look; it has ended then. */
  public boolean isRepeatable() {
    return switch (state.get()) {
      case OperationState.Failed _, OperationState.Cancelled _ -> true;
      // Nobody can tell: it is looked at once more, not done once more.
      case OperationState.Unknown _ -> looksAgain();
      default -> false;
    };
  }

  /** Whether, where nobody can tell how it ended, asking once more only looks. */
  abstract boolean looksAgain();

  /** What asking once more is called. */
  public String again() {
    return Text.of(
        state.get() instanceof OperationState.Unknown ? "tasks.lookAgain" : "tasks.retry");
  }

  /** How long it took, or takes so far. */
  final Duration span() {
    return Duration.between(started, ended == null ? Instant.now() : ended);
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

  /** Interrupts it and tells the state that follows at once. */
  abstract void cancel();

  final void stop() {
    if (task != null) {
      task.cancel();
    }
  }
}
