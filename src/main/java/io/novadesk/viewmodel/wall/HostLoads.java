package io.novadesk.viewmodel.wall;

import io.novadesk.api.compute.Operations.Hypervisor;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How full the hosts of some regions are.
 *
 * @param byRegion by the region's key, then by name
 * @param whyNot why some are not known, as a sentence; empty: all are
 */
record HostLoads(Map<String, Map<String, Hypervisor>> byRegion, String whyNot) {
  static final HostLoads NONE = new HostLoads(Map.of(), "");

  HostLoads {
    byRegion = Map.copyOf(byRegion);
  }

  /** The host of a server; null: nothing is known of it. */
  @Nullable Hypervisor of(ServerRow row) {
    String host = row.server().host();
    Map<String, Hypervisor> there = byRegion.get(row.region().key());
    if (host == null || there == null) {
      return null;
    }
    Hypervisor found = there.get(host);
    return found == null ? there.get(brief(host)) : found;
  }

  /** A hypervisor often has the whole name of a host of which a server has the first part. */
  static Map<String, Hypervisor> byName(List<Hypervisor> hosts) {
    Map<String, Hypervisor> names = new HashMap<>();
    hosts.forEach(host -> names.put(brief(host.name()), host));
    hosts.forEach(host -> names.put(host.name(), host));
    return Map.copyOf(names);
  }

  private static String brief(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
