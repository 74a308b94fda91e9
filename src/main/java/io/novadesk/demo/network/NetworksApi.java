package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.Listing;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks, their subnets, routers (there are none), and what of Neutron is there. */
final class NetworksApi {
  private static final int FIRST = 2;
  private static final List<String> ZONES = List.of("az-1", "az-2");

  private final Networks networks;
  private final String ownerId;

  NetworksApi(Networks networks, String ownerId) {
    this.networks = networks;
    this.ownerId = ownerId;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/networks", (call, path) -> networks(call))
        .on("GET", "/networks/{id}", this::network)
        .on("GET", "/subnets", (call, path) -> subnets(call))
        .on("GET", "/subnets/{id}", this::subnet)
        .on("GET", "/routers", (call, path) -> new Listing(call, "routers").of(List.of()))
        .on("GET", "/routers/{id}", (call, path) -> router(path))
        .on("GET", "/availability_zones", (call, path) -> zones(call))
        .on("GET", "/extensions", (call, path) -> NetworkExtensions.list())
        .on("GET", "/extensions/{alias}", (call, path) -> NetworkExtensions.show(path));
  }

  private Answer networks(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    networks.all().forEach(n -> all.add(describe(n)));
    return new Listing(call, "networks").of(all);
  }

  private Answer network(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Network network = networks.byId(id);
    if (network == null) {
      throw new Refusal(404, "NetworkNotFound", "Network " + id + " could not be found.");
    }
    return Answer.ok(object("network", new Listing(call, "networks").fields(describe(network))));
  }

  private Map<String, @Nullable Object> describe(Network network) {
    Map<String, @Nullable Object> body =
        object(
            "id",
            network.id(),
            "name",
            network.name(),
            "admin_state_up",
            true,
            "mtu",
            1450,
            "status",
            "ACTIVE",
            "subnets",
            List.of(network.subnetId()),
            "shared",
            network.shared(),
            "availability_zone_hints",
            List.of(),
            "availability_zones",
            ZONES,
            "ipv4_address_scope",
            null,
            "ipv6_address_scope",
            null,
            "router:external",
            network.external(),
            "description",
            "");
    if (network.external()) {
      body.put("is_default", false);
    }
    return NetworkTimes.finish(body, ownerId, networks.started(), networks.started(), 2);
  }

  private Answer subnets(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    networks.all().forEach(n -> all.add(subnet(n)));
    return new Listing(call, "subnets").of(all);
  }

  private Answer subnet(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    for (Network network : networks.all()) {
      if (network.subnetId().equals(id)) {
        return Answer.ok(object("subnet", new Listing(call, "subnets").fields(subnet(network))));
      }
    }
    throw new Refusal(404, "SubnetNotFound", "Subnet " + id + " could not be found.");
  }

  private Map<String, @Nullable Object> subnet(Network network) {
    String base = network.cidr().substring(0, network.cidr().indexOf('/'));
    String start = base.substring(0, base.lastIndexOf('.') + 1);
    String end = network.external() ? start + "254" : network.prefix() + ".255.254";
    Map<String, @Nullable Object> body =
        object(
            "id", network.subnetId(),
            "name", network.name() + "-subnet",
            "network_id", network.id(),
            "ip_version", 4,
            "subnetpool_id", null,
            "enable_dhcp", !network.external(),
            "ipv6_ra_mode", null,
            "ipv6_address_mode", null,
            "gateway_ip", start + "1",
            "cidr", network.cidr(),
            "allocation_pools", List.of(object("start", start + FIRST, "end", end)),
            "host_routes", List.of(),
            "dns_nameservers", List.of(),
            "description", "",
            "service_types", List.of());
    return NetworkTimes.finish(body, ownerId, networks.started(), networks.started(), 0);
  }

  private static Answer zones(NeighbourCall call) {
    List<Map<String, @Nullable Object>> zones = new ArrayList<>();
    for (String zone : ZONES) {
      zones.add(object("name", zone, "resource", "network", "state", "available"));
    }
    return new Listing(call, "availability_zones").of(zones);
  }

  private static Answer router(Map<String, String> path) {
    throw new Refusal(404, "RouterNotFound", "Router " + path.get("id") + " could not be found");
  }
}
