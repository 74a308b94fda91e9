package io.novadesk.viewmodel.navigation;

import io.novadesk.cloud.filter.CloudName;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts a region's servers by saved filter, kept up to date change by change. */
final class SavedCounts {
  private final Map<String, Counted> byName = new LinkedHashMap<>();

  private static final class Counted {
    private final String text;
    private final ServerFilter filter;
    private int count;

    Counted(SavedFilter saved) {
      text = saved.filter();
      filter = ServerFilter.parse(saved.filter());
    }

    void recount(Collection<ServerRow> rows) {
      count = 0;
      for (ServerRow row : rows) {
        if (filter.test(row)) {
          count++;
        }
      }
    }
  }

  /** Takes over the filters as they are now; those that are new are counted. */
  void become(List<SavedFilter> filters, Collection<ServerRow> rows) {
    Map<String, Counted> before = new HashMap<>(byName);
    byName.clear();
    for (SavedFilter saved : filters) {
      Counted counted = before.get(saved.name());
      if (counted == null || !counted.text.equals(saved.filter())) {
        counted = new Counted(saved);
        counted.recount(rows);
      }
      byName.put(saved.name(), counted);
    }
  }

  void apply(List<RowChange> changes) {
    for (Counted counted : byName.values()) {
      for (RowChange change : changes) {
        if (change.before() != null && counted.filter.test(change.before())) {
          counted.count--;
        }
        if (change.after() != null && counted.filter.test(change.after())) {
          counted.count++;
        }
      }
    }
  }

  /** Counts those again whose members change by time alone. */
  boolean recountTimed(Collection<ServerRow> rows) {
    boolean any = false;
    for (Counted counted : byName.values()) {
      if (counted.filter.isTimed()) {
        counted.recount(rows);
        any = true;
      }
    }
    return any;
  }

  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    byName.forEach((name, counted) -> counts.put(name, Math.max(0, counted.count)));
    return counts;
  }

  /** Of these regions those whose clouds the filter of this name does not leave out. */
  List<RegionModel> within(String name, List<RegionModel> regions) {
    Counted counted = byName.get(name);
    return counted == null
        ? List.of()
        : regions.stream()
            .filter(region -> counted.filter.mayBeIn(CloudName.of(region.session())))
            .toList();
  }

  /** Whether it belongs to the filter of this name as it is now. */
  boolean test(String name, ServerRow row) {
    Counted counted = byName.get(name);
    return counted != null && counted.filter.test(row);
  }
}
