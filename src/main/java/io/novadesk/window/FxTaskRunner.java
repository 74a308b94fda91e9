package io.novadesk.window;

import io.novadesk.task.ExecutorTaskRunner;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** The one hop to the JavaFX thread. */
public final class FxTaskRunner extends ExecutorTaskRunner {
  /** For a toolkit that runs. */
  public FxTaskRunner() {
    super(Platform::runLater);
  }

  /**
   * For a toolkit that is about to start: what has an outcome before waits for it.
   *
   * @param running is opened on the JavaFX thread
   */
  public FxTaskRunner(CountDownLatch running) {
    super(
        action -> {
          try {
            running.await();
            Platform.runLater(action);
          } catch (InterruptedException _) {
            // The program ends, or nobody waits for the outcome any more.
            Thread.currentThread().interrupt();
          }
        });
  }
}
