package io.novadesk.task;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
    Runnable job =
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
        };
    Future<?> future = unlessClosed(() -> background.submit(job));
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
    return scheduled(action, turn -> clock.schedule(turn, delay.toMillis(), MILLISECONDS));
  }

  @Override
  public Task every(Duration period, Runnable action) {
    long millis = period.toMillis();
    return scheduled(action, turn -> clock.scheduleAtFixedRate(turn, millis, millis, MILLISECONDS));
  }

  /** What is cancelled does not run, though its turn may have come on the caller's side. */
  private Task scheduled(Runnable action, Function<Runnable, Future<?>> onClock) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Runnable unlessCancelled =
        () -> {
          if (!cancelled.get()) {
            action.run();
          }
        };
    Future<?> future =
        unlessClosed(() -> onClock.apply(() -> callersSide.execute(unlessCancelled)));
    return () -> {
      cancelled.set(true);
      future.cancel(false);
    };
  }

  /** The window is gone: what is begun now has nobody who waits for it. */
  private static Future<?> unlessClosed(Supplier<Future<?>> start) {
    try {
      return start.get();
    } catch (RejectedExecutionException _) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Interrupts what runs; nothing is waited for, and nothing is begun any more. */
  @Override
  public void close() {
    stop();
  }

  private void stop() {
    clock.shutdownNow();
    background.shutdownNow();
  }

  /** Interrupts what runs and waits for its end, so that what is half written becomes whole. */
  public void closeAndWait(Duration patience) {
    stop();
    try {
      background.awaitTermination(patience.toMillis(), MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
