package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.Listing;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ports: those of the servers, and those that no server has. */
final class PortsApi {
  private final Networks networks;
  private final Estate estate;

  PortsApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes.on("GET", "/ports", (call, path) -> list(call)).on("GET", "/ports/{id}", this::show);
  }

  private Answer list(NeighbourCall call) {
    Query query = call.query();
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    // Nothing is written of the ports of ten thousand servers when one server was asked for.
    for (Estate.Port port : estate.ports()) {
      if (!port.address().floating()
          && call.mayUse(port.projectId())
          && Listing.passes(query, "device_id", port.serverId())
          && Listing.passes(query, "network_id", port.address().network().id())
          && Listing.passes(query, "status", "ACTIVE")) {
        all.add(describe(call, port));
      }
    }
    for (Spares.Spare spare : networks.spares().all()) {
      if (!spare.address().floating() && call.mayUse(spare.projectId())) {
        all.add(describe(call, spare));
      }
    }
    return new Listing(call, "ports").of(all);
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    return Answer.ok(object("port", new Listing(call, "ports").fields(find(call, id))));
  }

  private Map<String, @Nullable Object> find(NeighbourCall call, String id) {
    for (Estate.Port port : estate.ports()) {
      if (!port.address().floating()
          && port.address().portId().equals(id)
          && call.mayUse(port.projectId())) {
        return describe(call, port);
      }
    }
    Spares.Spare spare = networks.spares().find(id);
    if (spare == null || spare.address().floating() || !call.mayUse(spare.projectId())) {
      throw new Refusal(404, "PortNotFound", "Port " + id + " could not be found.");
    }
    return describe(call, spare);
  }

  private Map<String, @Nullable Object> describe(NeighbourCall call, Estate.Port port) {
    List<String> groups = new ArrayList<>();
    for (String name : port.groups()) {
      SecurityGroups.Group group = networks.groups().named(port.projectId(), name);
      if (group != null) {
        groups.add(group.id());
      }
    }
    Map<String, @Nullable Object> body =
        describe(port.address(), "", "ACTIVE", port.serverId(), "compute:" + port.zone(), groups);
    if (call.caller().isAdmin()) {
      String host = port.hostName();
      body.put("binding:host_id", host == null ? "" : host);
      body.put("binding:profile", Map.of());
      body.put("binding:vif_type", host == null ? "unbound" : "ovs");
      body.put("binding:vif_details", Map.of());
    }
    return NetworkTimes.finish(body, port.projectId(), port.since(), port.since(), 4);
  }

  private Map<String, @Nullable Object> describe(NeighbourCall call, Spares.Spare spare) {
    List<String> groups = List.of(SecurityGroups.id(spare.projectId(), SecurityGroups.DEFAULT));
    Map<String, @Nullable Object> body =
        describe(spare.address(), spare.name(), "DOWN", "", "", groups);
    if (call.caller().isAdmin()) {
      body.put("binding:host_id", "");
      body.put("binding:profile", Map.of());
      body.put("binding:vif_type", "unbound");
      body.put("binding:vif_details", Map.of());
    }
    long since = networks.started();
    return NetworkTimes.finish(body, spare.projectId(), since, since, 1);
  }

  private static Map<String, @Nullable Object> describe(
      Address address,
      String name,
      String status,
      String serverId,
      String owner,
      List<String> groups) {
    return object(
        "id",
        address.portId(),
        "name",
        name,
        "network_id",
        address.network().id(),
        "mac_address",
        address.mac(),
        "admin_state_up",
        true,
        "status",
        status,
        "device_id",
        serverId,
        "device_owner",
        owner,
        "fixed_ips",
        List.of(
            object(
                "subnet_id", address.network().subnetOf(address.ip()), "ip_address", address.ip())),
        "allowed_address_pairs",
        List.of(),
        "extra_dhcp_opts",
        List.of(),
        "security_groups",
        groups,
        "description",
        "",
        "binding:vnic_type",
        "normal");
  }
}
