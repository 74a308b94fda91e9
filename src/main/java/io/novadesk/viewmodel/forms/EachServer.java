package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/** Asks the cloud one thing about each of many servers, a few at a time. */
final class EachServer<T> {
  private static final int AT_ONCE = 4;

  private final TaskRunner tasks;
  private final Function<ServerRow, T> question;
  private final Map<String, Loaded<T>> answers = new HashMap<>();
  private final Queue<ServerRow> waiting = new ArrayDeque<>();
  private final Set<Task> running = new HashSet<>();
  private final ReadOnlyIntegerWrapper told = new ReadOnlyIntegerWrapper();

  /**
   * @param question blocking; the cloud is asked by it
   */
  EachServer(TaskRunner tasks, Function<ServerRow, T> question) {
    this.tasks = tasks;
    this.question = question;
  }

  /** Begins to ask about those of the servers that take the action now. */
  void askTakers(ServerAction action, List<ServerRow> servers) {
    ask(servers.stream().filter(row -> ActionsViewModel.check(action, row).isAllowed()).toList());
  }

  /** Begins to ask about these; those that were asked about before are not asked about again. */
  void ask(Collection<ServerRow> servers) {
    for (ServerRow server : servers) {
      if (answers.putIfAbsent(server.key(), new Loaded.Loading<>()) == null) {
        waiting.add(server);
      }
    }
    while (running.size() < AT_ONCE && next()) {
      // One more is asked about.
    }
  }

  private boolean next() {
    ServerRow server = waiting.poll();
    if (server == null) {
      return false;
    }
    Task[] task = new Task[1];
    task[0] =
        tasks.run(
            () -> question.apply(server),
            answer -> answered(task[0], server, new Loaded.Ready<>(answer)),
            problem -> answered(task[0], server, new Loaded.Broken<>(sentence(problem))));
    running.add(task[0]);
    return true;
  }

  private static String sentence(Exception problem) {
    return String.valueOf(problem.getMessage());
  }

  private void answered(Task task, ServerRow server, Loaded<T> answer) {
    running.remove(task);
    answers.put(server.key(), answer);
    next();
    // Each answer alone would redraw the whole plan hundreds of times.
    if (waiting.size() % AT_ONCE == 0) {
      told.set(told.get() + 1);
    }
  }

  /** Counts up when more is known. */
  ReadOnlyIntegerProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** What is known of a server by now; null when it was not asked about. */
  @Nullable Loaded<T> of(ServerRow server) {
    return answers.get(server.key());
  }

  /** Its answer; null while there is none. */
  @Nullable T answer(ServerRow server) {
    return of(server) instanceof Loaded.Ready<T>(T value) ? value : null;
  }

  boolean isAsking() {
    return !running.isEmpty();
  }

  /**
   * Why a server of which nothing is known cannot take part.
   *
   * @param none what to say of an answer; empty: it takes part
   */
  String whyNot(ServerRow server, Function<T, String> none) {
    return switch (of(server)) {
      case Loaded.Broken<T>(String sentence) -> sentence;
      case Loaded.Ready<T>(T value) -> none.apply(value);
      case Loaded.Loading<T> _ -> "";
      case null -> "";
    };
  }

  /** Asks nothing more. */
  void stop() {
    waiting.clear();
    running.forEach(Task::cancel);
    running.clear();
  }
}
