package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Finds the address by which a server is reached from outside: clouds name it in many ways. */
public final class PublicAddress {
  private PublicAddress() {}

  /**
   * The access address if there is one; else a floating one; else one of a network called public;
   * else the first outside the private ranges; else the first.
   *
   * @param version 4 or 6
   */
  public static Optional<String> of(Server server, int version) {
    String access = version == 4 ? server.accessIPv4() : server.accessIPv6();
    return access == null ? best(known(server), version) : Optional.of(access);
  }

  /** That by which a person would connect: the same, and of two equally good ones that of IPv4. */
  public static Optional<String> of(Server server) {
    String access = server.accessIPv4();
    if (access != null && !access.isEmpty()) {
      return Optional.of(access);
    }
    List<Address> known = known(server);
    // Most servers have one: nothing has to be judged then.
    return known.size() == 1 ? Optional.of(known.getFirst().addr()) : best(known, 0);
  }

  private static List<Address> known(Server server) {
    List<Address> known = server.addresses();
    return known == null ? List.of() : known;
  }

  /**
   * @param version 0: any
   */
  private static Optional<String> best(List<Address> known, int version) {
    Address best = null;
    int least = Integer.MAX_VALUE;
    for (Address address : known) {
      int rank = 2 * kind(address) + (address.version() == 4 ? 0 : 1);
      if (rank < least && (version == 0 || version == address.version())) {
        best = address;
        least = rank;
      }
    }
    return Optional.ofNullable(best).map(Address::addr);
  }

  private static int kind(Address address) {
    if ("floating".equals(address.type())) {
      return 0;
    }
    if (address.network().equalsIgnoreCase("public")) {
      return 1;
    }
    return isPrivate(address.addr()) ? 3 : 2;
  }

  /**
   * Addresses that no router outside carries: RFC 1918, shared (RFC 6598), unique local (RFC 4193),
   * link-local, loopback. IPv6 comes in every notation, also with an IPv4 address at its end.
   */
  private static boolean isPrivate(String addr) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(addr);
    } catch (IllegalArgumentException _) {
      return false;
    }
    if (address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64
        : (bytes[0] & 0xfe) == 0xfc;
  }
}
