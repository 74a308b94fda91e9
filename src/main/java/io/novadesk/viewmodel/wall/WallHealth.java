package io.novadesk.viewmodel.wall;

import io.novadesk.common.watch.LimitUse;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.overview.Health;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that needs a person, in words.
 *
 * @param regions the keys of the regions that it is about
 * @param filter that finds just these servers; empty: it is about the regions
 */
public record WallHealth(Kind kind, String text, Set<String> regions, String filter) {
  private static final int NEARLY_FULL = 90;

  /** What is wrong, the worst first. */
  public enum Kind {
    AWAY,
    ERROR,
    STUCK,
    LIMIT,
    VERIFY_RESIZE
  }

  static List<WallHealth> of(Collection<RegionModel> regions) {
    List<WallHealth> found = new ArrayList<>();
    Servers servers = new Servers();
    for (RegionModel region : regions) {
      if (region.awayProperty().get()) {
        found.add(
            new WallHealth(
                Kind.AWAY, Text.of("wall.away", region.placeName()), Set.of(region.key()), ""));
      }
      servers.add(region, region.rows(), region.now());
      for (LimitUse.Use use : LimitUse.over(region.limitsProperty().get(), NEARLY_FULL)) {
        found.add(
            new WallHealth(
                Kind.LIMIT,
                Text.of(
                    "wall.limit", region.placeName(), use.used(), use.most(), use.limit().title()),
                Set.of(region.key()),
                ""));
      }
    }
    return sorted(found, servers);
  }

  /** Of a moment of the past, of which the servers alone are known. */
  static List<WallHealth> then(Collection<ServerRow> rows) {
    Servers servers = new Servers();
    rows.stream()
        .collect(Collectors.groupingBy(ServerRow::region))
        .forEach((region, its) -> servers.add(region, its, its.getFirst().now()));
    return sorted(new ArrayList<>(), servers);
  }

  private static List<WallHealth> sorted(List<WallHealth> found, Servers servers) {
    servers.found.forEach(
        (kind, those) ->
            found.add(joined(kind, those, servers.where.getOrDefault(kind, Set.of()))));
    found.sort(Comparator.comparing(WallHealth::kind));
    return List.copyOf(found);
  }

  /** What is wrong with the servers of all regions, by kind. */
  private static final class Servers {
    private final Map<Health.Kind, List<Health>> found = new EnumMap<>(Health.Kind.class);
    private final Map<Health.Kind, Set<String>> where = new EnumMap<>(Health.Kind.class);

    void add(RegionModel region, Collection<ServerRow> rows, Instant now) {
      for (Health health : Health.of(rows, now)) {
        found.computeIfAbsent(health.kind(), _ -> new ArrayList<>()).add(health);
        where.computeIfAbsent(health.kind(), _ -> new HashSet<>()).add(region.key());
      }
    }
  }

  private static WallHealth joined(Health.Kind kind, List<Health> those, Set<String> where) {
    int count = those.stream().mapToInt(health -> health.servers().count()).sum();
    String filter =
        kind == Health.Kind.STUCK
            ? String.join(",", those.stream().map(health -> health.servers().filter()).toList())
                .replace(",id:", ",")
            : those.getFirst().servers().filter();
    return new WallHealth(
        Kind.valueOf(kind.name()),
        Text.of("overview.health." + kind, count),
        Set.copyOf(where),
        filter);
  }
}
