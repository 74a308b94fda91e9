package io.novadesk.viewmodel.navigation;

import io.novadesk.viewmodel.servers.RowChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts servers by status, kept up to date change by change. */
final class StatusCounts {
  private final Map<String, Integer> counts = new HashMap<>();
  private int total;

  void apply(List<RowChange> changes) {
    for (RowChange change : changes) {
      if (change.before() != null) {
        count(change.before().server().status(), -1);
      }
      if (change.after() != null) {
        count(change.after().server().status(), 1);
      }
    }
  }

  int total() {
    return total;
  }

  int of(String status) {
    return counts.getOrDefault(status, 0);
  }

  private void count(String status, int by) {
    total += by;
    counts.merge(status, by, Integer::sum);
  }
}
