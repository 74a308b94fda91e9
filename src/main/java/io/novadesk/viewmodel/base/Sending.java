package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a form sends to the cloud: the form stays, with all that was typed, until the cloud took it;
 * its refusal stands in the form. A change that a closed form had sent goes on, and is heard of
 * elsewhere.
 */
public final class Sending {
  private final TaskRunner tasks;
  private final String title;
  private final Unattended unattended;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable Task running;
  private @Nullable Runnable leaving;

  /** For what changes no cloud. */
  public Sending(TaskRunner tasks) {
    this(tasks, "", (_, _) -> {});
  }

  /**
   * @param title what is sent, in a few words
   * @param unattended takes over what is on its way when the form goes
   */
  public Sending(TaskRunner tasks, String title, Unattended unattended) {
    this.tasks = tasks;
    this.title = title;
    this.unattended = unattended;
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
   *
   * @param subject the name of what is changed
   * @param whenDone runs even if the form has gone meanwhile
   */
  public <T> void start(
      ProductionGuard guard, String subject, Callable<T> work, Consumer<T> whenDone) {
    String readOnly = guard.whyNot();
    if (!readOnly.isEmpty()) {
      problem.set(readOnly);
      return;
    }
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    SentJob sent = new SentJob(title, subject, work, end);
    if (run(work, whenDone, end)) {
      leaving = () -> unattended.takeOver(sent, guard::whyNot);
    }
  }

  /** Does what changes no cloud, unless it is being done already. */
  public <T> void start(Callable<T> work, Consumer<T> whenDone) {
    if (run(work, whenDone, new CompletableFuture<>())) {
      leaving = null;
    }
  }

  private <T> boolean run(Callable<T> work, Consumer<T> whenDone, CompletableFuture<Boolean> end) {
    if (busy.get()) {
      // A second click or Enter; its words go when the first one has ended.
      problem.set(Text.of("change.underWay"));
      return false;
    }
    busy.set(true);
    problem.set("");
    running =
        tasks.run(
            work,
            done -> {
              busy.set(false);
              problem.set("");
              end.complete(true);
              whenDone.accept(done);
            },
            e -> {
              busy.set(false);
              problem.set(e.getMessage() == null ? e.toString() : e.getMessage());
              end.completeExceptionally(e);
            });
    return true;
  }

  /** The form has gone. A change of a cloud goes on in the list of tasks; all else is dropped. */
  public void stop() {
    if (busy.get() && leaving != null) {
      leaving.run();
    } else if (running != null) {
      running.cancel();
    }
    busy.set(false);
  }
}
