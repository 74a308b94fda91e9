package io.novadesk.viewmodel.detail;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Attachments;
import io.novadesk.api.compute.Server;
import io.novadesk.api.network.Networks;
import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.cloud.live.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what Compute and the network service tell of a server's interfaces. Blocking. The
 * network service only adds: a cloud without one, or one that refuses, still shows what Compute
 * knows.
 */
final class PlugReader {
  private final Region region;
  private final Server server;

  PlugReader(Region region, Server server) {
    this.region = region;
    this.server = server;
  }

  /**
   * @throws ApiException when Compute refuses for a reason other than having no such list
   */
  List<Plug> read() {
    List<Attachments.Interface> interfaces;
    try {
      interfaces = region.servers().attachments().interfacesOf(server.id());
    } catch (ApiException e) {
      if (isNoSuchList(e)) {
        return fromAddresses();
      }
      throw e;
    }
    Map<String, String> names = new LinkedHashMap<>();
    List<FloatingIp> floating = new ArrayList<>();
    Networks networks = region.networks();
    if (networks != null) {
      try {
        networks.networks().forEach(n -> names.put(n.id(), n.name()));
        floating.addAll(networks.floatingIps());
      } catch (ApiException e) {
        if (e.category() == ApiException.Category.CANCELLED) {
          throw e;
        }
      }
    }
    return interfaces.stream().map(i -> plug(i, names, floating)).toList();
  }

  /** Clouds without a network service answer so. */
  private static boolean isNoSuchList(ApiException e) {
    return e.category() == ApiException.Category.NOT_FOUND || e.status() == 501;
  }

  private Plug plug(
      Attachments.Interface from, Map<String, String> names, List<FloatingIp> floating) {
    List<Plug.Ip> ips = new ArrayList<>();
    from.fixedIps().forEach(ip -> ips.add(new Plug.Ip(ip, versionOf(ip), false, null)));
    floating.stream()
        .filter(f -> from.portId().equals(f.portId()))
        .forEach(f -> ips.add(new Plug.Ip(f.address(), versionOf(f.address()), true, f.id())));
    // Where the network service tells no floating addresses Compute may still list them.
    told().stream()
        .filter(a -> "floating".equals(a.type()) && Objects.equals(a.mac(), from.mac()))
        .filter(a -> floating.isEmpty())
        .forEach(a -> ips.add(new Plug.Ip(a.addr(), a.version(), true, null)));
    String id = from.networkId();
    String name = id == null ? null : names.get(id);
    return new Plug(
        name != null ? name : label(from, id), id, from.portId(), from.mac(), from.state(), ips);
  }

  private String label(Attachments.Interface from, @Nullable String id) {
    return told().stream()
        .filter(a -> from.fixedIps().contains(a.addr()))
        .map(Server.Address::network)
        .findFirst()
        .orElse(id == null ? from.portId() : id);
  }

  private List<Server.Address> told() {
    return server.addresses() == null ? List.of() : server.addresses();
  }

  /** One for each hardware address, or for each network where none is told. */
  private List<Plug> fromAddresses() {
    Map<String, List<Server.Address>> together = new LinkedHashMap<>();
    for (Server.Address address : told()) {
      String key = address.network() + " " + address.mac();
      together.computeIfAbsent(key, _ -> new ArrayList<>()).add(address);
    }
    return together.values().stream()
        .map(
            all ->
                new Plug(
                    all.getFirst().network(),
                    null,
                    null,
                    all.getFirst().mac(),
                    null,
                    all.stream()
                        .map(
                            a ->
                                new Plug.Ip(
                                    a.addr(), a.version(), "floating".equals(a.type()), null))
                        .toList()))
        .toList();
  }

  private static int versionOf(String address) {
    return address.indexOf(':') < 0 ? 4 : 6;
  }
}
