package io.novadesk.api.compute;

import io.novadesk.api.compute.InstanceAction.Event;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads a server's history. */
final class ActionReader {
  private ActionReader() {}

  static Page<InstanceAction> page(byte[] body) {
    JsonNode root = Json.tree(body);
    List<InstanceAction> actions =
        Json.list(root.path("instanceActions")).stream().map(ActionReader::action).toList();
    return new Page<>(actions, Page.next(root, "instanceActions"));
  }

  /** Newest first, whatever the cloud's order; entries without a time last. */
  static List<InstanceAction> newestFirst(List<InstanceAction> actions) {
    Comparator<InstanceAction> byStart =
        Comparator.comparing(a -> a.started() == null ? Instant.MIN : a.started());
    return actions.stream().sorted(byStart.reversed()).toList();
  }

  static InstanceAction one(byte[] body) {
    JsonNode node = Json.tree(body).path("instanceAction");
    if (!node.isObject()) {
      throw Json.bad(Text.of("answer.no.action"), null);
    }
    return action(node);
  }

  private static InstanceAction action(JsonNode node) {
    String action = Json.text(node, "action");
    String request = Json.text(node, "request_id");
    List<Event> events = new ArrayList<>();
    for (JsonNode event : Json.list(node.path("events"))) {
      String name = Json.text(event, "event");
      events.add(
          new Event(
              name == null ? "" : name,
              Json.filled(event, "result"),
              Json.time(event, "start_time"),
              Json.time(event, "finish_time"),
              Json.filled(event, "traceback"),
              Json.filled(event, "details"),
              Json.filled(event, "host")));
    }
    return new InstanceAction(
        action == null ? "" : action,
        request == null ? "" : request,
        Json.filled(node, "user_id"),
        Json.time(node, "start_time"),
        Json.time(node, "updated_at"),
        Json.filled(node, "message"),
        List.copyOf(events));
  }
}
