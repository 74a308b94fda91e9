package io.novadesk.viewmodel.morning;

import io.novadesk.cloud.live.Inventory.Phase;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keeps what is seen of the clouds that are open: once each is listed, now and then, and at the
 * end. Belongs to the caller's side; what costs time is done in the background.
 */
public final class LastSeenKeeper {
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final TaskRunner tasks;
  private final LastSeenVault vault;
  private final Supplier<List<RegionModel>> open;
  private final Predicate<Session> wanted;
  private final Map<Session, Instant> kept = new HashMap<>();
  private final Task looking;
  private boolean writing;

  /**
   * @param open the regions of all clouds that are open
   * @param wanted whether a cloud will be opened again
   */
  public LastSeenKeeper(
      TaskRunner tasks,
      LastSeenVault vault,
      Supplier<List<RegionModel>> open,
      Predicate<Session> wanted) {
    this.tasks = tasks;
    this.vault = vault;
    this.open = open;
    this.wanted = wanted;
    looking = tasks.every(LOOK, this::look);
  }

  private void look() {
    Instant due = Instant.now().minus(EVERY);
    if (!writing) {
      keep(
          session -> kept.getOrDefault(session, Instant.MIN).isBefore(due),
          new CompletableFuture<>());
    }
  }

  /** Keeps all of it now. The answer is done when it is on the disk, or cannot be. */
  public Future<?> keepAll() {
    looking.cancel();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    keep(_ -> true, done);
    return done;
  }

  private void keep(Predicate<Session> due, CompletableFuture<Boolean> done) {
    Instant now = Instant.now();
    // A row never changes: taken on this side they are read on another.
    Map<String, List<List<ServerRow>>> rows = new LinkedHashMap<>();
    regions()
        .forEach(
            (session, regions) -> {
              if (wanted.test(session) && due.test(session) && isSeen(regions)) {
                kept.put(session, now);
                rows.put(session.key(), regions.stream().map(r -> List.copyOf(r.rows())).toList());
              }
            });
    kept.keySet().retainAll(regions().keySet());
    if (rows.isEmpty()) {
      done.complete(true);
      return;
    }
    writing = true;
    tasks.run(
        () -> {
          try {
            List<LastSeen> all = new ArrayList<>();
            rows.forEach((cloud, lists) -> all.add(new LastSeen(cloud, now, seen(lists))));
            vault.write(all);
            return rows;
          } finally {
            done.complete(true);
          }
        },
        _ -> writing = false,
        _ -> writing = false);
  }

  private Map<Session, List<RegionModel>> regions() {
    Map<Session, List<RegionModel>> all = new LinkedHashMap<>();
    open.get()
        .forEach(
            region -> all.computeIfAbsent(region.session(), _ -> new ArrayList<>()).add(region));
    return all;
  }

  /** Whether one answers, and none is still on its way: half a list would look whole. */
  private static boolean isSeen(List<RegionModel> regions) {
    return regions.stream().anyMatch(region -> phase(region) == Phase.LIVE)
        && regions.stream().noneMatch(region -> phase(region) == Phase.LOADING);
  }

  private static Phase phase(RegionModel region) {
    return region.stateProperty().get().phase();
  }

  /** In the order in which they are shown: whoever reads them is in a hurry. */
  private static List<Seen> seen(List<List<ServerRow>> lists) {
    return lists.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE))
        .limit(LastSeen.MOST)
        .map(
            row ->
                new Seen(
                    row.region().region().name(),
                    row.server().id(),
                    row.name(),
                    row.server().status(),
                    row.address(),
                    row.flavorName(),
                    row.imageName(),
                    row.server().created()))
        .toList();
  }
}
