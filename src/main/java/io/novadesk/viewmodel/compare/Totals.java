package io.novadesk.viewmodel.compare;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What many servers come to.
 *
 * @param sums vCPU, RAM and disk of all whose flavor is known
 * @param unknown of how many it is not
 * @param groups counts by status, flavor, image, zone, host
 * @param metadata first what is the same of all, then what is mixed
 */
public record Totals(
    int servers, List<Sum> sums, int unknown, List<Group> groups, List<Pair> metadata)
    implements Several {
  /** More values of a group are told as others: nobody compares fifty. */
  private static final int MOST = 6;

  /** So many values of a key are told apart; a key with more tells servers apart. */
  private static final int MOST_VALUES = 20;

  public record Sum(String name, String value) {}

  /**
   * @param others how many servers have none of the values that are told
   */
  public record Group(Kind kind, List<Count> counts, int others) {}

  /** By what they are counted. */
  public enum Kind {
    STATUS,
    FLAVOR,
    IMAGE,
    ZONE,
    HOST
  }

  /**
   * @param share of all, 0 to 1
   */
  public record Count(String value, int servers, double share) {}

  /**
   * A key of metadata.
   *
   * @param value that all have; null: it is mixed
   * @param having how many have the key
   * @param values how many values there are; 0: very many
   */
  public record Pair(String key, @Nullable String value, int having, int values) {}

  /**
   * May take its time: belongs on a background thread.
   *
   * @param flavors by id and by name, of each region by its key
   */
  static Totals of(List<ServerRow> rows, Map<String, Map<String, Flavor>> flavors) {
    Map<Kind, Map<String, Integer>> counts = new HashMap<>();
    Map<String, Values> metadata = new HashMap<>();
    Tally tally = new Tally();
    for (ServerRow row : rows) {
      Server server = row.server();
      count(counts, Kind.STATUS, server.status());
      count(counts, Kind.FLAVOR, row.flavorName());
      count(
          counts,
          Kind.IMAGE,
          row.imageName() == null ? Text.of("server.image.volume") : row.imageName());
      count(counts, Kind.ZONE, server.availabilityZone());
      count(counts, Kind.HOST, server.host());
      tally.add(server, flavors.getOrDefault(row.region().key(), Map.of()));
      server.metadata().forEach((k, v) -> metadata.computeIfAbsent(k, _ -> new Values()).add(v));
    }
    return new Totals(
        rows.size(),
        tally.sums(),
        tally.unknown,
        Stream.of(Kind.values())
            .map(kind -> group(kind, counts.getOrDefault(kind, Map.of()), rows.size()))
            .filter(group -> !group.counts().isEmpty())
            .toList(),
        pairs(metadata, rows.size()));
  }

  private static void count(
      Map<Kind, Map<String, Integer>> counts, Kind kind, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      counts.computeIfAbsent(kind, _ -> new HashMap<>()).merge(value, 1, Integer::sum);
    }
  }

  private static Group group(Kind kind, Map<String, Integer> counts, int all) {
    List<Count> most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(counts.size() > MOST ? MOST - 1 : MOST)
            .map(e -> new Count(e.getKey(), e.getValue(), (double) e.getValue() / all))
            .toList();
    int told = most.stream().mapToInt(Count::servers).sum();
    return new Group(kind, most, counts.size() > most.size() ? all - told : 0);
  }

  private static List<Pair> pairs(Map<String, Values> metadata, int all) {
    List<Pair> pairs = new ArrayList<>();
    metadata.forEach(
        (key, values) ->
            pairs.add(
                new Pair(
                    key,
                    values.having == all && values.values.size() == 1
                        ? values.values.iterator().next()
                        : null,
                    values.having,
                    values.values.size() > MOST_VALUES ? 0 : values.values.size())));
    pairs.sort(
        Comparator.<Pair, Boolean>comparing(pair -> pair.value() == null).thenComparing(Pair::key));
    return pairs;
  }

  private static final class Values {
    private final Set<String> values = new HashSet<>();
    private int having;

    void add(String value) {
      having++;
      if (values.size() <= MOST_VALUES) {
        values.add(value);
      }
    }
  }

  private static final class Tally {
    private long vcpus;
    private long ram;
    private long disk;
    private int unknown;

    void add(Server server, Map<String, Flavor> flavors) {
      switch (server.flavor()) {
        case FlavorOfServer.Embedded e -> add(e.vcpus(), e.ram(), e.disk());
        case FlavorOfServer.ById(String id) -> {
          Flavor flavor = flavors.get(id);
          if (flavor == null) {
            unknown++;
          } else {
            add(Objects.requireNonNullElse(flavor.vcpus(), 0), flavor.ram(), flavor.disk());
          }
        }
        case null -> unknown++;
      }
    }

    private void add(int cpus, int mib, int gib) {
      vcpus += cpus;
      ram += mib;
      disk += gib;
    }

    List<Sum> sums() {
      return List.of(
          new Sum(Text.of("head.vcpus"), Text.of("compare.number", vcpus)),
          new Sum(Text.of("head.ram"), Sizes.text(ram << 20)),
          new Sum(Text.of("head.disk"), Sizes.text(disk << 30)));
    }
  }

  /** By id. */
  static Map<String, Flavor> byId(List<Flavor> flavors) {
    Map<String, Flavor> byId = new HashMap<>();
    flavors.forEach(flavor -> byId.put(flavor.id(), flavor));
    return byId;
  }
}
