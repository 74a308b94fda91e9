package io.novadesk.demo.network;

import java.nio.charset.StandardCharsets;
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
    int hash = (network.name() + ip).hashCode();
    return "fa:16:3e:%02x:%02x:%02x".formatted(hash >> 16 & BYTE, hash >> 8 & BYTE, hash & BYTE);
  }

  /** The id of the port that holds it. */
  public String portId() {
    return UUID.nameUUIDFromBytes((network.id() + ip).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
