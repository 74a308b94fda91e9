package io.novadesk.cloud.plan;

import io.novadesk.cloud.command.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far one server of a plan has come. */
public sealed interface ItemState {
  /** Nothing was sent yet. */
  record Waiting() implements ItemState {}

  /** When its turn came the server did not take the command any more, so nothing was sent. */
  record LeftOut(String reason) implements ItemState {}

  /** An earlier run of the program was about to send it, or had; it is being looked up. */
  record Unknown() implements ItemState {}

  /**
   * It is under way.
   *
   * @param step which of its commands, from 0
   */
  record Running(int step, OperationState operation) implements ItemState {}

  /**
   * @param outcome one that {@link OperationState#isEnd() ends}
   * @param requestId of the last request that the cloud took or refused; null where there was none
   * @param at when, by our clock
   */
  record Ended(OperationState outcome, @Nullable String requestId, Instant at)
      implements ItemState {}

  default boolean isFailed() {
    return this instanceof Ended ended && ended.outcome() instanceof OperationState.Failed;
  }

  /** Nobody can tell: not to be given once more before somebody looked. */
  default boolean isNotKnown() {
    return this instanceof Ended ended && ended.outcome() instanceof OperationState.Unknown;
  }

  default boolean isDone() {
    return this instanceof Ended ended && ended.outcome() instanceof OperationState.Done;
  }
}
