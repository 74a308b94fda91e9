package io.novadesk.cloud.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A job of one short request, such as a deletion.
 *
 * @param target what it is done to, so that the same is not asked for twice at once: a name may
 *     belong to several
 * @param work blocking; gives the sentence that tells its end
 */
public record Chore(String title, String subject, Object target, Callable<String> work)
    implements Job {
  @Override
  public Object identity() {
    return List.of(title, target);
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    return new OperationState.Done(work.call());
  }
}
