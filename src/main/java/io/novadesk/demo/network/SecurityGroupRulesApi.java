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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
  private static final Set<String> PROTOCOLS =
      Set.of(
          "ah",
          "dccp",
          "egp",
          "esp",
          "gre",
          "hopopt",
          "icmp",
          "igmp",
          "ip",
          "ipip",
          "ipv6-encap",
          "ipv6-frag",
          "ipv6-icmp",
          "icmpv6",
          "ipv6-nonxt",
          "ipv6-opts",
          "ipv6-route",
          "ospf",
          "pgm",
          "rsvp",
          "sctp",
          "tcp",
          "udp",
          "udplite",
          "vrrp");
  private static final Set<String> WITH_PORTS =
      Set.of("tcp", "udp", "6", "17", "sctp", "dccp", "udplite", "132", "33", "136");
  private static final int LAST_PORT = 65_535;

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
    for (SecurityGroups.Rule other : group.rules()) {
      if (isSame(other, rule)) {
        throw new Refusal(
            409,
            "SecurityGroupRuleExists",
            "Security group rule already exists. Rule id is " + other.id() + ".");
      }
    }
    List<SecurityGroups.Rule> rules = new ArrayList<>(group.rules());
    rules.add(rule);
    groups.change(group.id(), g -> g.with(rules, rule.created()));
    return Answer.json(201, object("security_group_rule", SecurityGroupView.of(group, rule)));
  }

  private static boolean isSame(SecurityGroups.Rule one, SecurityGroups.Rule other) {
    return one.direction().equals(other.direction())
        && one.family().equals(other.family())
        && Objects.equals(one.protocol(), other.protocol())
        && Objects.equals(one.least(), other.least())
        && Objects.equals(one.most(), other.most())
        && Objects.equals(one.prefix(), other.prefix())
        && Objects.equals(one.peers(), other.peers());
  }

  private SecurityGroups.Rule rule(NeighbourCall call, JsonNode wanted, String direction) {
    String family = Objects.requireNonNullElse(Json.text(wanted, "ethertype"), "IPv4");
    if (!family.equals("IPv4") && !family.equals("IPv6")) {
      throw new Refusal(
          400,
          "SecurityGroupRuleInvalidEtherType",
          ("Security group rule for ethertype '%s' not supported. Allowed values are ['IPv4',"
                  + " 'IPv6'].")
              .formatted(family));
    }
    String protocol = protocol(wanted.path("protocol"));
    Integer least = port(wanted, "port_range_min");
    Integer most = port(wanted, "port_range_max");
    checkPorts(protocol, least, most);
    String prefix = Json.text(wanted, "remote_ip_prefix");
    String peers = Json.text(wanted, "remote_group_id");
    if (prefix != null && peers != null) {
      throw new Refusal(
          400,
          "SecurityGroupMultipleRemoteEntites",
          "Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be"
              + " provided.");
    }
    if (peers != null) {
      SecurityGroupsApi.find(groups, call, peers);
    }
    return new SecurityGroups.Rule(
        UUID.randomUUID().toString(),
        direction,
        family,
        protocol,
        least,
        most,
        Prefixes.check(prefix, family),
        peers,
        Objects.requireNonNullElse(Json.text(wanted, "description"), ""),
        System.currentTimeMillis());
  }

  private static @Nullable String protocol(JsonNode given) {
    if (given.isNull() || given.isMissingNode()) {
      return null;
    }
    String protocol =
        given.isString() ? given.stringValue().toLowerCase(Locale.ROOT) : given.toString();
    boolean number = protocol.matches("\\d{1,3}") && Integer.parseInt(protocol) <= 255;
    if (protocol.equals("any")) {
      return null;
    }
    if (!number && !PROTOCOLS.contains(protocol)) {
      throw new Refusal(
          400,
          "SecurityGroupRuleInvalidProtocol",
          ("Security group rule protocol %s not supported. Only protocol values %s and integer"
                  + " representations [0 to 255] are supported.")
              .formatted(protocol, PROTOCOLS.stream().sorted().toList()));
    }
    return protocol;
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

  private static void checkPorts(
      @Nullable String protocol, @Nullable Integer least, @Nullable Integer most) {
    if (protocol == null) {
      if (least != null || most != null) {
        throw new Refusal(
            400,
            "SecurityGroupProtocolRequiredWithPorts",
            "Must also specify protocol if port range is given.");
      }
      return;
    }
    if (WITH_PORTS.contains(protocol)) {
      for (Integer port : new Integer[] {least, most}) {
        if (port != null && (port < 1 || port > LAST_PORT)) {
          throw new Refusal(400, "SecurityGroupInvalidPortValue", "Invalid value for port " + port);
        }
      }
      boolean ordered = least != null && most != null && least <= most;
      if ((least != null || most != null) && !ordered) {
        throw new Refusal(
            400,
            "SecurityGroupInvalidPortRange",
            "For TCP/UDP protocols, port_range_min must be <= port_range_max");
      }
      return;
    }
    if (protocol.startsWith("icmp") || protocol.equals("1") || protocol.equals("ipv6-icmp")) {
      checkMessage(least, most);
    }
  }

  private static void checkMessage(@Nullable Integer type, @Nullable Integer code) {
    Integer[] values = {type, code};
    List<String> names = List.of("port_range_min", "port_range_max");
    for (int i = 0; i < values.length; i++) {
      Integer value = values[i];
      if (value != null && (value < 0 || value > 255)) {
        throw new Refusal(
            400,
            "SecurityGroupInvalidIcmpValue",
            "Invalid value for ICMP %s (%s) %d. It must be 0 to 255."
                .formatted(i == 0 ? "type" : "code", names.get(i), value));
      }
    }
    if (type == null && code != null) {
      throw new Refusal(
          400,
          "SecurityGroupMissingIcmpType",
          "ICMP code (port-range-max) %d is provided but ICMP type (port-range-min) is missing."
              .formatted(code));
    }
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Found found = find(call, path);
    NetworkBodies.requireMember(call, "delete_security_group_rule");
    List<SecurityGroups.Rule> rest =
        found.group().rules().stream().filter(r -> !r.id().equals(found.rule().id())).toList();
    groups.change(found.group().id(), g -> g.with(rest, System.currentTimeMillis()));
    return Answer.empty(204);
  }
}
