package io.novadesk.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link TaskRunner} over virtual threads and an executor that stands for the caller's side. */
public class ExecutorTaskRunner implements TaskRunner, AutoCloseable {
  private final ExecutorService background =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("novadesk-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("novadesk-clock").daemon(true).factory());
  private final Executor callersSide;

  public ExecutorTaskRunner(Executor callersSide) {
    this.callersSide = callersSide;
  }

  @Override
  public <T extends @Nullable Object> Task run(
      Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Future<?> future =
        background.submit(
            () -> {
              Runnable callback;
              try {
                T result = work.call();
                callback = () -> onSuccess.accept(result);
              } catch (Exception e) {
                callback = () -> onFailure.accept(e);
              } catch (Error e) {
                // Whoever waits hears of it; the error itself goes where slips are told.
                callback =
                    () -> {
                      onFailure.accept(new IllegalStateException(e.getClass().getSimpleName(), e));
                      throw e;
                    };
              }
              Runnable outcome = callback;
              callersSide.execute(
                  () -> {
                    if (!cancelled.get()) {
                      outcome.run();
                    }
                  });
            });
    return () -> {
      cancelled.set(true);
      future.cancel(true);
    };
  }

  @Override
  public void later(Runnable action) {
    callersSide.execute(action);
  }

  @Override
  public Task after(Duration delay, Runnable action) {
    Future<?> future =
        clock.schedule(() -> callersSide.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public Task every(Duration period, Runnable action) {
    Future<?> future =
        clock.scheduleAtFixedRate(
            () -> callersSide.execute(action),
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
    return () -> future.cancel(false);
  }

  /** Interrupts what runs; nothing is waited for. */
  @Override
  public void close() {
    clock.shutdownNow();
    background.shutdownNow();
  }
}
