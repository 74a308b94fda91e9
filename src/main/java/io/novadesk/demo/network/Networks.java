package io.novadesk.demo.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The networks of the cloud, and the next free address of each. */
public final class Networks {
  /** Label of the network that servers get when they name none. */
  public static final String DEFAULT = "private";

  private static final int HOSTS = 250;

  private final List<Network> all =
      List.of(
          network("private", "10.0", "10.0.0.0/16", false),
          network("backend", "10.8", "10.8.0.0/16", false),
          network("public", "203.0.113", "203.0.113.0/24", true));
  private final Spares spares = new Spares();
  private final SecurityGroups groups;
  private final long started;
  private final AtomicInteger next = new AtomicInteger(10);
  private final AtomicInteger nextFloating = new AtomicInteger(20);

  /**
   * @param started when they were made, in milliseconds since 1970
   */
  public Networks(long started) {
    this.started = started;
    this.groups = new SecurityGroups(started);
  }

  private static Network network(String name, String prefix, String cidr, boolean external) {
    return new Network(id("net", name), id("subnet", name), name, prefix, cidr, external, true);
  }

  private static String id(String kind, String name) {
    return UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  public List<Network> all() {
    return all;
  }

  /** Ports and floating addresses that no server has. */
  public Spares spares() {
    return spares;
  }

  public SecurityGroups groups() {
    return groups;
  }

  /** When the networks were made, in milliseconds since 1970. */
  long started() {
    return started;
  }

  public @Nullable Network byId(String id) {
    return all.stream().filter(n -> n.id().equals(id)).findFirst().orElse(null);
  }

  /** The network of that label; the default one when there is none. */
  public Network named(String name) {
    return all.stream().filter(n -> n.name().equals(name)).findFirst().orElse(all.getFirst());
  }

  /** A fixed address nobody has had yet. */
  public Address fixed(Network network) {
    int n = next.getAndIncrement();
    if (network.external()) {
      return new Address(network, network.prefix() + '.' + (2 + n % HOSTS), false);
    }
    int third = n / HOSTS;
    // Past 64,000 servers the second part of the address has to count too.
    String prefix = third < HOSTS ? network.prefix() : "10." + (16 + third / HOSTS);
    return new Address(network, prefix + '.' + third % HOSTS + '.' + (2 + n % HOSTS), false);
  }

  /** A floating address, listed under the label of the network it leads to. */
  public Address floating(Network network) {
    int n = nextFloating.getAndIncrement();
    return new Address(network, "203.0." + (113 + n / HOSTS) + '.' + (2 + n % HOSTS), true);
  }
}
