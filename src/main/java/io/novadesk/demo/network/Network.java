package io.novadesk.demo.network;

import io.novadesk.demo.http.Refusal;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A network with its subnets. What is told of it may change; it stays the same network. */
public final class Network {
  /**
   * What may change.
   *
   * @param up whether it is switched on
   * @param external whether its addresses are floating ones
   * @param shared whether all projects may use it
   */
  record Look(
      String name, String description, boolean up, boolean external, boolean shared, int mtu) {}

  private final String id;
  private final String projectId;
  private final String prefix;
  private final long created;
  private final List<Subnet> subnets = new CopyOnWriteArrayList<>();
  private Look look;
  private long updated;
  private int revision = 1;
  private BigInteger next = BigInteger.ZERO;

  /**
   * @param prefix the first part of its addresses, such as {@code 10.20}, where they are counted
   *     below it; empty: they are taken from its pools
   * @param created in milliseconds since 1970
   */
  Network(String id, String projectId, String prefix, Look look, long created) {
    this.id = id;
    this.projectId = projectId;
    this.prefix = prefix;
    this.look = look;
    this.created = created;
    this.updated = created;
  }

  public String id() {
    return id;
  }

  /** Whose it is. */
  String projectId() {
    return projectId;
  }

  String prefix() {
    return prefix;
  }

  long created() {
    return created;
  }

  synchronized long updated() {
    return updated;
  }

  synchronized int revision() {
    return revision;
  }

  synchronized Look look() {
    return look;
  }

  synchronized void change(Look other, long now) {
    look = other;
    touch(now);
  }

  private void touch(long now) {
    updated = now;
    revision++;
  }

  public String name() {
    return look().name();
  }

  public boolean external() {
    return look().external();
  }

  /** Whether that project may see it and plug servers into it. */
  public boolean isFor(String project) {
    Look now = look();
    return now.shared() || now.external() || projectId.equals(project);
  }

  List<Subnet> subnets() {
    return subnets;
  }

  synchronized void add(Subnet subnet, long now) {
    subnets.add(subnet);
    touch(now);
  }

  synchronized void remove(Subnet subnet, long now) {
    subnets.remove(subnet);
    touch(now);
  }

  synchronized void replace(Subnet before, Subnet after) {
    subnets.replaceAll(s -> s.equals(before) ? after : s);
  }

  /** The id of the subnet to which the address belongs; the first one where none does. */
  public String subnetOf(String ip) {
    Subnet found = subnetWith(ip);
    return found != null ? found.id() : subnets.isEmpty() ? "" : subnets.getFirst().id();
  }

  /** Whether the address belongs to one of its subnets. */
  boolean has(String ip) {
    return subnetWith(ip) != null;
  }

  private @Nullable Subnet subnetWith(String ip) {
    BigInteger number = Ip.number(ip);
    for (Subnet subnet : subnets) {
      boolean same = subnet.cidr().version() == (ip.indexOf(':') < 0 ? 4 : 6);
      if (number != null && same && subnet.cidr().contains(number)) {
        return subnet;
      }
    }
    return null;
  }

  /**
   * The next address of its pools that nobody has had yet.
   *
   * @throws Refusal there is no subnet, or no address left
   */
  synchronized String take() {
    if (subnets.isEmpty()) {
      throw Refusal.badRequest(
          "Network " + id + " requires a subnet in order to boot instances on.");
    }
    BigInteger skip = next;
    next = next.add(BigInteger.ONE);
    for (Subnet subnet : subnets) {
      for (Cidr.Pool pool : subnet.pools()) {
        BigInteger size = pool.end().subtract(pool.start()).add(BigInteger.ONE);
        if (skip.compareTo(size) < 0) {
          return subnet.cidr().text(pool.start().add(skip));
        }
        skip = skip.subtract(size);
      }
    }
    throw Refusal.badRequest("No fixed IP addresses available for network: " + id);
  }
}
