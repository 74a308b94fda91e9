package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.record.Gap;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.Then;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers of some regions as they were at one moment. Immutable. */
public final class PastRows {
  static final PastRows NOTHING = new PastRows(List.of());

  private final List<RegionModel> regions;
  private final List<ServerRow> rows = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, PastList.Seen> seen = new HashMap<>();

  private PastRows(List<RegionModel> regions) {
    this.regions = regions;
  }

  /**
   * @param lists what the record of each cloud says of the moment
   */
  static PastRows of(List<RegionModel> regions, Instant at, Map<Session, PastList> lists) {
    PastRows made = new PastRows(regions);
    for (RegionModel region : regions) {
      PastList list = lists.get(region.session());
      if (list != null) {
        made.add(region, at, list);
      }
    }
    return made;
  }

  private void add(RegionModel region, Instant at, PastList list) {
    String name = region.region().name();
    list.gaps().stream().filter(gap -> gap.region().equals(name)).forEach(gaps::add);
    for (PastList.Seen server : list.servers()) {
      if (server.region().equals(name)) {
        ServerRow row = region.rowOf(server.server()).at(new Then(at, server.since()));
        rows.add(row);
        seen.put(row.key(), server);
      }
    }
  }

  List<RegionModel> regions() {
    return regions;
  }

  /** Each with the moment in which it was so. */
  public List<ServerRow> rows() {
    return rows;
  }

  /** When nobody watched these regions, as far as was asked. */
  List<Gap> gaps() {
    return gaps;
  }

  /** What is kept of a server, by the key of its row; null: none of them is it. */
  PastList.@Nullable Seen seen(String key) {
    return seen.get(key);
  }
}
