package io.novadesk.cloud.command;

import org.jspecify.annotations.Nullable;

/** How far an operation has come. Accepted is never done. */
public sealed interface OperationState {
  /** Not sent yet. */
  record Waiting() implements OperationState {}

  /** On its way to the cloud. */
  record Sent() implements OperationState {}

  /** The cloud took it. */
  record Accepted(@Nullable String requestId) implements OperationState {}

  /**
   * The cloud is at it.
   *
   * @param progress 0 to 1; null where the cloud does not tell
   * @param step the cloud's word, such as {@code resize_migrating}
   */
  record Working(@Nullable Double progress, String step) implements OperationState {}

  /** It took effect; {@code sentence} says what was seen. */
  record Done(String sentence) implements OperationState {}

  /**
   * It did not take effect.
   *
   * @param sentence why, in the cloud's own words where it gave any
   */
  record Failed(String sentence, @Nullable String requestId) implements OperationState {}

  /**
   * Nobody can tell whether it took effect: neither done nor failed, and not to be repeated before
   * somebody looked.
   *
   * @param sentence what was looked at, and what it showed
   */
  record Unknown(String sentence, @Nullable String requestId) implements OperationState {}

  /** The person stopped it. {@code sentence} says what the cloud may still be doing. */
  record Cancelled(String sentence) implements OperationState {}

  default boolean isEnd() {
    return switch (this) {
      case Done _, Failed _, Unknown _, Cancelled _ -> true;
      case Waiting _, Sent _, Accepted _, Working _ -> false;
    };
  }
}
