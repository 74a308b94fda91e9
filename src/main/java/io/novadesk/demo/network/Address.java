package io.novadesk.demo.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An address of a server. Its port and hardware address follow from it, so they cost no memory. */
public record Address(Network network, String ip, boolean floating) {
  private static final int BYTE = 0xff;

  /** 4 or 6. */
  public int version() {
    return ip.indexOf(':') < 0 ? 4 : 6;
  }

  /** The hardware address, in the range that Neutron takes. */
  public String mac() {
    int hash = (network.id() + ip).hashCode();
    return String.format(
        Locale.ROOT, "fa:16:3e:%02x:%02x:%02x", hash >> 16 & BYTE, hash >> 8 & BYTE, hash & BYTE);
  }

  /** Of a server's addresses the one whose port carries this: itself, unless it floats. */
  public Address carrier(List<Address> ofServer) {
    if (!floating) {
      return this;
    }
    Address first = this;
    for (Address address : ofServer) {
      if (!address.floating() && address.network().equals(network)) {
        return address;
      }
      first = first.floating() && !address.floating() ? address : first;
    }
    return first;
  }

  /** Whether a floating address of the server leads to this one. */
  public boolean isReached(List<Address> ofServer) {
    return ofServer.stream().anyMatch(a -> a.floating() && a.carrier(ofServer).equals(this));
  }

  /** The id of the port that holds it; of a floating one the id of itself. */
  public String portId() {
    String text = (floating ? "floating" : network.id()) + ip;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
