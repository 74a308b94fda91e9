package io.novadesk.viewmodel.base;

import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A change that is on its way to the cloud already: its end is waited for.
 *
 * @param work what is on its way; done anew where somebody asks for it once more
 * @param end completed with how it ended
 */
record SentJob(String title, String subject, Callable<?> work, CompletableFuture<Boolean> end)
    implements Job {
  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    try {
      end.get();
      return new OperationState.Done(Text.of("change.done"));
    } catch (InterruptedException _) {
      return new OperationState.Cancelled(Text.of("change.unwatched"));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception reason ? reason : e;
    }
  }

  @Override
  public Job again() {
    return new Chore(
        title,
        subject,
        this,
        () -> {
          work.call();
          return Text.of("change.done");
        });
  }
}
