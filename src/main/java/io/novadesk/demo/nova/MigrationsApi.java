package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Migration;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Moves of servers: all there were, and the live migration of a server that is under way. */
final class MigrationsApi {
  private static final String ALL = "/servers/{id}/migrations";
  private static final String ONE = ALL + "/{migration}";
  private static final long MIB = 1 << 20;
  private static final List<String> QUERY =
      List.of(
          "hidden",
          "host",
          "instance_uuid",
          "source_compute",
          "status",
          "migration_type",
          "limit",
          "marker",
          "changes-since");

  private final ComputeCloud cloud;

  MigrationsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-migrations", (call, path) -> list(call))
        .on("GET", ALL, 23, Routes.NO_END, this::underWay)
        .on("GET", ONE, 23, Routes.NO_END, this::show)
        .on("DELETE", ONE, 24, Routes.NO_END, this::abort)
        .on("POST", ONE + "/action", 22, Routes.NO_END, this::act);
  }

  private Answer list(NovaCall call) {
    List<String> known = new ArrayList<>(QUERY);
    known.addAll(call.atLeast(66) ? List.of("changes-before") : List.of());
    known.addAll(call.atLeast(80) ? List.of("user_id", "project_id") : List.of());
    call.requireQuery(59, known.toArray(String[]::new));
    call.requireAdmin("os-migrations:index");
    Query query = call.query();
    List<Migration> found =
        cloud.region().migrations().newestFirst().stream().filter(m -> matches(call, m)).toList();
    int limit = ServerQuery.MAX_LIMIT;
    if (call.atLeast(59)) {
      limit = ServerQuery.limit(query);
      String marker = query.get("marker");
      if (marker != null) {
        List<String> ids = found.stream().map(MigrationsApi::uuid).toList();
        if (!ids.contains(marker)) {
          throw Refusal.badRequest("Marker " + marker + " could not be found.");
        }
        found = found.subList(ids.indexOf(marker) + 1, found.size());
      }
    }
    List<Migration> page = found.subList(0, Math.min(limit, found.size()));
    List<Object> shown = new ArrayList<>();
    page.forEach(m -> shown.add(describe(call, m)));
    Map<String, @Nullable Object> body = object("migrations", shown);
    if (call.atLeast(59) && limit > 0 && page.size() == limit) {
      String href = call.list("os-migrations") + "?" + query.next(uuid(page.getLast()));
      body.put("migrations_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static boolean matches(NovaCall call, Migration migration) {
    Query query = call.query();
    String host = query.get("host");
    Long since = call.atLeast(59) ? Times.wanted(query, "changes-since") : null;
    Long before = call.atLeast(66) ? Times.wanted(query, "changes-before") : null;
    return fits(query.get("status"), migration.status())
        && fits(query.get("migration_type"), migration.type())
        && fits(query.get("instance_uuid"), migration.serverId())
        && fits(query.get("source_compute"), name(migration.source()))
        && fits(call.atLeast(80) ? query.get("user_id") : null, migration.userId())
        && fits(call.atLeast(80) ? query.get("project_id") : null, migration.projectId())
        && (host == null
            || host.equals(name(migration.source()))
            || host.equals(name(migration.target())))
        && (since == null || migration.updated() >= since)
        && (before == null || migration.updated() <= before);
  }

  private static boolean fits(@Nullable String wanted, @Nullable String has) {
    return wanted == null || wanted.equals(has);
  }

  private static @Nullable String name(@Nullable Host host) {
    return host == null ? null : host.name();
  }

  private static String uuid(Migration migration) {
    String seed = migration.serverId() + migration.id();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, Migration migration) {
    Map<String, @Nullable Object> body =
        object(
            "id", migration.id(),
            "source_compute", name(migration.source()),
            "dest_compute", name(migration.target()),
            "source_node", name(migration.source()),
            "dest_node", name(migration.target()),
            "dest_host", migration.target() == null ? null : "192.0.2.11",
            "old_instance_type_id", migration.from().number(),
            "new_instance_type_id", migration.to().number(),
            "instance_uuid", migration.serverId(),
            "status", migration.status(),
            "created_at", Times.naive(migration.created()),
            "updated_at", Times.naive(migration.updated()));
    if (call.atLeast(23)) {
      body.put("migration_type", migration.type());
      if (migration.type().equals("live-migration") && migration.status().equals("running")) {
        String path = migration.serverId() + "/migrations/" + migration.id();
        body.put(
            "links",
            List.of(
                object("rel", "self", "href", call.self("servers", path)),
                object("rel", "bookmark", "href", call.bookmark("servers", path))));
      }
    }
    if (call.atLeast(59)) {
      body.put("uuid", uuid(migration));
    }
    if (call.atLeast(80)) {
      body.put("user_id", migration.userId());
      body.put("project_id", migration.projectId());
    }
    return body;
  }

  private @Nullable Migration running(Server server) {
    return server.taskState() == TaskState.MIGRATING
        ? cloud.region().migrations().newestOf(server)
        : null;
  }

  private Answer underWay(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireManager("servers:migrations:index");
    synchronized (server) {
      Migration running = running(server);
      return Answer.ok(
          object(
              "migrations",
              running == null ? List.of() : List.of(progress(call, server, running))));
    }
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireManager("servers:migrations:show");
    synchronized (server) {
      Migration running = running(server);
      if (running == null) {
        throw missing(server, path);
      }
      requireItIs(server, path);
      return Answer.ok(object("migration", progress(call, server, running)));
    }
  }

  private Map<String, @Nullable Object> progress(
      NovaCall call, Server server, Migration migration) {
    long total = server.flavor().ram() * MIB;
    long done = total * server.progress(cloud.region().now()) / 100;
    Map<String, @Nullable Object> body =
        object(
            "id", migration.id(),
            "server_uuid", server.id(),
            "status", migration.status(),
            "source_compute", name(migration.source()),
            "source_node", name(migration.source()),
            "dest_compute", name(migration.target()),
            "dest_node", name(migration.target()),
            "dest_host", null,
            "memory_total_bytes", total,
            "memory_processed_bytes", done,
            "memory_remaining_bytes", total - done,
            "disk_total_bytes", 0,
            "disk_processed_bytes", 0,
            "disk_remaining_bytes", 0,
            "created_at", Times.naive(migration.created()),
            "updated_at", Times.naive(migration.updated()));
    if (call.atLeast(59)) {
      body.put("uuid", uuid(migration));
    }
    if (call.atLeast(80)) {
      body.put("user_id", migration.userId());
      body.put("project_id", migration.projectId());
    }
    return body;
  }

  private Answer abort(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireManager("servers:migrations:delete");
    cloud.resizing().abort(server, call.order(), () -> requireItIs(server, path));
    return Answer.empty(202);
  }

  private Answer act(NovaCall call, Map<String, String> path) {
    JsonNode body = call.json();
    if (!body.has("force_complete")) {
      throw Refusal.badRequest("There is no such action: " + body.propertyNames());
    }
    Server server = Lookup.server(cloud, call, path);
    call.requireManager("servers:migrations:force_complete");
    cloud.resizing().finish(server, call.order(), () -> requireItIs(server, path));
    return Answer.empty(202);
  }

  private void requireItIs(Server server, Map<String, String> path) {
    Migration running = running(server);
    if (running == null
        || !path.getOrDefault("migration", "").equals(Long.toString(running.id()))) {
      throw missing(server, path);
    }
  }

  private static Refusal missing(Server server, Map<String, String> path) {
    return Refusal.notFound(
        String.format(
            Locale.ROOT,
            "Migration %s not found for instance %s",
            path.getOrDefault("migration", ""),
            server.id()));
  }
}
