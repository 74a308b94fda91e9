package io.novadesk.viewmodel.navigation;

import io.novadesk.viewmodel.NaturalOrder;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts servers by status, flavor, image and metadata, kept up to date change by change. */
final class GroupCounts {
  private final Map<String, Map<String, Integer>> byStatus = sorted();
  private final Map<String, Map<String, Integer>> byFlavor = sorted();
  private final Map<String, Map<String, Integer>> byImage = sorted();
  private final Map<String, Map<String, Integer>> byMetadata = sorted();
  private int total;

  private static Map<String, Map<String, Integer>> sorted() {
    return new TreeMap<>(NaturalOrder.INSTANCE.thenComparing(String::compareTo));
  }

  void apply(List<RowChange> changes) {
    for (RowChange change : changes) {
      if (change.before() != null) {
        count(change.before(), -1);
      }
      if (change.after() != null) {
        count(change.after(), 1);
      }
    }
  }

  int total() {
    return total;
  }

  Map<String, Integer> statuses() {
    return byStatus.getOrDefault("", Map.of());
  }

  Map<String, Integer> flavors() {
    return byFlavor.getOrDefault("", Map.of());
  }

  Map<String, Integer> images() {
    return byImage.getOrDefault("", Map.of());
  }

  /** Values and their numbers, by metadata key. */
  Map<String, Map<String, Integer>> metadata() {
    return byMetadata;
  }

  private void count(ServerRow row, int by) {
    total += by;
    add(byStatus, "", row.server().status(), by);
    add(byFlavor, "", row.flavorName(), by);
    add(byImage, "", row.imageName() == null ? "" : row.imageName(), by);
    row.server().metadata().forEach((key, value) -> add(byMetadata, key, value, by));
  }

  private static void add(
      Map<String, Map<String, Integer>> counts, String outer, String inner, int by) {
    Map<String, Integer> group =
        counts.computeIfAbsent(
            outer, _ -> new TreeMap<>(NaturalOrder.INSTANCE.thenComparing(String::compareTo)));
    group.merge(inner, by, (a, b) -> a + b == 0 ? null : a + b);
    if (group.isEmpty()) {
      counts.remove(outer);
    }
  }
}
