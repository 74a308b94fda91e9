package io.novadesk.cloud.command;

import java.util.function.Consumer;

/**
 * Something that is not done: it sends nothing and stands among the tasks with its reason.
 *
 * @param why the reason, as a sentence
 */
public record Refusal(String title, String subject, String why) implements Job {
  /** Asking once more would only say the same. */
  @Override
  public boolean isRepeatable() {
    return false;
  }

  /** The same may be said twice. */
  @Override
  public Object identity() {
    return new Object();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    return new OperationState.Failed(why, null);
  }
}
