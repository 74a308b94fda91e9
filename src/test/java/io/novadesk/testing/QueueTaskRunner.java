package io.novadesk.testing;

import io.novadesk.task.ExecutorTaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Background work on real threads; what comes back waits in a queue until the test's thread takes
 * it. The test's thread so stands where the JavaFX thread stands in the program.
 */
public final class QueueTaskRunner extends ExecutorTaskRunner {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final BlockingQueue<Runnable> queue;

  public QueueTaskRunner() {
    this(new LinkedBlockingQueue<>());
  }

  private QueueTaskRunner(BlockingQueue<Runnable> queue) {
    super(queue::add);
    this.queue = queue;
  }

  /** Runs what comes back until the condition holds. */
  public void until(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      Duration left = Duration.between(Instant.now(), end);
      try {
        Runnable next =
            left.isNegative() ? null : queue.poll(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        if (next == null) {
          throw new AssertionError("it did not come to pass within " + PATIENCE);
        }
        next.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** Waits for what still writes: a folder of the test is deleted next. */
  @Override
  public void close() {
    closeAndWait(PATIENCE);
  }
}
