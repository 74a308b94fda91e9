package io.novadesk.viewmodel.base;

import io.novadesk.api.ApiException;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one thing at a time; a later wish takes the place of an earlier one, whose answer is
 * dropped.
 */
public final class Fetch<T> {
  /** Of how many things the last answer is kept. */
  private static final int KEPT = 16;

  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Loaded<T>> state =
      new ReadOnlyObjectWrapper<>(new Loaded.Loading<>());
  private final ReadOnlyStringWrapper missed = new ReadOnlyStringWrapper("");
  private final Map<String, T> kept = new LinkedHashMap<>(KEPT, 0.75f, true);
  private @Nullable String shown;
  private @Nullable Runnable latest;
  private @Nullable Task running;

  public Fetch(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Loaded<T>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why what is shown is not what was last asked for, as a sentence; empty: it is. */
  public ReadOnlyStringProperty missedProperty() {
    return missed.getReadOnlyProperty();
  }

  /**
   * @param quietly what is shown stays until the answer is there
   */
  public void start(Callable<T> work, boolean quietly) {
    if (!quietly || !(state.get() instanceof Loaded.Ready)) {
      state.set(new Loaded.Loading<>());
    }
    run(work, _ -> {});
  }

  /**
   * Shows what was last got for this thing until the answer is there: coming back to something seen
   * before shows it at once.
   */
  public void start(String key, Callable<T> work) {
    if (!key.equals(shown)) {
      shown = key;
      missed.set("");
      T before = kept.get(key);
      state.set(before == null ? new Loaded.Loading<>() : new Loaded.Ready<>(before));
    }
    run(
        work,
        value -> {
          kept.put(key, value);
          if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
          }
        });
  }

  /** Asks once more for what could not be had. */
  public void again() {
    if (latest != null) {
      state.set(new Loaded.Loading<>());
      latest.run();
    }
  }

  private void run(Callable<T> work, Consumer<T> keep) {
    stop();
    latest = () -> run(work, keep);
    running =
        tasks.run(
            work,
            value -> {
              running = null;
              keep.accept(value);
              missed.set("");
              state.set(new Loaded.Ready<>(value));
            },
            problem -> {
              running = null;
              if (isStillWorthSeeing(problem)) {
                missed.set(sentence(problem));
              } else {
                state.set(new Loaded.Broken<>(sentence(problem)));
              }
            });
  }

  /** While nobody answers what was last seen stays; the window says that it is old. */
  private boolean isStillWorthSeeing(Exception problem) {
    return state.get() instanceof Loaded.Ready
        && problem instanceof ApiException refusal
        && refusal.isNobodyThere();
  }

  /** Whether an answer is awaited. The state does not tell: an answer may equal the last one. */
  public boolean isRunning() {
    return running != null;
  }

  /** Why something could not be had. */
  public static String sentence(Exception problem) {
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  public void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }
}
