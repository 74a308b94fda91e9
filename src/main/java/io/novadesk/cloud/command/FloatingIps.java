package io.novadesk.cloud.command;

import io.novadesk.api.network.Networks;
import io.novadesk.api.network.Networks.FloatingIp;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Floating addresses, taken and given once whatever becomes of the answers. Blocking. */
public final class FloatingIps {
  private FloatingIps() {}

  /**
   * Takes a new address and gives it to a port. After an answer that does not tell, an address is
   * ours only when it was not there before and is at this very port.
   */
  public static FloatingIp allocate(Networks networks, String networkId, String portId) {
    Set<String> before =
        networks.floatingIps().stream().map(FloatingIp::id).collect(Collectors.toSet());
    return Verified.make(
        () -> networks.allocate(networkId, portId),
        () ->
            networks.floatingIps().stream()
                .filter(ip -> !before.contains(ip.id()))
                .filter(ip -> networkId.equals(ip.networkId()) && portId.equals(ip.portId()))
                .findFirst());
  }

  /**
   * @param portId null: takes it away from its port
   */
  public static FloatingIp associate(Networks networks, String id, @Nullable String portId) {
    return Verified.make(
        () -> networks.associate(id, portId),
        () ->
            networks.floatingIps().stream()
                .filter(ip -> ip.id().equals(id) && Objects.equals(ip.portId(), portId))
                .findFirst());
  }
}
