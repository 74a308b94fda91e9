package io.novadesk.cloud.command;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A job of one short request, such as a deletion.
 *
 * @param work blocking; gives the sentence that tells its end
 */
public record Chore(String title, String subject, Callable<String> work) implements Job {
  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    return new OperationState.Done(work.call());
  }
}
