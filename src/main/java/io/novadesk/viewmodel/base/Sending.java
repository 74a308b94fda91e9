package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a form sends to the cloud: the form stays, with all that was typed, until the cloud took it;
 * its refusal stands in the form.
 */
public final class Sending {
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable Task running;

  public Sending(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why it was refused, by the cloud in its own words or here; empty when it was not. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Sends what changes a cloud, unless that is read-only now: the form may have stood open for
   * longer than the cloud was unlocked.
   */
  public <T> void start(ProductionGuard guard, Callable<T> work, Consumer<T> whenDone) {
    String readOnly = guard.whyNot();
    if (readOnly.isEmpty()) {
      start(work, whenDone);
    } else {
      problem.set(readOnly);
    }
  }

  /** Does what changes no cloud, unless it is being done already. */
  public <T> void start(Callable<T> work, Consumer<T> whenDone) {
    if (busy.get()) {
      // A second click or Enter; its words go when the first one has ended.
      problem.set(Text.of("change.underWay"));
      return;
    }
    busy.set(true);
    problem.set("");
    running =
        tasks.run(
            work,
            done -> {
              busy.set(false);
              problem.set("");
              whenDone.accept(done);
            },
            e -> {
              busy.set(false);
              problem.set(e.getMessage() == null ? e.toString() : e.getMessage());
            });
  }

  /** Drops the answer: the form has gone. */
  public void stop() {
    if (running != null) {
      running.cancel();
    }
    busy.set(false);
  }
}
