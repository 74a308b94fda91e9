package io.novadesk.viewmodel.detail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface of a server.
 *
 * @param network the network's name; its id, or the label of the addresses, where it is not known
 * @param networkId null where not told
 * @param portId null on clouds that tell addresses only
 * @param mac null where not told
 * @param state the network service's word, such as {@code ACTIVE}; null where not told
 */
public record Plug(
    String network,
    @Nullable String networkId,
    @Nullable String portId,
    @Nullable String mac,
    @Nullable String state,
    List<Ip> addresses) {
  public Plug {
    addresses = List.copyOf(addresses);
  }

  /**
   * @param floating whether it can be taken away and given to another
   * @param floatingId null where it is none, or nobody tells its id
   */
  public record Ip(String address, int version, boolean floating, @Nullable String floatingId) {}

  /** The first address, by which a person knows it; else the hardware address. */
  public String label() {
    if (!addresses.isEmpty()) {
      return addresses.getFirst().address();
    }
    return mac == null ? network : mac;
  }
}
