package io.novadesk.api.network;

import io.novadesk.api.TokenSource;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.JsonResource;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Networks, subnets, ports, floating addresses and security groups of one region (Network API v2.0,
 * sections of the same names). Blocking; every method throws {@link io.novadesk.api.ApiException}.
 */
public final class Networks {
  private final JsonResource neutron;

  private Networks(JsonResource neutron) {
    this.neutron = neutron;
  }

  /**
   * @param url the network endpoint of the catalogue, with or without {@code /v2.0}
   */
  public static Networks open(HttpTransport http, URI url, TokenSource tokens) {
    String path = url.getPath() == null ? "" : url.getPath();
    boolean versioned = path.replaceAll("/+$", "").endsWith("/v2.0");
    return new Networks(new JsonResource(http, versioned ? url : Uris.join(url, "v2.0"), tokens));
  }

  /**
   * @param external leads outside: floating addresses come from it
   */
  public record Network(
      String id,
      String name,
      String status,
      boolean shared,
      boolean external,
      @Nullable String projectId,
      List<String> subnetIds) {}

  public List<Network> networks() {
    return neutron.list("/networks", "networks", Map.of(), Networks::network, Network::id);
  }

  private static Network network(JsonNode node) {
    return new Network(
        Json.required(node, "id"),
        Json.words(node, "name"),
        Json.words(node, "status"),
        Boolean.TRUE.equals(Json.truth(node, "shared")),
        Boolean.TRUE.equals(Json.truth(node, "router:external")),
        Json.filled(node, "project_id", "tenant_id"),
        texts(node.path("subnets")));
  }

  private static List<String> texts(JsonNode list) {
    return Json.list(list).stream().map(n -> n.asString("")).filter(t -> !t.isEmpty()).toList();
  }

  /** A range of addresses of a network. */
  public record Subnet(
      String id,
      String name,
      String networkId,
      int version,
      String cidr,
      @Nullable String gateway,
      List<String> nameServers) {}

  public List<Subnet> subnets() {
    return neutron.list("/subnets", "subnets", Map.of(), Networks::subnet, Subnet::id);
  }

  private static Subnet subnet(JsonNode node) {
    return new Subnet(
        Json.required(node, "id"),
        Json.words(node, "name"),
        Json.words(node, "network_id"),
        Json.integer(node, 4, "ip_version"),
        Json.words(node, "cidr"),
        Json.filled(node, "gateway_ip"),
        texts(node.path("dns_nameservers")));
  }

  /**
   * @param deviceId what it is plugged into: a server's id
   */
  public record Port(
      String id,
      String name,
      String networkId,
      String status,
      @Nullable String mac,
      @Nullable String deviceId,
      @Nullable String deviceOwner,
      List<String> fixedIps,
      List<String> securityGroupIds) {}

  /**
   * @param serverId null: all ports
   */
  public List<Port> ports(@Nullable String serverId) {
    Map<String, String> filter = serverId == null ? Map.of() : Map.of("device_id", serverId);
    // A filter only shortens an answer: some gateways drop it.
    return neutron.list("/ports", "ports", filter, Networks::port, Port::id).stream()
        .filter(port -> serverId == null || serverId.equals(port.deviceId()))
        .toList();
  }

  private static Port port(JsonNode node) {
    return new Port(
        Json.required(node, "id"),
        Json.words(node, "name"),
        Json.words(node, "network_id"),
        Json.words(node, "status"),
        Json.filled(node, "mac_address"),
        Json.filled(node, "device_id"),
        Json.filled(node, "device_owner"),
        Json.list(node.path("fixed_ips")).stream().map(ip -> Json.words(ip, "ip_address")).toList(),
        texts(node.path("security_groups")));
  }

  /** Makes a port's security groups exactly these. */
  public Port securityGroupsOfPort(String portId, List<String> groupIds) {
    ObjectNode root = Json.object();
    groupIds.forEach(root.putObject("port").putArray("security_groups")::add);
    return neutron.update("/ports/" + Uris.segment(portId), root, "port", Networks::port);
  }

  /**
   * @param portId null: not in use
   */
  public record FloatingIp(
      String id,
      String address,
      @Nullable String fixedIp,
      @Nullable String portId,
      String networkId,
      String status) {}

