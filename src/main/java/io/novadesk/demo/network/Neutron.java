package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of Neutron as clients of Compute read: networks, subnets, ports, groups, addresses. */
public final class Neutron {
  private final Networks networks;
  private final Estate estate;

  private Neutron(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  public static Service service(Networks networks, Tokens tokens, Estate estate, String root) {
    Map<String, Object> versions =
        Map.of(
            "versions",
            List.of(
                object(
                    "id", "v2.0",
                    "status", "CURRENT",
                    "links", List.of(object("rel", "self", "href", root + "/v2.0/")))));
    NeighbourService service = new NeighbourService(tokens, versions, "NeutronError", false);
    new Neutron(networks, estate).addTo(service.routes());
    return service;
  }

  private void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/networks", this::networks)
        .on("GET", "/networks/{id}", this::network)
        .on("GET", "/subnets", (call, path) -> subnets())
        .on("GET", "/ports", this::ports)
        .on("GET", "/security-groups", this::securityGroups)
        .on("GET", "/quotas/{project}/details", this::quotas)
        .on("GET", "/quotas/{project}/details.json", this::quotas)
        .on("GET", "/extensions", (call, path) -> Answer.ok(object("extensions", List.of())))
        .on("GET", "/routers", (call, path) -> Answer.ok(object("routers", List.of())));
    new FloatingIpsApi(networks, estate).addTo(routes);
  }

  private static boolean fits(Map<String, String> path, String key, Object value) {
    String wanted = path.get('?' + key);
    return wanted == null || wanted.equalsIgnoreCase(String.valueOf(value));
  }

  private Answer quotas(NeighbourCall call, Map<String, String> path) {
    String project = path.getOrDefault("project", "");
    if (!call.mayUse(project)) {
      throw Refusal.forbidden("Only admin is authorized to access quotas for another tenant");
    }
    long ports = 0;
    long floating = 0;
    for (Estate.Port port : estate.ports()) {
      if (port.projectId().equals(project)) {
        ports += port.address().floating() ? 0 : 1;
        floating += port.address().floating() ? 1 : 0;
      }
    }
    return Answer.ok(
        object(
            "quota",
            object(
                "network", quota(0, 100),
                "subnet", quota(0, 100),
                "subnetpool", quota(0, -1),
                "port", quota(ports, 500),
                "router", quota(0, 10),
                "floatingip", quota(floating, 12),
                "rbac_policy", quota(0, 10),
                "security_group", quota(4, 10),
                "security_group_rule", quota(16, 100))));
  }

  private static Map<String, @Nullable Object> quota(long used, long limit) {
    return object("limit", limit, "used", used, "reserved", 0);
  }

  private Answer networks(NeighbourCall call, Map<String, String> path) {
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

  private Answer network(NeighbourCall call, Map<String, String> path) {
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

  private Answer ports(NeighbourCall call, Map<String, String> path) {
    List<Object> shown = new ArrayList<>();
    for (Estate.Port port : estate.ports()) {
      if (!port.address().floating() && call.mayUse(port.projectId())) {
        add(shown, path, port.address(), "", port.serverId(), port.projectId());
      }
    }
    for (Spares.Spare spare : networks.spares().all()) {
      if (!spare.address().floating() && call.mayUse(spare.projectId())) {
        add(shown, path, spare.address(), spare.name(), "", spare.projectId());
      }
    }
    return Answer.ok(object("ports", shown));
  }

  /**
   * @param serverId empty: nobody has it
   */
  private static void add(
      List<Object> shown,
      Map<String, String> path,
      Address address,
      String name,
      String serverId,
      String projectId) {
    if (fits(path, "device_id", serverId)
        && fits(path, "id", address.portId())
        && fits(path, "network_id", address.network().id())) {
      shown.add(
          object(
              "id",
              address.portId(),
              "name",
              name,
              "status",
              serverId.isEmpty() ? "DOWN" : "ACTIVE",
              "network_id",
              address.network().id(),
              "device_id",
              serverId,
              "device_owner",
              serverId.isEmpty() ? "" : "compute:nova",
              "mac_address",
              address.mac(),
              "project_id",
              projectId,
              "security_groups",
              List.of(SecurityGroups.id(projectId, "default")),
              "fixed_ips",
              List.of(
                  object(
                      "subnet_id", address.network().subnetId(),
                      "ip_address", address.ip()))));
    }
  }

  private Answer securityGroups(NeighbourCall call, Map<String, String> path) {
    String project = call.caller().projectId();
    List<Object> shown = new ArrayList<>();
    for (String name : SecurityGroups.NAMES) {
      String id = SecurityGroups.id(project, name);
      if (fits(path, "name", name) && fits(path, "id", id)) {
        shown.add(
            object(
                "id", id,
                "name", name,
                "description", "",
                "project_id", project,
                "security_group_rules", List.of()));
      }
    }
    return Answer.ok(object("security_groups", shown));
  }
}
