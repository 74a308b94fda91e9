package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.Listing;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Networks, routers (there are none), and what of Neutron is there. */
final class NetworksApi {
  private static final List<String> ZONES = List.of("az-1", "az-2");
  private static final int MTU = 1450;
  private static final int MOST = 100;

  /** What a new network may be given. */
  private static final Set<String> NEW =
      Set.of(
          "name",
          "description",
          "admin_state_up",
          "shared",
          "router:external",
          "is_default",
          "mtu",
          "project_id",
          "tenant_id",
          "availability_zone_hints");

  private static final Set<String> CHANGED =
      Set.of(
          "name",
          "description",
          "admin_state_up",
          "shared",
          "router:external",
          "is_default",
          "mtu");
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "name",
          "description",
          "admin_state_up",
          "shared",
          "router:external",
          "is_default",
          "mtu",
          "project_id",
          "tenant_id",
          "availability_zone_hints",
          "availability_zones",
          "status",
          "subnets",
          "ipv4_address_scope",
          "ipv6_address_scope",
          "tags",
          "created_at",
          "updated_at",
          "revision_number");

  private final Networks networks;
  private final Estate estate;

  NetworksApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/networks", (call, path) -> networks(call))
        .on("POST", "/networks", (call, path) -> create(call))
        .on("GET", "/networks/{id}", this::network)
        .on("PUT", "/networks/{id}", this::update)
        .on("DELETE", "/networks/{id}", this::delete)
        .on("GET", "/routers", (call, path) -> new Listing(call, "routers").of(List.of()))
        .on("GET", "/routers/{id}", (call, path) -> router(path))
        .on("GET", "/availability_zones", (call, path) -> zones(call))
        .on("GET", "/extensions", (call, path) -> NetworkExtensions.list())
        .on("GET", "/extensions/{alias}", (call, path) -> NetworkExtensions.show(path));
  }

  static boolean maySee(NeighbourCall call, Network network) {
    return call.caller().isAdmin() || network.isFor(call.caller().projectId());
  }

  private Answer networks(NeighbourCall call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Network network : networks.all()) {
      if (maySee(call, network)) {
        all.add(describe(network));
      }
    }
    return new Listing(call, "networks").of(all);
  }

  /** The network of that id, when the caller may see it. */
  static Network find(Networks networks, NeighbourCall call, String id) {
    Network network = networks.byId(id);
    if (network == null || !maySee(call, network)) {
      throw new Refusal(404, "NetworkNotFound", "Network " + id + " could not be found.");
    }
    return network;
  }

  /** The same, when the caller may change it too. */
  private Network own(NeighbourCall call, Map<String, String> path, String rule) {
    Network network = find(networks, call, path.getOrDefault("id", ""));
    if (!call.mayUse(network.projectId())) {
      throw Refusal.forbidden("rule:" + rule + " is disallowed by policy");
    }
    NetworkBodies.requireMember(call, rule);
    return network;
  }

  private Answer network(NeighbourCall call, Map<String, String> path) {
    Network network = find(networks, call, path.getOrDefault("id", ""));
    return Answer.ok(object("network", new Listing(call, "networks").fields(describe(network))));
  }

  private Answer create(NeighbourCall call) {
    JsonNode body = NetworkFields.body(call);
    List<JsonNode> wanted = NetworkFields.wanted(body, "network", NEW, KNOWN);
    NetworkBodies.requireMember(call, "create_network");
    List<Network.Look> looks = new ArrayList<>();
    for (JsonNode item : wanted) {
      requireAdmin(call, item, "create_network");
      looks.add(look(item, new Network.Look("", "", true, false, false, MTU)));
    }
    String project = NetworkBodies.project(call, wanted.getFirst());
    long has = networks.all().stream().filter(n -> n.projectId().equals(project)).count();
    if (has + looks.size() > MOST) {
      throw new Refusal(409, "OverQuota", "Quota exceeded for resources: ['network'].");
    }
    List<Object> made = new ArrayList<>();
    for (Network.Look look : looks) {
      Map<String, @Nullable Object> shown = describe(networks.create(project, look));
      shown.put("is_default", false);
      made.add(shown);
    }
    return Answer.json(
        201, body.has("networks") ? object("networks", made) : object("network", made.getFirst()));
  }

  private static Network.Look look(JsonNode item, Network.Look before) {
    return new Network.Look(
        NetworkFields.text(item, "name", before.name()),
        NetworkFields.text(item, "description", before.description()),
        NetworkFields.flag(item, "admin_state_up", before.up()),
        NetworkFields.flag(item, "router:external", before.external()),
        NetworkFields.flag(item, "shared", before.shared()),
        NetworkFields.number(item, "mtu", before.mtu()));
  }

  private static void requireAdmin(NeighbourCall call, JsonNode item, String rule) {
    for (String key : List.of("shared", "router:external", "is_default")) {
      if (item.has(key) && !call.caller().isAdmin()) {
        throw Refusal.forbidden(
            String.format(
                Locale.ROOT, "(rule:%s and rule:%s:%s) is disallowed by policy", rule, rule, key));
      }
    }
  }

  private Answer update(NeighbourCall call, Map<String, String> path) {
    JsonNode item = NetworkFields.change(call, "network", CHANGED, KNOWN);
    Network network = own(call, path, "update_network");
    requireAdmin(call, item, "update_network");
    network.change(look(item, network.look()), networks.now());
    return Answer.ok(object("network", describe(network)));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Network network = own(call, path, "delete_network");
    for (Address address : SubnetsApi.used(estate, networks)) {
      if (address.network().equals(network)) {
        throw new Refusal(
            409,
            "NetworkInUse",
            String.format(
                Locale.ROOT,
                "Unable to complete operation on network %s. There are one or more ports still in"
                    + " use on the network, id for these ports is %s.",
                network.id(),
                address.portId()));
      }
    }
    networks.remove(network);
    return Answer.empty(204);
  }

  private static Map<String, @Nullable Object> describe(Network network) {
    Network.Look look = network.look();
    Map<String, @Nullable Object> body =
        object(
            "id", network.id(),
            "name", look.name(),
            "admin_state_up", look.up(),
            "mtu", look.mtu(),
            "status", "ACTIVE",
            "subnets", network.subnets().stream().map(Subnet::id).toList(),
            "shared", look.shared(),
            "availability_zone_hints", List.of(),
            "availability_zones", network.prefix().isEmpty() ? List.of() : ZONES,
            "ipv4_address_scope", null,
            "ipv6_address_scope", null,
            "router:external", look.external(),
            "description", look.description());
    if (look.external()) {
      body.put("is_default", false);
    }
    return NetworkTimes.finish(
        body, network.projectId(), network.created(), network.updated(), network.revision());
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
