package io.novadesk.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in the background and brings its result back to the caller's side: the JavaFX thread in
 * the program, the test's own thread in tests. This is the only road between the two. A runner that
 * is closed begins nothing more, and nothing follows.
 */
public interface TaskRunner {

  /**
   * Starts {@code work} on a background thread. Exactly one of the callbacks follows on the
   * caller's side, unless the task was cancelled before: then neither does.
   */
  <T extends @Nullable Object> Task run(
      Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Exception> onFailure);

  /**
   * Runs {@code action} on the caller's side soon, in the order of the calls. May be called from
   * any thread.
   */
  void later(Runnable action);

  /**
   * Runs {@code action} on the caller's side once, after {@code delay}, unless the answer is
   * cancelled before.
   */
  Task after(Duration delay, Runnable action);

  /** Runs {@code action} on the caller's side again and again until the answer is cancelled. */
  Task every(Duration period, Runnable action);
}
