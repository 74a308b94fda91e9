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

/** The rules of security groups: list, show, add, remove. */
final class SecurityGroupRulesApi {
  private static final Set<String> KEYS =
      Set.of(
          "security_group_id",
          "direction",
          "ethertype",
          "protocol",
          "port_range_min",
          "port_range_max",
          "remote_ip_prefix",
          "remote_group_id",
          "remote_address_group_id",
          "description",
          "tenant_id",
          "project_id");
  private final SecurityGroups groups;

  SecurityGroupRulesApi(SecurityGroups groups) {
    this.groups = groups;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/security-group-rules", (call, path) -> list(call))
        .on("POST", "/security-group-rules", (call, path) -> create(call))
        .on("GET", "/security-group-rules/{id}", this::show)
        .on("DELETE", "/security-group-rules/{id}", this::delete);
  }

  private record Found(SecurityGroups.Group group, SecurityGroups.Rule rule) {}

  private Answer list(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (SecurityGroups.Group group : SecurityGroupsApi.seen(groups, call)) {
      group.rules().forEach(r -> all.add(SecurityGroupView.of(group, r)));
    }
    return new Listing(call, "security_group_rules").of(all);
  }

  private Found find(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    for (SecurityGroups.Group group : SecurityGroupsApi.seen(groups, call)) {
      for (SecurityGroups.Rule rule : group.rules()) {
        if (rule.id().equals(id)) {
          return new Found(group, rule);
        }
      }
    }
    throw new Refusal(
        404, "SecurityGroupRuleNotFound", "Security group rule " + id + " does not exist");
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    Found found = find(call, path);
    return Answer.ok(
        object("security_group_rule", SecurityGroupView.of(found.group(), found.rule())));
  }

  private Answer create(NeighbourCall call) {
    JsonNode wanted = NetworkBodies.member(call, "security_group_rule", KEYS);
    for (String key : List.of("security_group_id", "direction")) {
      if (!wanted.has(key)) {
        throw Refusal.badRequest(
            "Failed to parse request. Required attribute '" + key + "' not specified");
      }
    }
    String direction = wanted.path("direction").asString("");
    if (!direction.equals("ingress") && !direction.equals("egress")) {
      throw Refusal.badRequest(
          "Invalid input for direction. Reason: " + direction + " is not in valid_values.");
    }
    NetworkBodies.requireMember(call, "create_security_group_rule");
    SecurityGroups.Group group =
        SecurityGroupsApi.find(groups, call, wanted.path("security_group_id").asString(""));
    SecurityGroups.Rule rule = rule(call, wanted, direction);
    groups.addRule(group, rule);
    return Answer.json(201, object("security_group_rule", SecurityGroupView.of(group, rule)));
  }

  private SecurityGroups.Rule rule(NeighbourCall call, JsonNode wanted, String direction) {
    String peers = Json.text(wanted, "remote_group_id");
    RuleWish wish =
        new RuleWish(
            direction,
            Objects.requireNonNullElse(Json.text(wanted, "ethertype"), "IPv4"),
            text(wanted.path("protocol")),
            port(wanted, "port_range_min"),
            port(wanted, "port_range_max"),
            Json.text(wanted, "remote_ip_prefix"),
            peers,
            Objects.requireNonNullElse(Json.text(wanted, "description"), ""));
    SecurityGroups.Rule rule = wish.grant(System.currentTimeMillis());
    if (peers != null) {
      SecurityGroupsApi.find(groups, call, peers);
    }
    return rule;
  }

  private static @Nullable String text(JsonNode given) {
    if (given.isNull() || given.isMissingNode()) {
      return null;
    }
    return given.isString() ? given.stringValue() : given.toString();
  }

  private static @Nullable Integer port(JsonNode wanted, String key) {
    JsonNode given = wanted.path(key);
    if (given.isNull() || given.isMissingNode()) {
      return null;
    }
    String text = given.isString() ? given.stringValue() : given.toString();
    if (!text.matches("-?\\d{1,9}")) {
      throw new Refusal(400, "SecurityGroupInvalidPortValue", "Invalid value for port " + text);
    }
    return Integer.valueOf(text);
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Found found = find(call, path);
    NetworkBodies.requireMember(call, "delete_security_group_rule");
    groups.removeRule(found.group(), found.rule());
    return Answer.empty(204);
  }
}
