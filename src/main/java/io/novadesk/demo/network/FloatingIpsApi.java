package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Floating addresses: allocated, given to a port, taken from it, released. */
final class FloatingIpsApi {
  private final Networks networks;
  private final Estate estate;

  FloatingIpsApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/floatingips", this::list)
        .on("POST", "/floatingips", this::allocate)
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
        found.add(
            new Floating(
                port.address(),
                port.projectId(),
                new Estate.Port(carrier, port.serverId(), port.projectId())));
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
        .orElseThrow(() -> Refusal.notFound("Floating IP " + id + " could not be found"));
  }

  private Answer list(NeighbourCall call, Map<String, String> path) {
    String wanted = path.get("?floating_ip_address");
    List<Object> shown = new ArrayList<>();
    for (Floating floating : all(call)) {
      if (wanted == null || wanted.equals(floating.address().ip())) {
        shown.add(describe(floating));
      }
    }
    return Answer.ok(object("floatingips", shown));
  }

  private Map<String, @Nullable Object> describe(Floating floating) {
    Estate.Port port = floating.port();
    return object(
        "id",
        floating.id(),
        "floating_ip_address",
        floating.address().ip(),
        "fixed_ip_address",
        port == null ? null : port.address().ip(),
        "floating_network_id",
        networks.named("public").id(),
        "port_id",
        port == null ? null : port.address().portId(),
        "router_id",
        null,
        "status",
        port == null ? "DOWN" : "ACTIVE",
        "project_id",
        floating.projectId());
  }

  private Answer allocate(NeighbourCall call, Map<String, String> path) {
    JsonNode wanted = call.member("floatingip");
    String id = wanted.path("floating_network_id").asString("");
    Network network = networks.byId(id);
    if (network == null || !network.external()) {
      throw Refusal.badRequest(
          "Bad floatingip request: Network " + id + " is not a valid external network.");
    }
    Address address = networks.floating(network);
    Floating made = new Floating(address, call.caller().projectId(), null);
    String port = wanted.path("port_id").asString("");
    networks.spares().add(new Spares.Spare(address, "", made.projectId()));
    return Answer.json(
        201, object("floatingip", describe(port.isEmpty() ? made : give(call, made, port))));
  }

  private Answer associate(NeighbourCall call, Map<String, String> path) {
    Floating floating = find(call, path);
    String port = call.member("floatingip").path("port_id").asString("");
    Floating after = port.isEmpty() ? take(floating) : give(call, floating, port);
    return Answer.ok(object("floatingip", describe(after)));
  }

  private Floating give(NeighbourCall call, Floating floating, String portId) {
    Estate.Port port =
        estate.ports().stream()
            .filter(p -> !p.address().floating() && p.address().portId().equals(portId))
            .filter(p -> call.mayUse(p.projectId()))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("Port " + portId + " could not be found."));
    Floating free = take(floating);
    networks.spares().take(free.id());
    Address address = new Address(port.address().network(), free.address().ip(), true);
    estate.addFloating(port.serverId(), address);
    return new Floating(address, free.projectId(), port);
  }

  private Floating take(Floating floating) {
    if (floating.port() != null) {
      estate.removeFloating(floating.address());
      networks.spares().add(new Spares.Spare(floating.address(), "", floating.projectId()));
    }
    return new Floating(floating.address(), floating.projectId(), null);
  }

  private Answer release(NeighbourCall call, Map<String, String> path) {
    Floating free = take(find(call, path));
    networks.spares().take(free.id());
    return Answer.empty(204);
  }
}
