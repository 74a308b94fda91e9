package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Networks as Compute passes them on, to 2.35: hardly more than their names. */
final class NetworksProxyApi {
  private static final int LAST = 35;

  /** What the networks of nova-network had, and these have not. */
  private static final List<String> EMPTY =
      List.of(
          "cidr",
          "netmask",
          "gateway",
          "broadcast",
          "dns1",
          "dns2",
          "cidr_v6",
          "gateway_v6",
          "netmask_v6");

  /** The same, for administrators alone. */
  private static final List<String> INNER =
      List.of(
          "bridge",
          "vpn_public_port",
          "dhcp_start",
          "bridge_interface",
          "share_address",
          "updated_at",
          "deleted_at",
          "rxtx_base",
          "priority",
          "vpn_private_address",
          "host",
          "vlan",
          "vpn_public_address",
          "mtu",
          "dhcp_server",
          "enable_dhcp",
          "multi_host",
          "created_at",
          "deleted",
          "injected",
          "project_id");

  private final ComputeCloud cloud;

  NetworksProxyApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-networks", 0, LAST, (call, path) -> list(call, false))
        .on("GET", "/os-networks/{id}", 0, LAST, (call, path) -> show(call, path, false))
        .on("GET", "/os-tenant-networks", 0, LAST, (call, path) -> list(call, true))
        .on("GET", "/os-tenant-networks/{id}", 0, LAST, (call, path) -> show(call, path, true));
  }

  private static Map<String, @Nullable Object> describe(
      NovaCall call, Network network, boolean brief) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    if (brief) {
      body.put("cidr", "None");
    } else {
      EMPTY.forEach(key -> body.put(key, null));
      if (call.caller().isAdmin()) {
        INNER.forEach(key -> body.put(key, null));
      }
    }
    body.put("id", network.id());
    body.put("label", network.name());
    return body;
  }

  private Answer list(NovaCall call, boolean brief) {
    List<Object> all = new ArrayList<>();
    for (Network network : cloud.networks().all()) {
      if (network.isFor(call.caller().projectId())) {
        all.add(describe(call, network, brief));
      }
    }
    return Answer.ok(object("networks", all));
  }

  private Answer show(NovaCall call, Map<String, String> path, boolean brief) {
    Network network = cloud.networks().byId(path.getOrDefault("id", ""), call.caller().projectId());
    if (network == null) {
      throw Refusal.notFound("Network not found");
    }
    return Answer.ok(object("network", describe(call, network, brief)));
  }
}
