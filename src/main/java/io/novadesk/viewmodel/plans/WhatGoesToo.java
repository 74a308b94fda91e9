package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Attachments.Volume;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes with each of many servers when they are deleted, and what stays behind. The cloud is
 * asked once for each server that has volumes.
 */
final class WhatGoesToo {
  private final EachServer<List<Volume>> volumes;

  /**
   * @param onAnswer runs on the caller's side when more is known
   */
  WhatGoesToo(TaskRunner tasks, Runnable onAnswer) {
    volumes = new EachServer<>(tasks, WhatGoesToo::volumesOf);
    volumes.toldProperty().subscribe((_, _) -> onAnswer.run());
  }

  private static List<Volume> volumesOf(ServerRow server) {
    return server.region().region().servers().attachments().volumesOf(server.server().id());
  }

  /** Begins to ask about these servers. */
  void lookUp(List<ServerRow> servers) {
    volumes.ask(servers.stream().filter(s -> !s.server().volumeIds().isEmpty()).toList());
  }

  private static void add(List<String> parts, String key, long count) {
    if (count > 0) {
      parts.add(Text.of(key, count));
    }
  }

  /** What is known of a server by now, such as "1 volume goes too"; empty where nothing is. */
  String of(ServerRow server) {
    List<String> parts = new ArrayList<>();
    switch (volumes.of(server)) {
      case Loaded.Loading<List<Volume>> _ -> parts.add(Text.of("plan.draft.volumesAsked"));
      case Loaded.Broken<List<Volume>>(String why) ->
          parts.add(Text.of("plan.draft.volumesUnknown", why));
      case Loaded.Ready<List<Volume>>(List<Volume> found) -> {
        long go = found.stream().filter(v -> Boolean.TRUE.equals(v.deleteOnTermination())).count();
        long unknown = found.stream().filter(v -> v.deleteOnTermination() == null).count();
        add(parts, "plan.draft.volumesGo", go);
        add(parts, "plan.draft.volumesMayGo", unknown);
        add(parts, "plan.draft.volumesStay", found.size() - go - unknown);
      }
      case null -> {}
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
    volumes.stop();
  }
}
