package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.live.Region;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was there when an order was given: nothing of it can be a server of the order.
 *
 * @param ids of servers that bore one of its names; all of them only where names are the stamp
 * @param cloudTime by the cloud's own clock; null where it did not tell
 */
public record Before(Set<String> ids, @Nullable Instant cloudTime) {
  public Before {
    ids = Set.copyOf(ids);
  }

  /**
   * Looks now. Where names are all there is, everything is listed; elsewhere what the live model
   * knows is enough, for a stamp has never been there before.
   *
   * @throws ApiException where names are the stamp and the list cannot be had
   */
  static Before of(LaunchOrder order, Region region) {
    Set<String> names = Set.copyOf(order.names());
    Set<String> ids = new HashSet<>();
    if (order.stamp() == LaunchOrder.Stamp.NAME) {
      Listing listing =
          region.servers().list(ServerQuery.ALL, page -> keepBearers(page, names, ids));
      return new Before(ids, listing.cloudTime());
    }
    keepBearers(region.inventory().all(), names, ids);
    return new Before(ids, clock(region));
  }

  private static void keepBearers(Iterable<Server> servers, Set<String> names, Set<String> ids) {
    for (Server server : servers) {
      if (server.name() != null && names.contains(server.name())) {
        ids.add(server.id());
      }
    }
  }

  /** An order can do without: then nothing of it is ever deleted unasked. */
  private static @Nullable Instant clock(Region region) {
    try {
      return region.servers().clock();
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        throw e;
      }
      return null;
    }
  }

  /** As it is written down. */
  List<String> lines() {
    return ids.stream().sorted().toList();
  }
}
