package io.novadesk.app;

import io.novadesk.task.ExecutorTaskRunner;
import javafx.application.Platform;

/** The one hop to the JavaFX thread. */
final class FxTaskRunner extends ExecutorTaskRunner {
  FxTaskRunner() {
    super(Platform::runLater);
  }
}
