package io.novadesk.demo.compute;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The servers of one region, deleted ones included for a while, and the hosts they run on. */
public final class Region {
  private static final int DELETED_KEPT = 20_000;

  private final String name;
  private final InstantSource clock;
  private final List<Host> hosts;
  private final Set<Host> down;
  private final Quota quota;
  private final Map<String, Server> byId = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, Server> byNumber = new ConcurrentSkipListMap<>();
  private final Set<Server> busy = ConcurrentHashMap.newKeySet();
  private final Deque<Server> deleted = new ArrayDeque<>();
  private final Migrations migrations = new Migrations();
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong placed = new AtomicLong();

  /**
   * @param hosts how many compute hosts; the last one is down, for evacuations
   */
  public Region(String name, InstantSource clock, int hosts, Quota quota) {
    this.name = name;
    this.clock = clock;
    this.quota = quota;
    this.hosts =
        IntStream.rangeClosed(1, hosts)
            .mapToObj(
                i ->
                    new Host(
                        String.format(Locale.ROOT, "compute-%02d", i),
                        i % 2 == 1 ? "az-1" : "az-2"))
            .toList();
    this.down = Set.of(this.hosts.getLast());
  }

  public String name() {
    return name;
  }

  /** The moves of servers, past and under way. */
  public Migrations migrations() {
    return migrations;
  }

  public Quota quota() {
    return quota;
  }

  public List<Host> hosts() {
    return hosts;
  }

  public boolean isDown(Host host) {
    return down.contains(host);
  }

  /** The host of that name, or null. */
  public @Nullable Host host(@Nullable String wanted) {
    return hosts.stream().filter(h -> h.name().equals(wanted)).findFirst().orElse(null);
  }

  public List<String> zones() {
    return hosts.stream().map(Host::zone).distinct().toList();
  }

  /**
   * A host that is up, in that zone when one is given.
   *
   * @param together a host that it has to be; null for any
   * @param apart hosts that it must not be
   * @return null when there is no such host
   */
  @Nullable Host place(String zone, @Nullable Host together, Set<Host> apart) {
    List<Host> fit =
        hosts.subList(0, hosts.size() - 1).stream()
            .filter(h -> together == null || h.equals(together))
            .filter(h -> !apart.contains(h))
            .filter(h -> zone.isEmpty() || h.zone().equals(zone))
            .toList();
    return fit.isEmpty() ? null : fit.get((int) (placed.getAndIncrement() % fit.size()));
  }

  /** A host that is up, in that zone when one is given; never {@code not}. */
  Host place(String zone, @Nullable Host not) {
    List<Host> up = hosts.subList(0, hosts.size() - 1);
    List<Host> from = up;
    if (!zone.isEmpty() || not != null) {
      List<Host> fit =
          up.stream()
              .filter(h -> !h.equals(not))
              .filter(h -> zone.isEmpty() || h.zone().equals(zone))
              .toList();
      from = fit.isEmpty() ? up : fit;
    }
    return from.get((int) (placed.getAndIncrement() % from.size()));
  }

  /** Now, in milliseconds since 1970. */
  public long now() {
    return clock.millis();
  }

  long nextNumber() {
    return number.incrementAndGet();
  }

  void add(Server server) {
    byId.put(server.id(), server);
    byNumber.put(server.number(), server);
  }

  void setBusy(Server server) {
    busy.add(server);
  }

  /** Brings every server that is being worked on to where the clock says it is. */
  public void settle() {
    long now = now();
    for (Iterator<Server> all = busy.iterator(); all.hasNext(); ) {
      Server server = all.next();
      synchronized (server) {
        Work work = server.work;
        if (work != null) {
          work.advance(now);
        }
        if (server.work == null) {
          all.remove();
        }
      }
    }
  }

  /** On how many servers an action was under way at the same time at most, by their histories. */
  public int mostAtOnce(String action) {
    settle();
    // How many more, or fewer, from each moment on.
    TreeMap<Long, Integer> steps = new TreeMap<>();
    for (Server server : byNumber.values()) {
      synchronized (server) {
        for (InstanceAction noted : server.actions()) {
          if (noted.action().equals(action)) {
            boolean over = noted.events().stream().allMatch(e -> e.finished() > 0);
            steps.merge(noted.started(), 1, Integer::sum);
            steps.merge(over ? noted.updated() : Long.MAX_VALUE, -1, Integer::sum);
          }
        }
      }
    }
    int now = 0;
    int most = 0;
    for (int step : steps.values()) {
      now += step;
      most = Math.max(most, now);
    }
    return most;
  }

  /** How often an action was taken, by the histories of all servers. */
  public int taken(String action) {
    long taken = 0;
    for (Server server : byNumber.values()) {
      synchronized (server) {
        taken += server.actions().stream().filter(a -> a.action().equals(action)).count();
      }
    }
    return Math.toIntExact(taken);
  }

  void forgetLater(Server server) {
    synchronized (deleted) {
      deleted.add(server);
      if (deleted.size() > DELETED_KEPT) {
        Server oldest = deleted.remove();
        byId.remove(oldest.id());
        byNumber.remove(oldest.number());
      }
    }
  }

  /** The server with that id, be it deleted; null when nobody remembers it. */
  public @Nullable Server find(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /** The server with that number, be it deleted. */
  public @Nullable Server find(long wanted) {
    return byNumber.get(wanted);
  }

  /** All servers, deleted ones too, the newest first. */
  public Collection<Server> newestFirst() {
    return byNumber.descendingMap().values();
  }

  /** The servers created before that one, the newest first. */
  public Collection<Server> olderThan(Server marker) {
    return byNumber.headMap(marker.number(), false).descendingMap().values();
  }

  /** All servers created after that one, the oldest first; null: all there are. */
  public Collection<Server> newerThan(@Nullable Server marker) {
    return marker == null ? byNumber.values() : byNumber.tailMap(marker.number(), false).values();
  }

  /** What a project has in this region. */
  public Quota.Usage usage(String projectId) {
    int instances = 0;
    int cores = 0;
    int ram = 0;
    for (Server server : byNumber.values()) {
      if (server.vmState != VmState.DELETED && server.projectId().equals(projectId)) {
        instances++;
        cores += server.flavor.vcpus();
        ram += server.flavor.ram();
      }
    }
    return new Quota.Usage(instances, cores, ram);
  }
}
