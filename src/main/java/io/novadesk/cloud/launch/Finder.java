package io.novadesk.cloud.launch;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.live.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the servers of an order in the cloud by their stamp. Blocking; throws ApiException. */
final class Finder {
  private final LaunchOrder order;
  private final Region region;
  private final Set<String> known;

  /**
   * @param known ids of servers that bear one of the names and were there before
   */
  Finder(LaunchOrder order, Region region, Set<String> known) {
    this.order = order;
    this.region = region;
    this.known = known;
  }

  /** Ids of the servers that bear one of these names now. */
  static Set<String> bearers(Region region, Set<String> names) {
    Set<String> ids = new HashSet<>();
    if (!names.isEmpty()) {
      region
          .servers()
          .list(
              ServerQuery.ALL,
              page ->
                  page.stream()
                      .filter(s -> s.name() != null && names.contains(s.name()))
                      .forEach(s -> ids.add(s.id())));
    }
    return ids;
  }

  /** Every server that was made for this request; more than were asked for only by a mishap. */
  List<Server> find(int index) {
    String mark = order.mark(index);
    return switch (order.stamp()) {
      case TAG -> list(Map.of("tags", mark), _ -> true);
      case METADATA -> list(names(index), s -> mark.equals(s.metadata().get(LaunchOrder.KEY)));
      case NAME ->
          list(
              names(index),
              s ->
                  !known.contains(s.id())
                      && (order.together()
                          ? order.names().contains(s.name())
                          : order.names().get(index).equals(s.name())));
    };
  }

  /** Whether what is found is surely ours. */
  boolean isExact() {
    return order.stamp() != Stamp.NAME;
  }

  /** The cloud takes a name in a filter for a pattern: only harmless ones shorten its answer. */
  private Map<String, String> names(int index) {
    String name = order.together() ? order.wanted().name() : order.names().get(index);
    return name.matches("[A-Za-z0-9_-]+") ? Map.of("name", name) : Map.of();
  }

  private List<Server> list(Map<String, String> filters, Predicate<Server> ours) {
    List<Server> found = new ArrayList<>();
    region
        .servers()
        .list(
            new ServerQuery(null, false, filters, 200, 200),
            page -> page.stream().filter(ours).forEach(found::add));
    return List.copyOf(found);
  }
}
