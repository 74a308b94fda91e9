package io.novadesk.cloud.filter;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import java.util.List;
import java.util.regex.Pattern;

/** By which of its addresses a server is reached. */
final class MainAddress {
  private static final Pattern PRIVATE_172 = Pattern.compile("172\\.(1[6-9]|2\\d|3[01])\\.");

  private MainAddress() {}

  /** The address that a person would connect to; empty when there is none. */
  static String of(Server server) {
    if (server.accessIPv4() != null && !server.accessIPv4().isEmpty()) {
      return server.accessIPv4();
    }
    List<Address> addresses = server.addresses();
    if (addresses == null || addresses.isEmpty()) {
      return "";
    }
    if (addresses.size() == 1) {
      return addresses.getFirst().addr();
    }
    Address best = null;
    int bestRank = Integer.MAX_VALUE;
    for (Address address : addresses) {
      int rank = rank(address);
      if (rank < bestRank) {
        best = address;
        bestRank = rank;
      }
    }
    return best == null ? "" : best.addr();
  }

  /** Floating first, then a network called public, then what is not private, then IPv4. */
  private static int rank(Address address) {
    int rank = address.version() == 4 ? 0 : 1;
    if ("floating".equals(address.type())) {
      return rank;
    }
    if ("public".equals(address.network())) {
      return 10 + rank;
    }
    return (isPrivate(address.addr()) ? 30 : 20) + rank;
  }

  private static boolean isPrivate(String addr) {
    return addr.startsWith("10.")
        || addr.startsWith("192.168.")
        || addr.startsWith("fd")
        || addr.startsWith("fe80")
        || PRIVATE_172.matcher(addr).lookingAt();
  }
}
