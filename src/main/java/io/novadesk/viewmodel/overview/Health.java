package io.novadesk.viewmodel.overview;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Servers that need a person.
 *
 * @param servers with where they are shown
 */
public record Health(Kind kind, Bar servers) {
  /** So long nothing that goes well stands still. */
  private static final Duration STUCK = Duration.ofMinutes(15);

  /** What is wrong, the worst first. */
  public enum Kind {
    ERROR,
    /** In transition, and nothing has moved for a while. */
    STUCK,
    VERIFY_RESIZE
  }

  /** What needs a person among these servers; empty where all is well. */
  public static List<Health> of(Collection<ServerRow> rows, Instant now) {
    List<Health> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Server> those =
          rows.stream().map(ServerRow::server).filter(server -> is(server, kind, now)).toList();
      if (!those.isEmpty()) {
        found.add(new Health(kind, bar(kind, those)));
      }
    }
    return List.copyOf(found);
  }

  private static boolean is(Server server, Kind kind, Instant now) {
    return switch (kind) {
      case ERROR -> server.state() == ServerStatus.ERROR;
      case VERIFY_RESIZE -> server.state() == ServerStatus.VERIFY_RESIZE;
      case STUCK ->
          server.isInTransition()
              && server.updated() != null
              && server.updated().isBefore(now.minus(STUCK));
    };
  }

  private static Bar bar(Kind kind, List<Server> servers) {
    String filter =
        kind == Kind.STUCK
            ? "id:" + servers.stream().map(Server::id).collect(Collectors.joining(","))
            : "status:" + kind;
    return new Bar(Text.of("overview.health." + kind, servers.size()), servers.size(), 1, filter);
  }
}
