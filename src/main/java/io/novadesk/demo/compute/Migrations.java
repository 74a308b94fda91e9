package io.novadesk.demo.compute;

import io.novadesk.demo.identity.Caller;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The moves of a region's servers since the cloud started. */
public final class Migrations {
  private static final int KEPT = 5_000;

  private final ConcurrentSkipListMap<Long, Migration> byId = new ConcurrentSkipListMap<>();
  private final AtomicLong number = new AtomicLong();

  Migration begin(Server server, Caller caller, String type, Flavor to, long now) {
    Migration migration =
        new Migration(
            number.incrementAndGet(),
            server,
            type,
            to,
            caller.projectId(),
            caller.user().id(),
            now);
    put(migration);
    return migration;
  }

  void put(Migration migration) {
    byId.put(migration.id(), migration);
    if (byId.size() > KEPT) {
      byId.pollFirstEntry();
    }
  }

  /** What became of the newest move of a server. */
  void end(Server server, String status, long now) {
    Migration newest = newestOf(server);
    if (newest != null) {
      newest.become(status, now);
    }
  }

  /** The newest move of a server; null when it has stayed where it is. */
  public @Nullable Migration newestOf(Server server) {
    for (Migration migration : byId.descendingMap().values()) {
      if (migration.serverId().equals(server.id())) {
        return migration;
      }
    }
    return null;
  }

  /** All of them, the newest first. */
  public List<Migration> newestFirst() {
    return List.copyOf(byId.descendingMap().values());
  }
}
