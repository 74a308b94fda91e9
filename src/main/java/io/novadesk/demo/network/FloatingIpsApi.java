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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Floating addresses: allocated, given to a port, taken from it, released. */
final class FloatingIpsApi {
  private static final Set<String> KEYS =
      Set.of(
          "floating_network_id",
          "port_id",
          "fixed_ip_address",
          "floating_ip_address",
          "subnet_id",
          "description",
          "tenant_id",
          "project_id");

  private final Networks networks;
  private final Estate estate;
  private final Map<String, String> descriptions = new ConcurrentHashMap<>();

  FloatingIpsApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/floatingips", (call, path) -> list(call))
        .on("POST", "/floatingips", (call, path) -> allocate(call))
        .on("GET", "/floatingips/{id}", this::show)
        .on("PUT", "/floatingips/{id}", this::associate)
        .on("DELETE", "/floatingips/{id}", this::release);
  }

  /**
   * A floating address as it is now.
   *
   * @param port whose it is; null: nobody's
   */
  private record Floating(Address address, String projectId, Estate.@Nullable Port port) {
    String id() {
      return address.portId();
    }
  }

  private List<Floating> all(NeighbourCall call) {
    List<Estate.Port> ports = estate.ports();
    List<Floating> found = new ArrayList<>();
    for (Estate.Port port : ports) {
      if (port.address().floating() && call.mayUse(port.projectId())) {
        List<Address> ofServer =
            ports.stream()
                .filter(p -> p.serverId().equals(port.serverId()))
                .map(Estate.Port::address)
                .toList();
        Address carrier = port.address().carrier(ofServer);
        found.add(new Floating(port.address(), port.projectId(), port.at(carrier)));
      }
    }
    for (Spares.Spare spare : networks.spares().all()) {
      if (spare.address().floating() && call.mayUse(spare.projectId())) {
        found.add(new Floating(spare.address(), spare.projectId(), null));
      }
    }
    return found;
  }

  private Floating find(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    return all(call).stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    404, "FloatingIPNotFound", "Floating IP " + id + " could not be found"));
  }

  private Answer list(NeighbourCall call) {
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    all(call).forEach(f -> shown.add(describe(f)));
    return new Listing(call, "floatingips").of(shown);
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    return Answer.ok(
        object("floatingip", new Listing(call, "floatingips").fields(describe(find(call, path)))));
  }

  private Map<String, @Nullable Object> describe(Floating floating) {
    Estate.Port port = floating.port();
    Map<String, @Nullable Object> body =
        object(
            "id",
            floating.id(),
            "floating_ip_address",
            floating.address().ip(),
            "floating_network_id",
            networks.beyond(floating.address()).id(),
            "router_id",
            null,
            "port_id",
            port == null ? null : port.address().portId(),
            "fixed_ip_address",
            port == null ? null : port.address().ip(),
            "status",
            port == null ? "DOWN" : "ACTIVE",
            "description",
            descriptions.getOrDefault(floating.address().ip(), ""),
            "port_details",
            port == null ? null : details(port));
    long since = networks.started();
    return NetworkTimes.finish(body, floating.projectId(), since, since, 1);
  }

  private static Map<String, @Nullable Object> details(Estate.Port port) {
    return object(
        "name",
        "",
        "network_id",
        port.address().network().id(),
        "mac_address",
        port.address().mac(),
        "admin_state_up",
        true,
        "status",
        "ACTIVE",
        "device_id",
        port.serverId(),
        "device_owner",
        "compute:" + port.zone());
  }

  private Answer allocate(NeighbourCall call) {
    JsonNode wanted = NetworkBodies.member(call, "floatingip", KEYS);
    String id = Json.text(wanted, "floating_network_id");
    if (id == null) {
      throw Refusal.badRequest(
          "Failed to parse request. Required attribute 'floating_network_id' not specified");
    }
    if (!id.matches("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")) {
      throw Refusal.badRequest(
          "Invalid input for floating_network_id. Reason: '" + id + "' is not a valid UUID.");
    }
    NetworkBodies.requireMember(call, "create_floatingip");
    Network network = networks.byId(id);
    if (network == null) {
      throw new Refusal(404, "NetworkNotFound", "Network " + id + " could not be found.");
    }
    if (!network.external()) {
      throw new Refusal(
          400,
          "BadRequest",
          "Bad floatingip request: Network " + id + " is not a valid external network.");
    }
    Address address = networks.floating(network);
    Floating made = new Floating(address, NetworkBodies.project(call, wanted), null);
    String port = wanted.path("port_id").asString("");
    networks.spares().add(new Spares.Spare(address, "", made.projectId()));
    describe(made, wanted);
    return Answer.json(
        201, object("floatingip", describe(port.isEmpty() ? made : give(call, made, port))));
  }

  private void describe(Floating floating, JsonNode wanted) {
    String text = Json.text(wanted, "description");
    if (text != null) {
      descriptions.put(floating.address().ip(), text);
    }
  }

  private Answer associate(NeighbourCall call, Map<String, String> path) {
    JsonNode wanted = NetworkBodies.member(call, "floatingip", KEYS);
    Floating floating = find(call, path);
    NetworkBodies.requireMember(call, "update_floatingip");
    describe(floating, wanted);
    if (!wanted.has("port_id")) {
      return Answer.ok(object("floatingip", describe(floating)));
    }
    String port = wanted.path("port_id").asString("");
    Floating after = port.isEmpty() ? take(floating) : give(call, floating, port);
    return Answer.ok(object("floatingip", describe(after)));
  }

  private Floating give(NeighbourCall call, Floating floating, String portId) {
    Estate.Port port =
        estate.ports().stream()
            .filter(p -> !p.address().floating() && p.address().portId().equals(portId))
            .filter(p -> call.mayUse(p.projectId()))
            .findFirst()
            .orElseThrow(
                () -> new Refusal(404, "PortNotFound", "Port " + portId + " could not be found."));
    requireUnreached(floating, port);
    Floating free = take(floating);
    networks.spares().take(free.id());
    Address address = new Address(port.address().network(), free.address().ip(), true);
    estate.addFloating(port.serverId(), address);
    return new Floating(address, free.projectId(), port);
  }

  /** A fixed address has one floating address at most. */
  private void requireUnreached(Floating floating, Estate.Port port) {
    Estate.Port before = floating.port();
    boolean same = before != null && before.address().equals(port.address());
    List<Address> ofServer =
        estate.ports().stream()
            .filter(p -> p.serverId().equals(port.serverId()))
            .map(Estate.Port::address)
            .toList();
    if (!same && port.address().isReached(ofServer)) {
      throw new Refusal(
          409,
          "FloatingIPPortAlreadyAssociated",
          String.format(
              Locale.ROOT,
              "Cannot associate floating IP %s (%s) with port %s using fixed IP %s, as that fixed"
                  + " IP already has a floating IP on external network %s.",
              floating.address().ip(),
              floating.id(),
              port.address().portId(),
              port.address().ip(),
              networks.beyond(floating.address()).id()));
    }
  }

  private Floating take(Floating floating) {
    if (floating.port() != null) {
      estate.removeFloating(floating.address());
      networks.spares().add(new Spares.Spare(floating.address(), "", floating.projectId()));
    }
    return new Floating(floating.address(), floating.projectId(), null);
  }

  private Answer release(NeighbourCall call, Map<String, String> path) {
    Floating found = find(call, path);
    NetworkBodies.requireMember(call, "delete_floatingip");
    Floating free = take(found);
    descriptions.remove(free.address().ip());
    networks.spares().take(free.id());
    return Answer.empty(204);
  }
}
