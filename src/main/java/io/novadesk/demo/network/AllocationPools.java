package io.novadesk.demo.network;

import io.novadesk.demo.http.Refusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which addresses of a subnet servers may have. */
final class AllocationPools {
  private AllocationPools() {}

  private static String shown(Cidr cidr, Cidr.Pool pool) {
    return cidr.text(pool.start()) + '-' + cidr.text(pool.end());
  }

  /**
   * The pools that a request asks for; where it says nothing, the others.
   *
   * @throws Refusal 400 when they are none, 409 when they overlap or hold the gateway
   */
  static List<Cidr.Pool> of(
      JsonNode item, Cidr cidr, @Nullable String gateway, List<Cidr.Pool> otherwise) {
    List<Cidr.Pool> pools = new ArrayList<>();
    for (JsonNode wanted : item.path("allocation_pools")) {
      Cidr.Pool pool = pool(wanted, cidr);
      for (Cidr.Pool other : pools) {
        if (other.overlaps(pool)) {
          throw new Refusal(
              409,
              "OverlappingAllocationPools",
              String.format(
                  Locale.ROOT,
                  "Found overlapping allocation pools: %s %s for subnet %s.",
                  shown(cidr, other),
                  shown(cidr, pool),
                  cidr));
        }
      }
      pools.add(pool);
    }
    List<Cidr.Pool> all = item.has("allocation_pools") ? List.copyOf(pools) : otherwise;
    BigInteger router = gateway == null ? null : Ip.number(gateway);
    for (Cidr.Pool pool : all) {
      if (router != null && pool.contains(router)) {
        throw new Refusal(
            409,
            "GatewayConflictWithAllocationPools",
            String.format(
                Locale.ROOT,
                "Gateway ip %s conflicts with allocation pool %s.",
                gateway,
                shown(cidr, pool)));
      }
    }
    return all;
  }

  private static Cidr.Pool pool(JsonNode wanted, Cidr cidr) {
    String start = String.valueOf(NetworkFields.address(wanted, "start", "allocation_pools"));
    String end = String.valueOf(NetworkFields.address(wanted, "end", "allocation_pools"));
    BigInteger first = Ip.number(start);
    BigInteger last = Ip.number(end);
    if (first == null || last == null || first.compareTo(last) > 0) {
      throw new Refusal(
          400,
          "InvalidAllocationPool",
          String.format(
              Locale.ROOT,
              "The allocation pool {'start': '%s', 'end': '%s'} is not valid.",
              start,
              end));
    }
    if (Ip.bits(start) != cidr.bits() || !cidr.contains(first) || !cidr.contains(last)) {
      throw new Refusal(
          400,
          "OutOfBoundsAllocationPool",
          String.format(
              Locale.ROOT,
              "The allocation pool %s-%s spans beyond the subnet cidr %s.",
              start,
              end,
              cidr));
    }
    return new Cidr.Pool(first, last);
  }

  /** All addresses that hosts may have, but the gateway's. */
  static List<Cidr.Pool> around(Cidr cidr, @Nullable String gateway) {
    Cidr.Pool hosts = cidr.hosts();
    BigInteger router = gateway == null ? null : Ip.number(gateway);
    if (router == null || !hosts.contains(router)) {
      return List.of(hosts);
    }
    List<Cidr.Pool> pools = new ArrayList<>();
    if (hosts.start().compareTo(router) < 0) {
      pools.add(new Cidr.Pool(hosts.start(), router.subtract(BigInteger.ONE)));
    }
    if (router.compareTo(hosts.end()) < 0) {
      pools.add(new Cidr.Pool(router.add(BigInteger.ONE), hosts.end()));
    }
    return List.copyOf(pools);
  }
}