  public List<FloatingIp> floatingIps() {
    return neutron.list(
        "/floatingips", "floatingips", Map.of(), Networks::floatingIp, FloatingIp::id);
  }

  private static FloatingIp floatingIp(JsonNode node) {
    return new FloatingIp(
        Json.required(node, "id"),
        Json.words(node, "floating_ip_address"),
        Json.filled(node, "fixed_ip_address"),
        Json.filled(node, "port_id"),
        Json.words(node, "floating_network_id"),
        Json.words(node, "status"));
  }

  /**
   * Takes a new address from an external network.
   *
   * @param portId null: for later use
   */
  public FloatingIp allocate(String externalNetworkId, @Nullable String portId) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("floatingip").put("floating_network_id", externalNetworkId);
    if (portId != null) {
      body.put("port_id", portId);
    }
    return neutron.create("/floatingips", root, "floatingip", Networks::floatingIp);
  }

  /**
   * @param portId null: takes it away from its port
   */
  public FloatingIp associate(String floatingIpId, @Nullable String portId) {
    ObjectNode root = Json.object();
    root.putObject("floatingip").put("port_id", portId);
    return neutron.update(
        "/floatingips/" + Uris.segment(floatingIpId), root, "floatingip", Networks::floatingIp);
  }

  public void release(String floatingIpId) {
    neutron.delete("/floatingips/" + Uris.segment(floatingIpId));
  }

  /** Rules for traffic to and from ports. */
  public record SecurityGroup(
      String id, String name, @Nullable String description, List<Rule> rules) {}

  /**
   * @param direction {@code ingress} or {@code egress}
   * @param protocol null: any
   * @param from lowest port; null: any
   * @param remote a CIDR or another group's id; null: anybody
   */
  public record Rule(
      String id,
      String direction,
      int version,
      @Nullable String protocol,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String remote) {}

  public List<SecurityGroup> securityGroups() {
    return neutron.list(
        "/security-groups", "security_groups", Map.of(), Networks::group, SecurityGroup::id);
  }

  private static SecurityGroup group(JsonNode node) {
    return new SecurityGroup(
        Json.required(node, "id"),
        Json.words(node, "name"),
        Json.filled(node, "description"),
        Json.list(node.path("security_group_rules")).stream().map(Networks::rule).toList());
  }

  private static Rule rule(JsonNode node) {
    return new Rule(
        Json.required(node, "id"),
        Json.words(node, "direction"),
        "IPv6".equalsIgnoreCase(Json.text(node, "ethertype")) ? 6 : 4,
        Json.filled(node, "protocol"),
        Json.integer(Json.number(node, "port_range_min")),
        Json.integer(Json.number(node, "port_range_max")),
        Json.filled(node, "remote_ip_prefix", "remote_group_id"));
  }

  public SecurityGroup createSecurityGroup(String name, String description) {
    ObjectNode root = Json.object();
    root.putObject("security_group").put("name", name).put("description", description);
    return neutron.create("/security-groups", root, "security_group", Networks::group);
  }

  public void deleteSecurityGroup(String id) {
    neutron.delete("/security-groups/" + Uris.segment(id));
  }

  /**
   * Lets traffic in or out.
   *
   * @param protocol null: any
   * @param cidr null: anybody
   */
  public Rule addRule(
      String groupId,
      String direction,
      int version,
      @Nullable String protocol,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String cidr) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("security_group_rule");
    body.put("security_group_id", groupId).put("direction", direction);
    body.put("ethertype", version == 6 ? "IPv6" : "IPv4");
    if (protocol != null) {
      body.put("protocol", protocol);
    }
    if (from != null) {
      body.put("port_range_min", from);
    }
    if (to != null) {
      body.put("port_range_max", to);
    }
    if (cidr != null) {
      body.put("remote_ip_prefix", cidr);
    }
    return neutron.create("/security-group-rules", root, "security_group_rule", Networks::rule);
  }

  public void deleteRule(String id) {
    neutron.delete("/security-group-rules/" + Uris.segment(id));
  }

  /** The limits of a project by what they count, such as {@code floatingip}. */
  public Map<String, NetworkQuota> quotas(String projectId) {
    return neutron.get(
        "/quotas/" + Uris.segment(projectId) + "/details", "quota", NetworkQuota::all);
  }
}
