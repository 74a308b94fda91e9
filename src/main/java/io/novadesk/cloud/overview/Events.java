package io.novadesk.cloud.overview;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The latest of what was done to servers, by the cloud's own record. */
public final class Events {
  private static final int SERVERS = 8;
  private static final int EVENTS = 14;

  private Events() {}

  /**
   * Asks for the records of the servers that changed last: no cloud tells all in one. Blocking, a
   * request for each of a few servers.
   */
  public static List<Event> latest(Region region, List<Server> servers) {
    List<Event> all = new ArrayList<>();
    for (Server server : lastChanged(servers)) {
      try {
        region
            .servers()
            .actions(server.id())
            .forEach(a -> all.add(new Event(server.id(), server.displayName(), a)));
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          throw e;
        }
        // Deleted meanwhile, or a cloud that keeps no records.
      }
    }
    all.sort(Comparator.comparing(Events::when).reversed());
    return List.copyOf(all.subList(0, Math.min(EVENTS, all.size())));
  }

  private static List<Server> lastChanged(List<Server> servers) {
    return servers.stream()
        .filter(s -> s.updated() != null)
        .sorted(Comparator.comparing(Server::updated, Comparator.reverseOrder()))
        .limit(SERVERS)
        .toList();
  }

  private static Instant when(Event event) {
    Instant started = event.action().started();
    return started == null ? Instant.EPOCH : started;
  }
}
