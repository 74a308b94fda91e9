package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Attachments.Volume;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * What goes with each of many servers when they are deleted, and what stays behind. The cloud is
 * asked once for each server that has volumes, a few at a time.
 */
final class WhatGoesToo {
  private static final int AT_ONCE = 4;

  private final TaskRunner tasks;
  private final Runnable onAnswer;
  private final Map<String, String> volumes = new HashMap<>();
  private final Queue<ServerRow> waiting = new ArrayDeque<>();
  private final Set<Task> running = new HashSet<>();
  private boolean begun;

  /**
   * @param onAnswer runs on the caller's side when more is known
   */
  WhatGoesToo(TaskRunner tasks, Runnable onAnswer) {
    this.tasks = tasks;
    this.onAnswer = onAnswer;
  }

  /** Begins to ask about these servers; harmless when it has begun. */
  void lookUp(List<ServerRow> servers) {
    if (begun) {
      return;
    }
    begun = true;
    servers.stream().filter(s -> !s.server().volumeIds().isEmpty()).forEach(waiting::add);
    for (int i = 0; i < AT_ONCE; i++) {
      next();
    }
  }

  private void next() {
    ServerRow server = waiting.poll();
    if (server == null) {
      return;
    }
    var attachments = server.region().region().servers().attachments();
    String id = server.server().id();
    Task[] task = new Task[1];
    task[0] =
        tasks.run(
            () -> attachments.volumesOf(id),
            found -> answered(task[0], server, sentence(found)),
            problem ->
                answered(
                    task[0],
                    server,
                    Text.of("plan.draft.volumesUnknown", String.valueOf(problem.getMessage()))));
    running.add(task[0]);
  }

  private void answered(Task task, ServerRow server, String sentence) {
    running.remove(task);
    volumes.put(server.key(), sentence);
    next();
    // Each answer alone would redraw the whole plan hundreds of times.
    if (waiting.size() % AT_ONCE == 0) {
      onAnswer.run();
    }
  }

  private static String sentence(List<Volume> found) {
    long go = found.stream().filter(v -> Boolean.TRUE.equals(v.deleteOnTermination())).count();
    long unknown = found.stream().filter(v -> v.deleteOnTermination() == null).count();
    long stay = found.size() - go - unknown;
    List<String> parts = new ArrayList<>();
    add(parts, "plan.draft.volumesGo", go);
    add(parts, "plan.draft.volumesMayGo", unknown);
    add(parts, "plan.draft.volumesStay", stay);
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String key, long count) {
    if (count > 0) {
      parts.add(Text.of(key, count));
    }
  }

  /** What is known of a server by now, such as "1 volume goes too"; empty where nothing is. */
  String of(ServerRow server) {
    List<String> parts = new ArrayList<>();
    String known = volumes.get(server.key());
    if (known != null) {
      parts.add(known);
    } else if (!server.server().volumeIds().isEmpty()) {
      parts.add(Text.of("plan.draft.volumesAsked"));
    }
    List<Address> addresses = server.server().addresses();
    if (addresses != null) {
      addresses.stream()
          .filter(address -> "floating".equals(address.type()))
          .forEach(address -> parts.add(Text.of("plan.draft.floating", address.addr())));
    }
    return String.join(", ", parts);
  }

  void stop() {
    waiting.clear();
    running.forEach(Task::cancel);
    running.clear();
  }
}
