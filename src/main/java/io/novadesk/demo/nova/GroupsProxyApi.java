package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.RuleWish;
import io.novadesk.demo.network.SecurityGroups;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Security groups as Compute passes them on: to 2.35. */
final class GroupsProxyApi {
  private static final int LAST = 35;
  private static final int TEXT = 255;

  private final ComputeCloud cloud;
  private final SecurityGroups groups;

  GroupsProxyApi(ComputeCloud cloud) {
    this.cloud = cloud;
    this.groups = cloud.networks().groups();
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-security-groups", 0, LAST, (call, path) -> list(call))
        .on("POST", "/os-security-groups", 0, LAST, (call, path) -> create(call))
        .on("GET", "/os-security-groups/{id}", 0, LAST, this::show)
        .on("PUT", "/os-security-groups/{id}", 0, LAST, this::update)
        .on("DELETE", "/os-security-groups/{id}", 0, LAST, this::delete)
        .on("POST", "/os-security-group-rules", 0, LAST, (call, path) -> addRule(call))
        .on("DELETE", "/os-security-group-rules/{id}", 0, LAST, this::removeRule);
  }

  private Answer list(NovaCall call) {
    List<SecurityGroups.Group> all = groups.of(call.caller().projectId());
    if (call.caller().isAdmin() && call.query().has("all_tenants")) {
      all = groups.all();
    }
    int from = Math.min(all.size(), whole(call.query().get("offset"), 0));
    int limit = Math.min(ServerQuery.MAX_LIMIT, whole(call.query().get("limit"), all.size()));
    List<Object> shown = new ArrayList<>();
    all.subList(from, Math.min(all.size(), from + limit))
        .forEach(g -> shown.add(GroupView.of(groups, g)));
    return Answer.ok(object("security_groups", shown));
  }

  private static int whole(@Nullable String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private SecurityGroups.Group find(NovaCall call, @Nullable String id) {
    if (id == null || !Types.isUuid(id)) {
      throw Refusal.badRequest("Security group id should be uuid");
    }
    groups.of(call.caller().projectId());
    SecurityGroups.Group group = groups.find(id);
    boolean mine =
        group != null
            && (call.caller().isAdmin() || group.projectId().equals(call.caller().projectId()));
    if (group == null || !mine) {
      throw Refusal.notFound("Security group " + id + " not found.");
    }
    return group;
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("security_group", GroupView.of(groups, find(call, path.get("id")))));
  }

  private static JsonNode member(NovaCall call, String key) {
    JsonNode body = call.json();
    if (body.isEmpty()) {
      throw Refusal.badRequest("The request body can't be empty");
    }
    JsonNode value = body.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw Refusal.badRequest("Missing parameter " + key);
    }
    return value;
  }

  private static String property(JsonNode wanted, String key) {
    String text = Json.text(wanted, key);
    if (text == null) {
      throw Refusal.badRequest("Security group " + key + " is not a string or unicode");
    }
    if (text.isBlank() && key.equals("name")) {
      throw Refusal.badRequest("Security group name cannot be empty.");
    }
    if (text.strip().length() > TEXT) {
      throw Refusal.badRequest(
          "Security group " + key + " should not be greater than 255 characters.");
    }
    return text;
  }

  private Answer create(NovaCall call) {
    call.requireMember("os-security-groups:create");
    JsonNode wanted = member(call, "security_group");
    String name = property(wanted, "name");
    String description = property(wanted, "description");
    SecurityGroups.Group made =
        inNovasWords(() -> groups.create(call.caller().projectId(), name, description));
    return Answer.ok(object("security_group", GroupView.of(groups, made)));
  }

  /** What Neutron refuses, for whatever reason, nova tells as a bad request. */
  private static <T> T inNovasWords(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw Refusal.badRequest(refusal.sentence());
    }
  }

  private Answer update(NovaCall call, Map<String, String> path) {
    call.requireMember("os-security-groups:update");
    SecurityGroups.Group group = find(call, path.get("id"));
    JsonNode wanted = member(call, "security_group");
    String name = property(wanted, "name");
    String description = property(wanted, "description");
    if (group.name().equals(SecurityGroups.DEFAULT)) {
      throw Refusal.badRequest("Unable to update system group 'default'");
    }
    SecurityGroups.Group changed =
        groups.change(group.id(), g -> g.named(name, description, cloud.region().now()));
    return Answer.ok(
        object("security_group", GroupView.of(groups, changed == null ? group : changed)));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    call.requireMember("os-security-groups:delete");
    SecurityGroups.Group group = find(call, path.get("id"));
    if (group.name().equals(SecurityGroups.DEFAULT)) {
      throw Refusal.badRequest("Insufficient rights for removing default security group.");
    }
    for (Server server : cloud.region().newestFirst()) {
      if (!server.deleted()
          && server.projectId().equals(group.projectId())
          && !server.addresses().isEmpty()
          && server.securityGroups().contains(group.name())) {
        throw Refusal.badRequest("Security Group " + group.id() + " in use.");
      }
    }
    groups.remove(group.id());
    return Answer.empty(202);
  }

  private Answer addRule(NovaCall call) {
    call.requireMember("os-security-groups:rule:create");
    JsonNode wanted = member(call, "security_group_rule");
    SecurityGroups.Group group = find(call, Json.text(wanted, "parent_group_id"));
    String peers = Json.text(wanted, "group_id");
    if (peers != null) {
      find(call, peers);
    }
    String protocol = Json.text(wanted, "ip_protocol");
    if (protocol == null && peers == null) {
      throw Refusal.badRequest("Not enough parameters to build a valid rule.");
    }
    String given = Json.text(wanted, "cidr");
    String prefix = peers != null ? null : given == null ? "0.0.0.0/0" : given;
    Integer least = port(wanted, "from_port");
    Integer most = port(wanted, "to_port");
    boolean anyPort = least != null && least == -1;
    RuleWish wish =
        new RuleWish(
            "ingress",
            prefix != null && prefix.indexOf(':') >= 0 ? "IPv6" : "IPv4",
            protocol,
            anyPort ? null : least,
            anyPort ? null : most,
            prefix,
            peers,
            "");
    SecurityGroups.Rule rule =
        inNovasWords(
            () -> {
              SecurityGroups.Rule granted = wish.grant(cloud.region().now());
              groups.addRule(group, granted);
              return granted;
            });
    return Answer.ok(object("security_group_rule", GroupView.of(groups, group, rule)));
  }

  private static @Nullable Integer port(JsonNode wanted, String key) {
    JsonNode given = wanted.path(key);
    if (given.isNull() || given.isMissingNode()) {
      return null;
    }
    Double number = Python.number(given);
    if (number == null) {
      throw Refusal.badRequest(
          "Invalid input received: '" + Python.text(given) + "' is not an integer");
    }
    return number.intValue();
  }

  private Answer removeRule(NovaCall call, Map<String, String> path) {
    call.requireMember("os-security-groups:rule:delete");
    String id = path.getOrDefault("id", "");
    if (!Types.isUuid(id)) {
      throw Refusal.badRequest("Security group id should be uuid");
    }
    for (SecurityGroups.Group group : groups.of(call.caller().projectId())) {
      for (SecurityGroups.Rule rule : group.rules()) {
        if (rule.id().equals(id)) {
          groups.removeRule(group, rule);
          return Answer.empty(202);
        }
      }
    }
    throw Refusal.notFound("Security group rule " + id + " not found.");
  }
}
