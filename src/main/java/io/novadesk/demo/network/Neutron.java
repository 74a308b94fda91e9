package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** As much of Neutron as clients of Compute read: networks, subnets, ports, groups, addresses. */
public final class Neutron {
  private final Networks networks;
  private final Supplier<List<Port>> ports;

  /** An address and the server that has it. */
  public record Port(Address address, String serverId, String projectId) {}

  private Neutron(Networks networks, Supplier<List<Port>> ports) {
    this.networks = networks;
    this.ports = ports;
  }

  /**
   * The service.
   *
   * @param ports the addresses of all servers
   */
  public static Service service(
      Networks networks, Tokens tokens, Supplier<List<Port>> ports, String root) {
    Map<String, Object> versions =
        Map.of(
            "versions",
            List.of(
                object(
                    "id", "v2.0",
                    "status", "CURRENT",
                    "links", List.of(object("rel", "self", "href", root + "/v2.0/")))));
    NeighbourService service = new NeighbourService(tokens, versions, "NeutronError", false);
    new Neutron(networks, ports).addTo(service.routes());
    return service;
  }

  private void addTo(Routes<Caller> routes) {
    routes
        .on("GET", "/networks", this::networks)
        .on("GET", "/networks/{id}", this::network)
        .on("GET", "/subnets", (caller, path) -> subnets())
        .on("GET", "/ports", this::ports)
        .on("GET", "/floatingips", this::floatingIps)
        .on("GET", "/security-groups", this::securityGroups)
        .on("GET", "/extensions", (caller, path) -> Answer.ok(object("extensions", List.of())))
        .on("GET", "/routers", (caller, path) -> Answer.ok(object("routers", List.of())));
  }

  private static boolean fits(Map<String, String> path, String key, Object value) {
    String wanted = path.get('?' + key);
    return wanted == null || wanted.equalsIgnoreCase(String.valueOf(value));
  }

  private Answer networks(Caller caller, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    for (Network network : networks.all()) {
      if (fits(path, "name", network.name())
          && fits(path, "id", network.id())
          && fits(path, "router:external", network.external())) {
        shown.add(describe(network));
      }
    }
    return Answer.ok(object("networks", shown));
  }

  private Answer network(Caller caller, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Network network = networks.byId(id);
    if (network == null) {
      throw Refusal.notFound("Network " + id + " could not be found.");
    }
    return Answer.ok(object("network", describe(network)));
  }

  private static Map<String, @Nullable Object> describe(Network network) {
    return object(
        "id", network.id(),
        "name", network.name(),
        "status", "ACTIVE",
        "admin_state_up", true,
        "shared", network.shared(),
        "router:external", network.external(),
        "mtu", 1450,
        "description", "",
        "subnets", List.of(network.subnetId()),
        "availability_zones", List.of("az-1", "az-2"),
        "tags", List.of());
  }

  private Answer subnets() {
    List<Object> shown = new ArrayList<>();
    for (Network network : networks.all()) {
      shown.add(
          object(
              "id", network.subnetId(),
              "name", network.name() + "-subnet",
              "network_id", network.id(),
              "ip_version", 4,
              "cidr", network.cidr(),
              "enable_dhcp", !network.external()));
    }
    return Answer.ok(object("subnets", shown));
  }

  private Answer ports(Caller caller, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    for (Port port : ports.get()) {
      Address address = port.address();
      if (!address.floating()
          && mayRead(caller, port)
          && fits(path, "device_id", port.serverId())
          && fits(path, "id", address.portId())
          && fits(path, "network_id", address.network().id())) {
        shown.add(
            object(
                "id", address.portId(),
                "name", "",
                "status", "ACTIVE",
                "network_id", address.network().id(),
                "device_id", port.serverId(),
                "device_owner", "compute:nova",
                "mac_address", address.mac(),
                "project_id", port.projectId(),
                "fixed_ips",
                    List.of(
                        object(
                            "subnet_id", address.network().subnetId(),
                            "ip_address", address.ip()))));
      }
    }
    return Answer.ok(object("ports", shown));
  }

  private static boolean mayRead(Caller caller, Port port) {
    return caller.isAdmin() || port.projectId().equals(caller.projectId());
  }

  private Answer floatingIps(Caller caller, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    for (Port port : ports.get()) {
      Address address = port.address();
      if (address.floating()
          && mayRead(caller, port)
          && fits(path, "floating_ip_address", address.ip())) {
        shown.add(
            object(
                "id",
                address.portId(),
                "floating_ip_address",
                address.ip(),
                "fixed_ip_address",
                null,
                "floating_network_id",
                networks.named("public").id(),
                "port_id",
                null,
                "router_id",
                null,
                "status",
                "ACTIVE",
                "project_id",
                port.projectId()));
      }
    }
    return Answer.ok(object("floatingips", shown));
  }

  private Answer securityGroups(Caller caller, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    for (String name : List.of("default", "web", "database", "ssh")) {
      String id =
          UUID.nameUUIDFromBytes((caller.projectId() + name).getBytes(StandardCharsets.UTF_8))
              .toString();
      if (fits(path, "name", name) && fits(path, "id", id)) {
        shown.add(
            object(
                "id",
                id,
                "name",
                name,
                "description",
                "",
                "project_id",
                caller.projectId(),
                "security_group_rules",
                List.of()));
      }
    }
    return Answer.ok(object("security_groups", shown));
  }
}
