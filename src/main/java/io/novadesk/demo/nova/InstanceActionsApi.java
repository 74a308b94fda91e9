package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.InstanceAction;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to a server. */
final class InstanceActionsApi {
  private static final String TRACE =
      "Traceback (most recent call last):\n  in wrapped_function\nNoValidHost\n";

  private final ComputeCloud cloud;

  InstanceActionsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/servers/{id}/os-instance-actions", this::list)
        .on("GET", "/servers/{id}/os-instance-actions/{request}", this::show);
  }

  private Server server(NovaCall call, Map<String, String> path) {
    // The history of a deleted server can be read from 2.21.
    return call.atLeast(21)
        ? Lookup.remembered(cloud, call, path)
        : Lookup.server(cloud, call, path);
  }

  private Answer list(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    List<InstanceAction> actions = actionsOf(server);
    int limit = ServerQuery.MAX_LIMIT;
    if (call.atLeast(58)) {
      limit = ServerQuery.limit(call.query());
      Long since = Times.wanted(call.query(), "changes-since");
      Long before = call.atLeast(66) ? Times.wanted(call.query(), "changes-before") : null;
      actions =
          actions.stream()
              .filter(a -> since == null || a.updated() >= since)
              .filter(a -> before == null || a.updated() <= before)
              .toList();
      actions = after(actions, call.query().get("marker"));
    }
    List<Object> shown = new ArrayList<>();
    List<InstanceAction> page = actions.subList(0, Math.min(limit, actions.size()));
    page.forEach(a -> shown.add(describe(call, server, a)));
    Map<String, @Nullable Object> body = object("instanceActions", shown);
    if (call.atLeast(58) && limit > 0 && page.size() == limit) {
      String href =
          call.self("servers", server.id())
              + "/os-instance-actions?"
              + call.query().next(page.getLast().requestId());
      body.put("links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static List<InstanceAction> actionsOf(Server server) {
    synchronized (server) {
      return server.actions();
    }
  }

  private static List<InstanceAction> after(List<InstanceAction> actions, @Nullable String marker) {
    if (marker == null) {
      return actions;
    }
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).requestId().equals(marker)) {
        return actions.subList(i + 1, actions.size());
      }
    }
    throw Refusal.badRequest("Marker " + marker + " could not be found.");
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    String wanted = path.getOrDefault("request", "");
    for (InstanceAction action : actionsOf(server)) {
      if (action.requestId().equals(wanted)) {
        Map<String, @Nullable Object> body = describe(call, server, action);
        if (call.caller().isAdmin() || call.atLeast(51)) {
          List<Object> events = new ArrayList<>();
          action.events().forEach(e -> events.add(describe(call, server, e)));
          body.put("events", events);
        }
        return Answer.ok(object("instanceAction", body));
      }
    }
    throw Refusal.notFound("Action " + wanted + " not found");
  }

  private static Map<String, @Nullable Object> describe(
      NovaCall call, Server server, InstanceAction action) {
    Map<String, @Nullable Object> body =
        object(
            "action", action.action(),
            "instance_uuid", server.id(),
            "request_id", action.requestId(),
            "user_id", action.userId(),
            "project_id", action.projectId(),
            "start_time", Times.naive(action.started()),
            "message", action.message());
    if (call.atLeast(58)) {
      body.put("updated_at", Times.naive(action.updated()));
    }
    return body;
  }

  private static String reason(InstanceAction.Event event) {
    return event.name().contains("detach")
        ? "Device detach failed: the guest did not release it."
        : "No valid host was found.";
  }

  private static Map<String, @Nullable Object> describe(
      NovaCall call, Server server, InstanceAction.Event event) {
    Map<String, @Nullable Object> body =
        object(
            "event", event.name(),
            "start_time", Times.naive(event.started()),
            "finish_time", Times.naive(event.finished()),
            "result", event.result());
    boolean failed = "Error".equals(event.result());
    if (call.caller().isAdmin()) {
      body.put("traceback", failed ? TRACE : null);
    }
    Host host = event.host();
    if (call.atLeast(62)) {
      body.put("hostId", host == null ? "" : host.hashFor(server.projectId()));
      if (call.caller().isAdmin()) {
        body.put("host", host == null ? null : host.name());
      }
    }
    if (call.atLeast(84)) {
      body.put("details", failed ? reason(event) : null);
    }
    return body;
  }
}
