package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One thing under way or ended, as the Tasks pane shows it. Belongs to the caller's side. */
public abstract sealed class OperationRow permits CommandRow, JobRow {
  private final Instant started = Instant.now();
  private final ReadOnlyObjectWrapper<OperationState> state =
      new ReadOnlyObjectWrapper<>(new OperationState.Waiting());
  private @Nullable Task task;
  private @Nullable Instant ended;

  /** What is done. */
  public abstract String title();

  /** The name of what it is done to. */
  public abstract String subject();

  /** Under which its exchanges stand in the log. */
  public abstract String label();

  public Instant started() {
    return started;
  }

  public @Nullable Instant ended() {
    return ended;
  }

  public ReadOnlyObjectProperty<OperationState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public OperationState state() {
    return state.get();
  }

  /** What is happening or how it ended, in a sentence. */
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

  /** The id of the failed request, for the cloud's operators; null where there is none. */
  public @Nullable String requestId() {
    return state.get() instanceof OperationState.Failed failed ? failed.requestId() : null;
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
