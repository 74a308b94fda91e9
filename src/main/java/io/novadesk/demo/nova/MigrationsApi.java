package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live migrations under way: a server has at most one, which bears the server's number. */
final class MigrationsApi {
  private static final String ONE = "/servers/{id}/migrations/{migration}";

  private final ComputeCloud cloud;

  MigrationsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/servers/{id}/migrations", 23, Integer.MAX_VALUE, this::list)
        .on("DELETE", ONE, 24, Integer.MAX_VALUE, this::abort)
        .on("POST", ONE + "/action", 22, Integer.MAX_VALUE, this::act);
  }

  private Answer list(NovaCall call, Map<String, String> path) {
    call.requireManager("servers:migrations:index");
    Server server = Lookup.server(cloud, call, path);
    synchronized (server) {
      boolean migrates = server.taskState() == TaskState.MIGRATING;
      return Answer.ok(
          object("migrations", migrates ? List.of(describe(call, server)) : List.of()));
    }
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, Server server) {
    Host from = server.host();
    Map<String, @Nullable Object> body =
        object(
            "id",
            server.number(),
            "server_uuid",
            server.id(),
            "status",
            "running",
            "source_compute",
            from == null ? null : from.name(),
            "source_node",
            from == null ? null : from.name(),
            "dest_compute",
            null,
            "dest_node",
            null,
            "created_at",
            Times.naive(server.updated()),
            "updated_at",
            Times.naive(server.updated()));
    if (call.atLeast(59)) {
      body.put("uuid", server.id());
    }
    return body;
  }

  private Answer abort(NovaCall call, Map<String, String> path) {
    call.requireManager("servers:migrations:delete");
    Server server = Lookup.server(cloud, call, path);
    cloud.resizing().abort(server, call.order(), () -> requireItIs(server, path));
    return Answer.empty(202);
  }

  private Answer act(NovaCall call, Map<String, String> path) {
    if (!call.json().has("force_complete")) {
      throw Refusal.badRequest("There is no such action: " + call.json().propertyNames());
    }
    call.requireManager("servers:migrations:force_complete");
    Server server = Lookup.server(cloud, call, path);
    cloud.resizing().finish(server, call.order(), () -> requireItIs(server, path));
    return Answer.empty(202);
  }

  private static void requireItIs(Server server, Map<String, String> path) {
    String wanted = path.getOrDefault("migration", "");
    if (!wanted.equals(Long.toString(server.number()))) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT, "Migration %s not found for instance %s", wanted, server.id()));
    }
  }
}
