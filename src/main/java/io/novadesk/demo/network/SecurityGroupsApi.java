package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.Listing;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Security groups: list, show, create, change, delete. */
final class SecurityGroupsApi {
  private static final Set<String> KEYS =
      Set.of("name", "description", "stateful", "tenant_id", "project_id");

  private final SecurityGroups groups;
  private final Estate estate;

  SecurityGroupsApi(SecurityGroups groups, Estate estate) {
    this.groups = groups;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/security-groups", (call, path) -> list(call))
        .on("POST", "/security-groups", (call, path) -> create(call))
        .on("GET", "/security-groups/{id}", this::show)
        .on("PUT", "/security-groups/{id}", this::update)
        .on("DELETE", "/security-groups/{id}", this::delete);
  }

  private Answer list(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    seen(groups, call).forEach(g -> all.add(SecurityGroupView.of(g)));
    return new Listing(call, "security_groups").of(all);
  }

  /** The groups that the caller may see. */
  static List<SecurityGroups.Group> seen(SecurityGroups groups, NeighbourCall call) {
    List<SecurityGroups.Group> own = groups.of(call.caller().projectId());
    return call.caller().isAdmin() ? groups.all() : own;
  }

  /** The group of that id, when the caller may see it. */
  static SecurityGroups.Group find(SecurityGroups groups, NeighbourCall call, String id) {
    groups.of(call.caller().projectId());
    SecurityGroups.Group group = groups.find(id);
    if (group == null || !call.mayUse(group.projectId())) {
      throw new Refusal(404, "SecurityGroupNotFound", "Security group " + id + " does not exist");
    }
    return group;
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    SecurityGroups.Group group = find(groups, call, path.getOrDefault("id", ""));
    return Answer.ok(
        object(
            "security_group",
            new Listing(call, "security_groups").fields(SecurityGroupView.of(group))));
  }

  private Answer create(NeighbourCall call) {
    JsonNode wanted = NetworkBodies.member(call, "security_group", KEYS);
    NetworkBodies.requireMember(call, "create_security_group");
    String name = Objects.requireNonNullElse(Json.text(wanted, "name"), "");
    SecurityGroups.Group group =
        groups.create(
            NetworkBodies.project(call, wanted),
            name,
            Objects.requireNonNullElse(Json.text(wanted, "description"), ""));
    return Answer.json(201, object("security_group", SecurityGroupView.of(group)));
  }

  private Answer update(NeighbourCall call, Map<String, String> path) {
    JsonNode wanted = NetworkBodies.member(call, "security_group", KEYS);
    SecurityGroups.Group group = find(groups, call, path.getOrDefault("id", ""));
    NetworkBodies.requireMember(call, "update_security_group");
    if (group.name().equals(SecurityGroups.DEFAULT) && wanted.has("name")) {
      throw new Refusal(
          409, "SecurityGroupCannotUpdateDefault", "Updating default security group not allowed.");
    }
    if (SecurityGroups.DEFAULT.equals(Json.text(wanted, "name"))) {
      throw new Refusal(
          409, "SecurityGroupDefaultAlreadyExists", "Default security group already exists.");
    }
    SecurityGroups.Group changed =
        groups.change(
            group.id(),
            g ->
                g.named(
                    Objects.requireNonNullElse(Json.text(wanted, "name"), g.name()),
                    Objects.requireNonNullElse(Json.text(wanted, "description"), g.description()),
                    System.currentTimeMillis()));
    if (changed != null && !changed.name().equals(group.name())) {
      estate.renameGroup(group.projectId(), group.name(), changed.name());
    }
    return Answer.ok(
        object("security_group", SecurityGroupView.of(changed == null ? group : changed)));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    SecurityGroups.Group group = find(groups, call, path.getOrDefault("id", ""));
    NetworkBodies.requireMember(call, "delete_security_group");
    if (group.name().equals(SecurityGroups.DEFAULT)) {
      throw new Refusal(
          409,
          "SecurityGroupCannotRemoveDefault",
          "Insufficient rights for removing default security group.");
    }
    boolean used =
        estate.ports().stream()
            .anyMatch(
                p -> p.projectId().equals(group.projectId()) && p.groups().contains(group.name()));
    if (used) {
      throw new Refusal(409, "SecurityGroupInUse", "Security Group " + group.id() + " in use.");
    }
    groups.remove(group.id());
    return Answer.empty(204);
  }
}
