package io.novadesk.demo.network;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The networks of the cloud, and the next free address of each. */
public final class Networks {
  /** Label of the network that servers get when they name none. */
  public static final String DEFAULT = "private";

  private static final int HOSTS = 250;

  private static final int MTU = 1450;

  private final List<Network> all = new CopyOnWriteArrayList<>();
  private final Spares spares = new Spares();
  private final SecurityGroups groups;
  private final InstantSource clock;
  private final long started;
  private final AtomicInteger next = new AtomicInteger(10);
  private final AtomicInteger nextFloating = new AtomicInteger(20);

  /**
   * @param ownerId the project that owns the networks that are there from the start
   */
  public Networks(InstantSource clock, String ownerId) {
    this.clock = clock;
    this.started = clock.millis();
    this.groups = new SecurityGroups(started);
    plant("private", "10.0", "10.0.0.0/16", ownerId);
    plant("backend", "10.8", "10.8.0.0/16", ownerId);
    plant("public", "203.0.113", "203.0.113.0/24", ownerId);
  }

  private void plant(String name, String prefix, String range, String ownerId) {
    boolean external = name.equals("public");
    Network.Look look = new Network.Look(name, "", true, external, true, MTU);
    Network network = new Network(id("net", name), ownerId, prefix, look, started);
    Cidr cidr = Objects.requireNonNull(Cidr.parse(range));
    BigInteger gateway = cidr.gateway();
    Cidr.Pool hosts = new Cidr.Pool(gateway.add(BigInteger.ONE), cidr.hosts().end());
    network.add(
        new Subnet(
            id("subnet", name),
            ownerId,
            name + "-subnet",
            "",
            cidr,
            cidr.text(gateway),
            List.of(hosts),
            List.of(),
            List.of(),
            !external,
            null,
            null,
            started,
            started,
            0),
        started);
    all.add(network);
  }

  /** Adds a network of a project. */
  Network create(String projectId, Network.Look look) {
    Network network = new Network(UUID.randomUUID().toString(), projectId, "", look, now());
    all.add(network);
    return network;
  }

  /** Takes a network away, with the floating addresses of it that lead nowhere. */
  void remove(Network network) {
    all.remove(network);
    for (Spares.Spare spare : spares.all()) {
      if (spare.address().network().equals(network)) {
        spares.take(spare.id());
      }
    }
  }

  long now() {
    return clock.millis();
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

  /** The network of that id, where the project may use it; null where not. */
  public @Nullable Network byId(String id, String projectId) {
    Network network = byId(id);
    return network == null || !network.isFor(projectId) ? null : network;
  }

  @Nullable Network byId(String id) {
    return all.stream().filter(n -> n.id().equals(id)).findFirst().orElse(null);
  }

  /** The network of that label; the default one when there is none. */
  public Network named(String name) {
    return all.stream().filter(n -> n.name().equals(name)).findFirst().orElse(all.getFirst());
  }

  /** The external network that a floating address comes from. */
  Network beyond(Address floating) {
    for (Network network : all) {
      if (network.external() && network.has(floating.ip())) {
        return network;
      }
    }
    return named("public");
  }

  /** A fixed address nobody has had yet. */
  public Address fixed(Network network) {
    if (network.prefix().isEmpty()) {
      return new Address(network, network.take(), false);
    }
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
    if (network.prefix().isEmpty() && network.external()) {
      return new Address(network, network.take(), true);
    }
    int n = nextFloating.getAndIncrement();
    return new Address(network, "203.0." + (113 + n / HOSTS) + '.' + (2 + n % HOSTS), true);
  }
}
