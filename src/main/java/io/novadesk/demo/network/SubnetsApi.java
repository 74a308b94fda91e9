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
import tools.jackson.databind.JsonNode;

/** Subnets of networks: looked at, made, changed, deleted. */
final class SubnetsApi {
  private final Networks networks;
  private final Estate estate;

  private record Found(Network network, Subnet subnet) {}

  SubnetsApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/subnets", (call, path) -> list(call))
        .on("POST", "/subnets", (call, path) -> create(call))
        .on("GET", "/subnets/{id}", this::show)
        .on("PUT", "/subnets/{id}", this::update)
        .on("DELETE", "/subnets/{id}", this::delete);
  }

  /** The fixed addresses that servers and ports have. */
  static List<Address> used(Estate estate, Networks networks) {
    List<Address> used = new ArrayList<>();
    for (Estate.Port port : estate.ports()) {
      if (!port.address().floating()) {
        used.add(port.address());
      }
    }
    for (Spares.Spare spare : networks.spares().all()) {
      if (!spare.address().floating()) {
        used.add(spare.address());
      }
    }
    return used;
  }

  private List<Found> seen(NeighbourCall call) {
    List<Found> seen = new ArrayList<>();
    for (Network network : networks.all()) {
      if (NetworksApi.maySee(call, network)) {
        network.subnets().forEach(s -> seen.add(new Found(network, s)));
      }
    }
    return seen;
  }

  private Found find(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    for (Found found : seen(call)) {
      if (found.subnet().id().equals(id)) {
        return found;
      }
    }
    throw new Refusal(404, "SubnetNotFound", "Subnet " + id + " could not be found.");
  }

  private Found own(NeighbourCall call, Map<String, String> path, String rule) {
    Found found = find(call, path);
    if (!call.mayUse(found.subnet().projectId())) {
      throw Refusal.forbidden("rule:" + rule + " is disallowed by policy");
    }
    NetworkBodies.requireMember(call, rule);
    return found;
  }

  private Answer list(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    seen(call).forEach(f -> all.add(describe(f)));
    return new Listing(call, "subnets").of(all);
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    Found found = find(call, path);
    return Answer.ok(object("subnet", new Listing(call, "subnets").fields(describe(found))));
  }

  private Answer create(NeighbourCall call) {
    JsonNode body = NetworkFields.body(call);
    List<Object> made = new ArrayList<>();
    for (JsonNode item :
        NetworkFields.wanted(body, "subnet", SubnetWish.SETTABLE, SubnetWish.KNOWN)) {
      Network network = NetworksApi.find(networks, call, SubnetWish.networkId(item));
      NetworkBodies.requireMember(call, "create_subnet");
      if (!call.mayUse(network.projectId())) {
        throw Refusal.forbidden("rule:create_subnet is disallowed by policy");
      }
      Subnet subnet =
          SubnetWish.create(item, network, NetworkBodies.project(call, item), networks.now());
      network.add(subnet, networks.now());
      made.add(describe(new Found(network, subnet)));
    }
    return Answer.json(
        201, body.has("subnets") ? object("subnets", made) : object("subnet", made.getFirst()));
  }

  private Answer update(NeighbourCall call, Map<String, String> path) {
    JsonNode item = NetworkFields.change(call, "subnet", SubnetWish.CHANGEABLE, SubnetWish.KNOWN);
    Found found = own(call, path, "update_subnet");
    Subnet changed = SubnetWish.change(item, found.subnet(), networks.now());
    found.network().replace(found.subnet(), changed);
    return Answer.ok(object("subnet", describe(new Found(found.network(), changed))));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Found found = own(call, path, "delete_subnet");
    for (Address address : used(estate, networks)) {
      if (address.network().subnetOf(address.ip()).equals(found.subnet().id())) {
        throw new Refusal(
            409,
            "SubnetInUse",
            "Unable to complete operation on subnet "
                + found.subnet().id()
                + ": One or more ports have an IP allocation from this subnet.");
      }
    }
    found.network().remove(found.subnet(), networks.now());
    return Answer.empty(204);
  }

  private static Map<String, @Nullable Object> describe(Found found) {
    Subnet subnet = found.subnet();
    Cidr cidr = subnet.cidr();
    List<Object> pools = new ArrayList<>();
    for (Cidr.Pool pool : subnet.pools()) {
      pools.add(object("start", cidr.text(pool.start()), "end", cidr.text(pool.end())));
    }
    Map<String, @Nullable Object> body =
        object(
            "id", subnet.id(),
            "name", subnet.name(),
            "network_id", found.network().id(),
            "ip_version", cidr.version(),
            "subnetpool_id", null,
            "enable_dhcp", subnet.dhcp(),
            "ipv6_ra_mode", subnet.raMode(),
            "ipv6_address_mode", subnet.addressMode(),
            "gateway_ip", subnet.gateway(),
            "cidr", cidr.toString(),
            "allocation_pools", pools,
            "host_routes", subnet.routes(),
            "dns_nameservers", subnet.nameServers(),
            "description", subnet.description(),
            "service_types", List.of());
    return NetworkTimes.finish(
        body, subnet.projectId(), subnet.created(), subnet.updated(), subnet.revision());
  }
}
