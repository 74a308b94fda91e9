package io.novadesk.window;

import io.novadesk.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;

/** Keeps what a person arranges and types in a window, while it is open and when it goes. */
final class WindowKeeping {
  /** What a person arranges is on the disk so soon. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Stage stage;
  private final FxTaskRunner tasks;
  private final List<Runnable> looks;
  private final List<Keeping> atTheEnd;
  private final Keeping least;
  private final Task looking;
  private volatile boolean closed;

  /** Writes something to the disk. */
  interface Keeping {
    void run() throws IOException;
  }

  /**
   * @param looks note now and then what has changed
   * @param atTheEnd note all, and have it on the disk when they return
   * @param least writes what was noted; from any thread
   */
  WindowKeeping(
      Stage stage,
      FxTaskRunner tasks,
      List<Runnable> looks,
      List<Keeping> atTheEnd,
      Keeping least) {
    this.stage = stage;
    this.tasks = tasks;
    this.looks = looks;
    this.atTheEnd = atTheEnd;
    this.least = least;
    looking = tasks.every(LOOK, this::look);
  }

  private void look() {
    if (stage.isShowing()) {
      looks.forEach(Runnable::run);
    }
  }

  /** Has all of it on the disk when it returns; there is nobody left to be told. */
  void keep() {
    for (Keeping each : atTheEnd) {
      try {
        each.run();
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }

  /** The system ends the program: on a thread of its own, while all others go on. */
  void keepAtTheEnd() {
    CountDownLatch kept = new CountDownLatch(1);
    tasks.later(
        () -> {
          if (stage.isShowing()) {
            keep();
          }
          kept.countDown();
        });
    try {
      // A JavaFX thread that hangs has to be left alone; what was seen last is written then.
      if (!closed && !kept.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        least.run();
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that is to be kept has been. */
  void close() {
    closed = true;
    looking.cancel();
  }
}
