package io.novadesk.cloud.launch;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.launch.Likeness.Verdict;
import io.novadesk.cloud.live.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the servers of an order in the cloud. Filters only shorten the answers; what counts is what
 * each server shows of itself. Blocking; throws ApiException.
 */
final class Finder {
  private final LaunchOrder order;
  private final Region region;
  private final Likeness likeness;

  Finder(LaunchOrder order, Region region, Before before) {
    this.order = order;
    this.region = region;
    this.likeness = new Likeness(order, region, before);
  }

  Likeness likeness() {
    return likeness;
  }

  /**
   * What was seen of one request.
   *
   * @param ours what it made, the oldest first; more than were asked for only by a mishap
   * @param unclear of which nobody can tell
   */
  record Seen(List<Server> ours, List<Server> unclear) {}

  /**
   * Looks for what one request made.
   *
   * @param byName asks by the name rather than by the stamp: a second question, for a cloud that
   *     knows nothing of stamps may answer the first with nothing
   */
  Seen find(int index, boolean byName) {
    boolean byTag = order.stamp() == Stamp.TAG && !byName;
    List<Server> ours = new ArrayList<>();
    List<Server> unclear = new ArrayList<>();
    for (Server server : list(byTag ? Map.of("tags", order.mark(index)) : name(index))) {
      Verdict verdict = likeness.judge(server, index);
      if (verdict.isOurs()) {
        ours.add(server);
      } else if (verdict != Verdict.OTHER) {
        unclear.add(server);
      }
    }
    ours.sort(
        Comparator.comparing((Server s) -> s.created() == null ? Instant.MAX : s.created())
            .thenComparing(Server::id));
    return new Seen(List.copyOf(ours), List.copyOf(unclear));
  }

  /** The cloud takes a name in a filter for a pattern: only harmless ones shorten its answer. */
  private Map<String, String> name(int index) {
    String name = order.together() ? order.wanted().name() : order.names().get(index);
    return name.matches("[A-Za-z0-9_-]+") ? Map.of("name", name) : Map.of();
  }

  private List<Server> list(Map<String, String> filters) {
    return living(new ServerQuery(null, false, filters, 200, 200));
  }

  List<Server> all() {
    return living(ServerQuery.ALL);
  }

  /** All servers that are there and changed since, by the cloud's clock. */
  List<Server> since(Instant instant) {
    return living(ServerQuery.ALL.since(instant));
  }

  private List<Server> living(ServerQuery query) {
    List<Server> found = new ArrayList<>();
    region
        .servers()
        .list(
            query,
            page ->
                page.stream()
                    .filter(s -> s.state() != ServerStatus.DELETED)
                    .filter(s -> s.state() != ServerStatus.SOFT_DELETED)
                    .forEach(found::add));
    return List.copyOf(found);
  }
}
