package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a server says on its console, where its screen would be seen, and how it feels. */
final class Consoles {
  private static final Map<String, String> LEGACY =
      Map.of(
          "os-getVNCConsole", "vnc",
          "os-getSPICEConsole", "spice",
          "os-getRDPConsole", "rdp",
          "os-getSerialConsole", "serial");

  private final ComputeCloud cloud;
  private final GuestPasswords passwords;

  Consoles(ComputeCloud cloud) {
    this.cloud = cloud;
    this.passwords = new GuestPasswords(cloud);
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("POST", "/servers/{id}/remote-consoles", 6, Routes.NO_END, this::remote)
        .on("GET", "/servers/{id}/diagnostics", this::diagnostics)
        .on("GET", "/servers/{id}/os-server-password", (call, path) -> password(call, path))
        .on("DELETE", "/servers/{id}/os-server-password", (call, path) -> forget(call, path));
  }

  /** The actions of this class; null for any other. */
  @Nullable Answer act(NovaCall call, Server server, String action, JsonNode given) {
    if (action.equals("os-getConsoleOutput")) {
      requireHost(server);
      JsonNode length = given.path("length");
      int lines = length.isNumber() ? length.intValue() : Integer.parseInt(digits(length));
      return Answer.ok(object("output", output(server, lines)));
    }
    String protocol = LEGACY.get(action);
    if (protocol == null || call.atLeast(6)) {
      return null;
    }
    requireHost(server);
    String type = given.path("type").asString("novnc");
    return Answer.ok(object("console", object("type", type, "url", url(type))));
  }

  private static String digits(JsonNode length) {
    String text = length.asString("");
    return text.matches("\\d{1,6}") ? text : "-1";
  }

  private static void requireHost(Server server) {
    if (server.host() == null || server.vmState() == VmState.BUILDING) {
      throw Refusal.conflict("Instance " + server.id() + " is not ready");
    }
  }

  private static String url(String type) {
    String page = type.startsWith("spice") ? "spice_auto.html" : "vnc_lite.html";
    return "http://127.0.0.1:6080/" + page + "?path=%3Ftoken%3D" + UUID.randomUUID();
  }

  /** The end of what the server said so far. */
  private String output(Server server, int lines) {
    List<String> log = ConsoleLog.of(server, cloud.region().now());
    int from = lines < 0 ? 0 : Math.max(0, log.size() - lines);
    return String.join("\n", log.subList(from, log.size()));
  }

  private Answer remote(NovaCall call, Map<String, String> path) {
    JsonNode wanted = call.body(ServerBodies.remoteConsole(call)).path("remote_console");
    Server server = Lookup.server(cloud, call, path);
    if (server.taskState() == TaskState.DELETING || server.taskState() == TaskState.MIGRATING) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT,
              "Cannot 'get_vnc_console' instance %s while it is in task_state %s",
              server.id(),
              server.taskState().wire()));
    }
    requireHost(server);
    String type = wanted.path("type").asString("");
    return Answer.ok(
        object(
            "remote_console",
            object(
                "protocol", wanted.path("protocol").asString(""), "type", type, "url", url(type))));
  }

  private Answer diagnostics(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireAdmin("os-server-diagnostics");
    requireHost(server);
    if (server.vmState() != VmState.ACTIVE) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT,
              "Cannot 'get_diagnostics' instance %s while it is in vm_state %s",
              server.id(),
              server.vmState().wire()));
    }
    return Answer.ok(Diagnostics.of(server, cloud.region().now(), call.atLeast(48)));
  }

  private Answer password(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    return Answer.ok(object("password", passwords.of(server)));
  }

  private Answer forget(NovaCall call, Map<String, String> path) {
    passwords.forget(Lookup.server(cloud, call, path));
    return Answer.empty(204);
  }
}
