package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts, once an order has ended, whether the cloud made more than was asked for: a request may
 * have been late, or something on the way sent it twice. What is surely too many is handed over to
 * be deleted, never more of it than requests were sent; all else is only told.
 */
final class Account {
  private static final Duration OVERLAP = Duration.ofSeconds(60);

  private final LaunchOrder order;
  private final Region region;
  private final LaunchBook book;
  private final Pace pace;
  private final Finder finder;
  private final Before before;
  private final Map<Integer, String> ids;

  /**
   * @param ids the servers of the order by their place in it
   */
  Account(
      LaunchOrder order,
      Region region,
      LaunchBook book,
      Pace pace,
      Before before,
      Map<Integer, String> ids) {
    this.order = order;
    this.region = region;
    this.book = book;
    this.pace = pace;
    this.before = before;
    this.finder = new Finder(order, region, before);
    this.ids = ids;
  }

  /**
   * Looks, tells what is too many, and closes the order in the book when nothing is left. Blocking.
   *
   * @param unasked how many servers requests may have made beyond the wanted one, by place in the
   *     order: of these places only
   * @param inDoubt places whose server may be there although nobody has seen it
   */
  void close(Map<Integer, Integer> unasked, Set<Integer> inDoubt, LaunchRun.Notes notes)
      throws InterruptedException {
    List<Server> there;
    try {
      there = look();
    } catch (ApiException e) {
      if (e.category() != Category.CANCELLED) {
        notes.told(
            order.names().getFirst(),
            Text.of("launch.surplus.notLooked", String.valueOf(e.getMessage())));
      }
      return;
    }
    List<Surplus> removals = new ArrayList<>();
    AtomicInteger open = new AtomicInteger();
    try {
      unasked.forEach(
          (index, most) -> {
            if (!inDoubt.contains(index)) {
              removals.addAll(tooMany(index, most, there, open, notes));
            }
          });
    } catch (ApiException e) {
      notes.told(
          order.names().getFirst(),
          Text.of("launch.surplus.notLooked", String.valueOf(e.getMessage())));
      return;
    }
    open.set(removals.size());
    if (removals.isEmpty()) {
      book.close(order);
    }
    removals.forEach(notes::surplus);
  }

  private List<Server> look() throws InterruptedException {
    for (int i = 0; ; i++) {
      try {
        if (before.cloudTime() == null) {
          return finder.all();
        }
        List<Server> since = finder.since(before.cloudTime().minus(OVERLAP));
        // A clock that does not show what was just made is wrong.
        return ids.isEmpty() || since.stream().anyMatch(s -> ids.containsValue(s.id()))
            ? since
            : finder.all();
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED || i == pace.looks() - 1) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(pace.pause(i).toMillis());
    }
  }

  /** Those that one request made together bear one stamp: their names tell them apart. */
  private boolean isOfPlace(Server server, int index) {
    return !order.together() || order.names().get(index).equals(server.name());
  }

  /** Those to be deleted; the others are told. */
  private List<Surplus> tooMany(
      int index, int most, List<Server> there, AtomicInteger open, LaunchRun.Notes notes) {
    String kept = ids.get(index);
    String name = order.names().get(index);
    List<String> proven = new ArrayList<>();
    for (Server server : there) {
      if (ids.containsValue(server.id()) || !isOfPlace(server, index)) {
        continue;
      }
      switch (finder.likeness().judge(server, index)) {
        case PROVEN -> proven.add(server.id());
        case LIKELY, DOUBTFUL ->
            notes.told(
                name,
                Text.of(
                    order.stamp() == Stamp.NAME
                        ? "launch.surplus.sameName"
                        : "launch.surplus.leftAlone",
                    server.id()));
        case UNREADABLE -> notes.told(name, Text.of("launch.surplus.sameName", server.id()));
        case OTHER -> {}
      }
    }
    // One request for all leaves nothing to tell one server's request from another's.
    if (proven.size() > most || kept == null || order.together()) {
      proven.forEach(id -> notes.told(name, Text.of("launch.surplus.leftAlone", id)));
      return List.of();
    }
    return proven.stream()
        .map(
            id ->
                new Surplus(
                    order,
                    region,
                    book,
                    finder.likeness(),
                    index,
                    id,
                    kept,
                    () -> {
                      if (open.decrementAndGet() == 0) {
                        book.close(order);
                      }
                    }))
        .toList();
  }
}
