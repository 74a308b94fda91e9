package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live servers of one region. Lists once, then asks what changed since and merges by id; lists
 * again now and then, because a cloud forgets deletions after a while. Listeners are called on the
 * inventory's own thread.
 */
public final class Inventory implements AutoCloseable {
  /** Between two questions when nothing moves, unless a person wants another time. */
  private static final Duration CALM = Duration.ofSeconds(5);

  /** While something is in transition. */
  private static final Duration BUSY = Duration.ofMillis(1_500);

  /**
   * Changes are asked for a little further back than known: clocks of a cloud's machines differ by
   * seconds.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private static final Duration FULL_LIST_EVERY = Duration.ofMinutes(10);

  private static final Duration LONGEST_BREATH = Duration.ofSeconds(1);

  private static final Duration LONGEST_RETREAT = Duration.ofSeconds(60);

  private final Servers servers;
  private final String label;
  private final KnownServers known = new KnownServers();
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService poller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("inventory").factory());

  /** Wishes for a full list so far: one that comes while a list is under way is for the next. */
  private final AtomicLong fullListWishes = new AtomicLong();

  private final SteadyClock clock = new SteadyClock();
  private volatile ServerQuery query;
  private volatile Duration calm = CALM;
  private final FirstRows firstRows = FirstRows.OF_ALL;

  /** Whether others may wait for our first rows. */
  private final AtomicBoolean awaited = new AtomicBoolean();

  /** Whether some of the first list is here. */
  private boolean begun;

  private Duration retreat = Duration.ZERO;

  /** Whether the last list had more servers than are read unasked. */
  private boolean cutOff;

  Inventory(Servers servers, String label) {
    this(servers, label, ServerQuery.ALL);
  }

  /**
   * @param query the servers of one's own project, and after how many a person is asked whether to
   *     read on
   */
  Inventory(Servers servers, String label, ServerQuery query) {
    this.servers = servers;
    this.label = label;
    this.query = query;
  }

  /** How the model stands to the cloud. */
  public enum Phase {
    /** The first list is on its way. */
    LOADING,
    LIVE,
    /** The cloud did not answer; what is shown is as old as {@link State#asOf()}. */
    STALE,
    /** More servers came than are read unasked; the next wish for a full list reads on. */
    CUT
  }

  /**
   * @param asOf when the cloud last answered; null before the first time
   * @param cost of the last list or delta
   * @param problem why it is stale
   * @param nextTry when the cloud is asked again
   */
  public record State(
      Phase phase,
      int servers,
      @Nullable Instant asOf,
      @Nullable Listing cost,
      @Nullable ApiException problem,
      @Nullable Instant nextTry) {
    /** Whether what is shown is no longer looked after. */
    public boolean isStale() {
      return phase == Phase.STALE;
    }

    /** Whether nobody is there to be asked for anything, rather than for this list alone. */
    public boolean isAway() {
      return isStale() && problem != null && problem.isNobodyThere();
    }
  }

  /**
   * What moved. All values are immutable.
   *
   * @param changed new and changed servers
   * @param removed ids of servers that are gone
   */
  public record Update(List<Server> changed, Set<String> removed, State state) {}

  /** Hears of every update, first of all of everything known now. Close the answer to stop. */
  public AutoCloseable listen(Consumer<Update> listener) {
    return known.listen(listener);
  }

  /** Begins to list and to follow. */
  public void start() {
    if (awaited.compareAndSet(false, true)) {
      firstRows.begin();
    }
    poller.execute(this::live);
  }

  /** The first rows are there, or do not come now. */
  private void awaitedNoMore() {
    if (awaited.compareAndSet(true, false)) {
      firstRows.end();
    }
  }

  /** The rest of a long list gives way to the first rows of other clouds. */
  private void giveWay() {
    if (!begun) {
      begun = true;
      awaitedNoMore();
      try {
        firstRows.giveWay();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw ApiException.cancelled("GET");
      }
    }
  }

  public State state() {
    return known.state();
  }

  /** The cloud's own clock. */
  public InstantSource clock() {
    return clock;
  }

  public @Nullable Server get(String id) {
    return known.get(id);
  }

  public Collection<Server> all() {
    return known.all();
  }

  /**
   * Asks the cloud now; {@code everything}: a full list rather than what changed, and twice as much
   * of one that was cut off.
   */
  public void refresh(boolean everything) {
    if (everything) {
      if (state().phase() == Phase.CUT) {
        query = query.atMost((int) Math.min(2L * query.most(), Integer.MAX_VALUE));
      }
      fullListWishes.incrementAndGet();
    }
    wake.release();
  }

