package io.novadesk.viewmodel;

import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.json.JsonViewModel;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one thing at a time; a later wish takes the place of an earlier one, whose answer is
 * dropped.
 */
public final class Fetch<T> {
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Loaded<T>> state =
      new ReadOnlyObjectWrapper<>(new Loaded.Loading<>());
  private @Nullable Task running;

  public Fetch(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<Loaded<T>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * @param quietly what is shown stays until the answer is there
   */
  public void start(Callable<T> work, boolean quietly) {
    stop();
    if (!quietly || !(state.get() instanceof Loaded.Ready)) {
      state.set(new Loaded.Loading<>());
    }
    running =
        tasks.run(
            work,
            value -> state.set(new Loaded.Ready<>(value)),
            problem ->
                state.set(
                    new Loaded.Broken<>(
                        problem.getMessage() == null ? problem.toString() : problem.getMessage())));
  }

  /** A viewer that shows each text that comes. */
  public static JsonViewModel intoJson(Fetch<String> texts, TaskRunner tasks) {
    JsonViewModel json = new JsonViewModel(tasks);
    texts
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<String>(String text)) {
                json.update(text);
              }
            });
    return json;
  }

  public void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }
}
