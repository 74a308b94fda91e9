package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
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
 * A small change that the cloud makes while one looks at it: one at a time, and what it refused
 * stays to be read until the next.
 */
public final class Change {
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  public Change(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Why the last change was not made; empty when it was. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Makes it, unless the cloud is read-only now. Does nothing while another change is under way. It
   * is not stopped once it is sent.
   */
  public <T extends @Nullable Object> void make(
      ProductionGuard guard, Callable<T> work, Consumer<? super T> onSuccess) {
    String readOnly = guard.whyNot();
    if (readOnly.isEmpty()) {
      make(work, onSuccess);
    } else {
      problem.set(readOnly);
    }
  }

  /** The same for what changes no cloud. */
  public <T extends @Nullable Object> void make(Callable<T> work, Consumer<? super T> onSuccess) {
    if (busy.get()) {
      // A second click or Enter; its words go when the first one has ended.
      problem.set(Text.of("change.underWay"));
      return;
    }
    busy.set(true);
    problem.set("");
    tasks.run(
        work,
        value -> {
          busy.set(false);
          problem.set("");
          onSuccess.accept(value);
        },
        failure -> {
          busy.set(false);
          problem.set(Fetch.sentence(failure));
        });
  }

  /** The sentence was read, or belongs to something that is no longer shown. */
  public void forgetProblem() {
    problem.set("");
  }
}