  /** Asks from now on so often while nothing moves; what moves is asked for oftener. */
  public void askEvery(Duration time) {
    if (!time.equals(calm)) {
      calm = time;
      wake.release();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Takes in a server that someone read by itself, such as an operation following its outcome. */
  public void observed(Server server) {
    if (isGone(server)) {
      gone(server.id());
    } else {
      known.merge(List.of(server), Set.of());
    }
  }

  /** Takes out a server of which the cloud says that it is gone. */
  public void gone(String id) {
    known.merge(List.of(), Set.of(id));
  }

  /**
   * Lists from now on the servers of every project, which only administrators may, or again only
   * those of the project that is logged in to.
   */
  public void showAllProjects(boolean all) {
    query = (all ? ServerQuery.ALL.ofAllProjects() : ServerQuery.ALL).atMost(query.most());
    refresh(true);
  }

  @Override
  public void close() {
    poller.shutdownNow();
    awaitedNoMore();
    known.forgetListeners();
  }

  private void live() {
    Instant since = null;
    Instant nextFullList = Instant.MAX;
    long granted = 0;
    while (!Thread.currentThread().isInterrupted()) {
      long wished = fullListWishes.get();
      cutOff = false;
      try {
        boolean full = since == null || wished != granted || Instant.now().isAfter(nextFullList);
        Instant base = since;
        Listing cost =
            ExchangeLog.during(
                label + (full ? " list" : " poll"),
                () -> {
                  servers.ask();
                  return full ? listAll() : listChanges(base);
                });
        since = cost.cloudTime() != null ? cost.cloudTime().minus(OVERLAP) : null;
        if (full) {
          // Only now: a wish that could not be granted stands until it is.
          granted = wished;
          nextFullList = Instant.now().plus(FULL_LIST_EVERY);
        }
        if (cost.cloudTime() != null) {
          clock.set(cost.cloudTime(), cost.took());
        }
        retreat = Duration.ZERO;
        known.live(cost);
        awaitedNoMore();
        await(pause());
        if (fullListWishes.get() == wished) {
          // Many commands wake it one after the other; half of the time is left to the cloud.
          TimeUnit.MILLISECONDS.sleep(shorter(cost.took(), LONGEST_BREATH).toMillis());
        }
      } catch (ApiException e) {
        awaitedNoMore();
        if (e.category() == Category.CANCELLED) {
          return;
        }
        if (cutOff) {
          known.lost(Phase.CUT, e, null);
          awaitFullListWish(wished);
          continue;
        }
        if (Renewal.isLoginNeeded(e)) {
          known.lost(Phase.STALE, e, null);
          awaitWake();
          continue;
        }
        retreatFrom(e);
        await(retreat);
      } catch (InterruptedException _) {
        return;
      } catch (Exception e) {
        // A slip of our own must not end the live model without a word: it is told like a cloud
        // that is away.
        awaitedNoMore();
        retreatFrom(unexpected(e));
        await(retreat);
      }
    }
  }

  private static ApiException unexpected(Exception e) {
    return new ApiException(
        Text.of("servers.unexpected", e.getClass().getSimpleName()),
        new ApiException.Facts(
            Category.BAD_ANSWER, "GET", null, 0, null, null, null, null, null, false),
        e);
  }

  private Listing listAll() {
    ServerQuery wanted = query;
    Set<String> seen = new HashSet<>();
    Listing cost;
    try {
      cost =
          servers.list(
              wanted,
              page -> {
                page.forEach(s -> seen.add(s.id()));
                known.merge(page, Set.of());
                giveWay();
              });
    } catch (ApiException e) {
      cutOff = seen.size() > wanted.most();
      throw e;
    }
    List<Server> softDeleted = servers.softDeleted(wanted);
    softDeleted.forEach(s -> seen.add(s.id()));
    known.merge(softDeleted, Set.of());
    known.keepOnly(seen);
    return cost;
  }

  private Listing listChanges(@Nullable Instant since) {
    if (since == null) {
      throw new IllegalStateException("no base for a delta");
    }
    return servers.list(
        query.since(since),
        page -> {
          List<Server> living = new ArrayList<>();
          Set<String> dead = new HashSet<>();
          for (Server server : page) {
            if (isGone(server)) {
              dead.add(server.id());
            } else {
              living.add(server);
            }
          }
          known.merge(living, dead);
        });
  }

  /** One that is SOFT_DELETED is still there: it can be restored. */
  private static boolean isGone(Server server) {
    return server.state() == ServerStatus.DELETED;
  }

  private Duration pause() {
    return known.isAnyInTransition() ? shorter(BUSY, calm) : calm;
  }

  private void retreatFrom(ApiException e) {
    Duration doubled = retreat.isZero() ? Duration.ofSeconds(2) : retreat.multipliedBy(2);
    Duration asked = e.facts().retryAfter();
    retreat = asked != null && asked.compareTo(doubled) > 0 ? asked : doubled;
    if (retreat.compareTo(LONGEST_RETREAT) > 0) {
      retreat = LONGEST_RETREAT;
    }
    known.lost(Phase.STALE, e, Instant.now().plus(retreat));
  }

  /** Until somebody wants to know: without a login there is nothing to ask. */
  private void awaitWake() {
    try {
      wake.acquire();
      wake.drainPermits();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until a person wants to read on: other events change nothing. */
  private void awaitFullListWish(long before) {
    while (fullListWishes.get() == before && !Thread.currentThread().isInterrupted()) {
      awaitWake();
    }
  }

  private void await(Duration longest) {
    try {
      if (wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
