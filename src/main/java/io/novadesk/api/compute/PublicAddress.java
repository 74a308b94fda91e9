package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    if (access != null) {
      return Optional.of(access);
    }
    List<Address> known = server.addresses() == null ? List.of() : server.addresses();
    Stream<Predicate<Address>> wishes =
        Stream.of(
            a -> "floating".equals(a.type()),
            a -> a.network().equalsIgnoreCase("public"),
            a -> !isPrivate(a.addr()),
            _ -> true);
    return wishes
        .flatMap(wish -> known.stream().filter(a -> a.version() == version).filter(wish))
        .map(Address::addr)
        .findFirst();
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
