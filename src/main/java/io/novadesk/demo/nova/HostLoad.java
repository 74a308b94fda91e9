package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Server;
import java.util.HashMap;
import java.util.Map;

/**
 * What servers take of a host.
 *
 * @param ram in MiB
 * @param disk in GiB
 */
record HostLoad(int servers, int cpus, int ram, int disk) {
  static final HostLoad NONE = new HostLoad(0, 0, 0, 0);

  /** That of each host on which a server is. */
  static Map<Host, HostLoad> of(Region region) {
    Map<Host, HostLoad> loads = new HashMap<>();
    for (Server server : region.newestFirst()) {
      Host host = server.host();
      if (host != null && !server.deleted()) {
        loads.merge(host, of(server), HostLoad::plus);
      }
    }
    return loads;
  }

  private static HostLoad of(Server server) {
    return new HostLoad(1, server.flavor().vcpus(), server.flavor().ram(), server.flavor().disk());
  }

  HostLoad plus(HostLoad other) {
    return new HostLoad(
        servers + other.servers(), cpus + other.cpus(), ram + other.ram(), disk + other.disk());
  }
}
