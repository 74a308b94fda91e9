package io.novadesk.testing;

import io.novadesk.task.ExecutorTaskRunner;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A task runner whose background is real threads and whose caller's side is the test's own thread:
 * callbacks run while the test waits for something.
 */
public final class TestTasks extends ExecutorTaskRunner {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LinkedBlockingQueue<Runnable> callbacks;

  public TestTasks() {
    this(new LinkedBlockingQueue<>());
  }

  private TestTasks(LinkedBlockingQueue<Runnable> callbacks) {
    super(callbacks::add);
    this.callbacks = callbacks;
  }

  /** Runs callbacks as they come in until the condition holds. */
  public void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      Runnable next = callbacks.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("waited in vain for: " + what);
      }
      next.run();
    }
  }
}
