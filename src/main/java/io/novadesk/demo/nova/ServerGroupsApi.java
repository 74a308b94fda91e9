package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.ServerGroups;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Server groups. */
final class ServerGroupsApi {
  private final ComputeCloud cloud;

  ServerGroupsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-server-groups", (call, path) -> list(call))
        .on("POST", "/os-server-groups", (call, path) -> create(call))
        .on("GET", "/os-server-groups/{group}", this::show)
        .on("DELETE", "/os-server-groups/{group}", this::delete);
  }

  private Answer list(NovaCall call) {
    call.requireQuery(75, "all_projects", "limit", "offset");
    boolean all = call.caller().isAdmin() && call.query().has("all_projects");
    List<ServerGroups.Group> found =
        cloud.groups().all().stream()
            .filter(g -> all || g.projectId().equals(call.caller().projectId()))
            .sorted(Comparator.comparing(ServerGroups.Group::id))
            .toList();
    String offset = call.query().get("offset");
    if (offset != null && !offset.matches("\\d{1,6}")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters offset. Value: %s. '%s' does not match"
                  + " '^[0-9]*$'",
              offset,
              offset));
    }
    int from = offset == null ? 0 : Math.min(found.size(), Integer.parseInt(offset));
    int limit = ServerQuery.limit(call.query());
    List<Object> shown = new ArrayList<>();
    found
        .subList(from, Math.min(found.size(), from + limit))
        .forEach(g -> shown.add(describe(call, g)));
    return Answer.ok(object("server_groups", shown));
  }

  private Map<String, @Nullable Object> describe(NovaCall call, ServerGroups.Group group) {
    List<String> living = new ArrayList<>();
    for (String member : group.members()) {
      Server server = cloud.region().find(member);
      if (server != null && !server.deleted()) {
        living.add(member);
      }
    }
    Map<String, @Nullable Object> body = object("id", group.id(), "name", group.name());
    if (call.atLeast(64)) {
      body.put("policy", group.policy());
      body.put("rules", Map.of());
    } else {
      body.put("policies", List.of(group.policy()));
      body.put("metadata", Map.of());
    }
    body.put("members", living);
    if (call.atLeast(13)) {
      body.put("project_id", group.projectId());
      body.put("user_id", group.userId());
    }
    return body;
  }

  private Answer create(NovaCall call) {
    JsonNode wanted = call.body(ServerBodies.group(call)).path("server_group");
    call.requireMember("os-server-groups:create");
    String policy =
        call.atLeast(64)
            ? wanted.path("policy").asString("")
            : wanted.path("policies").path(0).asString("");
    long own =
        cloud.groups().all().stream()
            .filter(g -> g.projectId().equals(call.caller().projectId()))
            .count();
    if (own >= Quota.SERVER_GROUPS) {
      throw Refusal.forbidden("Quota exceeded, too many server groups.");
    }
    ServerGroups.Group group =
        new ServerGroups.Group(
            UUID.randomUUID().toString(),
            wanted.path("name").asString(""),
            policy,
            call.caller().projectId(),
            call.caller().user().id(),
            List.of());
    cloud.groups().put(group);
    return Answer.ok(object("server_group", describe(call, group)));
  }

  private ServerGroups.Group group(NovaCall call, Map<String, String> path) {
    String id = path.getOrDefault("group", "");
    ServerGroups.Group group = cloud.groups().find(id);
    boolean mine =
        group != null
            && (call.caller().isAdmin() || group.projectId().equals(call.caller().projectId()));
    if (group == null || !mine) {
      throw Refusal.notFound("Instance group " + id + " could not be found.");
    }
    return group;
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("server_group", describe(call, group(call, path))));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    ServerGroups.Group group = group(call, path);
    call.requireMember("os-server-groups:delete");
    cloud.groups().remove(group.id());
    return Answer.empty(204);
  }
}
