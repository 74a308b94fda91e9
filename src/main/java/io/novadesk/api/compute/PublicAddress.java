package io.novadesk.api.compute;

import io.novadesk.api.compute.Server.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** Addresses that no router outside carries: RFC 1918, link-local, shared, ULA. */
  private static boolean isPrivate(String addr) {
    if (addr.indexOf(':') >= 0) {
      String text = addr.toLowerCase(Locale.ROOT);
      return text.startsWith("fc") || text.startsWith("fd") || text.startsWith("fe80");
    }
    String[] parts = addr.split("\\.", -1);
    Integer second = parts.length == 4 ? number(parts[1]) : null;
    if (second == null) {
      return false;
    }
    return switch (parts[0]) {
      case "10", "127" -> true;
      case "172" -> second >= 16 && second <= 31;
      case "192" -> second == 168;
      case "169" -> second == 254;
      case "100" -> second >= 64 && second <= 127;
      default -> false;
    };
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
