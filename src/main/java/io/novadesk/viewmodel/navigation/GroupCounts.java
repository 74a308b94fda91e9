package io.novadesk.viewmodel.navigation;

import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts servers by status, flavor, image and metadata, kept up to date change by change. */
final class GroupCounts {
  private static final Comparator<String> ORDER =
      NaturalOrder.INSTANCE.thenComparing(Comparator.naturalOrder());

  private final Map<String, Integer> byStatus = new HashMap<>();
  private final Map<String, Integer> byFlavor = new HashMap<>();
  private final Map<String, Integer> byImage = new HashMap<>();
  private final Map<String, Integer> byProject = new HashMap<>();
  private final Map<String, Map<String, Integer>> byMetadata = new HashMap<>();
  private int total;

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
    return sorted(byStatus);
  }

  Map<String, Integer> flavors() {
    return sorted(byFlavor);
  }

  Map<String, Integer> images() {
    return sorted(byImage);
  }

  /** By id, which stays when the name is learned. */
  Map<String, Integer> projects() {
    return sorted(byProject);
  }

  /** Values and their numbers, by metadata key; without keys that have more values than these. */
  Map<String, Map<String, Integer>> metadata(int mostValues) {
    Map<String, Map<String, Integer>> few = new TreeMap<>(ORDER);
    byMetadata.forEach(
        (key, values) -> {
          if (values.size() <= mostValues) {
            few.put(key, sorted(values));
          }
        });
    return few;
  }

  /** Sorted only when asked for: counting happens for every server, asking for every batch. */
  private static Map<String, Integer> sorted(Map<String, Integer> counts) {
    Map<String, Integer> sorted = new TreeMap<>(ORDER);
    sorted.putAll(counts);
    return sorted;
  }

  private void count(ServerRow row, int by) {
    total += by;
    add(byStatus, row.server().status(), by);
    add(byFlavor, row.flavorName(), by);
    add(byImage, row.imageName() == null ? "" : row.imageName(), by);
    String project = row.server().projectId();
    if (project != null) {
      add(byProject, project, by);
    }
    row.server()
        .metadata()
        .forEach(
            (key, value) -> {
              Map<String, Integer> values = byMetadata.computeIfAbsent(key, _ -> new HashMap<>());
              add(values, value, by);
              if (values.isEmpty()) {
                byMetadata.remove(key);
              }
            });
  }

  private static void add(Map<String, Integer> counts, String value, int by) {
    counts.merge(value, by, (a, b) -> a + b == 0 ? null : a + b);
  }
}
