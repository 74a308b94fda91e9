package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Sweep.State;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.wire.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A whole list by several walks at once: from both of its ends until they meet, or, where an
 * earlier list left markers, from the beginning of each quarter. What this costs is measured; where
 * it is no faster than one request after another, one walk goes on alone.
 *
 * <p>It loses nothing because a server's place in the list never changes: a walk ends only where
 * another one has been, and servers that come meanwhile stand in front of the first page, as they
 * do for a list that is read in turn.
 */
final class ParallelList {
  private static final int MOST_AT_ONCE = 4;

  /** So many pages must be here before several at once are judged; at the end fewer will do. */
  private static final int PAGES_TO_JUDGE = 8;

  private static final int PAGES_TO_JUDGE_AT_END = 4;

  /** Requests still under way count for nothing yet: so much slower it may look before the end. */
  private static final double TOLERANCE = 1.1;

  /** Asked for beyond the expected end, so that walks which meet there see each other. */
  private static final int BEYOND = 5;

  private static final int SMALLEST = 50;

  private final ServerPages source;
  private final ListMemory memory;
  private final ServerQuery query;
  private final ToIntFunction<List<Server>> handOver;
  private final ListMemory.Plan plan;
  private final List<Sweep> sweeps = new ArrayList<>();
  private final Map<Sweep, Integer> underWay = new HashMap<>();
  private final Map<Sweep, Sweep> waitsFor = new HashMap<>();
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private volatile int expected;
  private int pages;
  private int width = 1;
  private boolean lost;
  private boolean givenUp;
  private long parallelSince;
  private int parallelPages;
  private int parallelServers;

  private sealed interface Arrival {
    Sweep sweep();

    record Came(Sweep sweep, Page<Server> page, double seconds) implements Arrival {}

    record Failed(Sweep sweep, RuntimeException why) implements Arrival {}
  }

  /**
   * @param handOver takes a page on this thread; tells how many of its servers were new
   */
  ParallelList(
      ServerPages source,
      ListMemory memory,
      ServerQuery query,
      ToIntFunction<List<Server>> handOver) {
    this.source = source;
    this.memory = memory;
    this.query = query;
    this.handOver = handOver;
    this.plan = memory.plan();
  }

  /** Runs to the end; false when it lost its way and the list has to be read in turn. */
  boolean run() {
    sweeps.add(new Sweep(false, null));
    plan.markers().forEach(marker -> sweeps.add(new Sweep(false, marker)));
    if (isParted()) {
      goParallel();
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      ask(threads);
      while (!lost && !isComplete()) {
        Arrival arrival = arrivals.take();
        underWay.remove(arrival.sweep());
        switch (arrival) {
          case Arrival.Failed(Sweep sweep, RuntimeException why) -> {
            goOnWithout(sweep, why);
            ask(threads);
          }
          case Arrival.Came(Sweep sweep, Page<Server> page, double seconds) -> {
            take(sweep, page, seconds);
            if (pages == 1 && !isParted() && !isComplete()) {
              var _ = threads.submit(ExchangeLog.carried(() -> expected = source.expected()));
            }
            if (pages == 1) {
              // Whoever takes the first page may let others go first.
              count(handOver.applyAsInt(page.items()));
              ask(threads);
            } else {
              // The next request is under way while this page is being shown.
              ask(threads);
              count(handOver.applyAsInt(page.items()));
            }
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("GET");
    } finally {
      threads.shutdownNow();
      threads.close();
    }
    remember();
    return !lost;
  }

  private boolean isParted() {
    return !plan.markers().isEmpty();
  }

  private void goParallel() {
    width = MOST_AT_ONCE;
    parallelSince = System.nanoTime();
  }

  private boolean isComplete() {
    return sweeps.stream().noneMatch(s -> s.state() == State.WALKING);
  }

  private void ask(ExecutorService threads) {
    for (Sweep sweep : sweeps) {
      if (underWay.size() < width
          && sweep.state() == State.WALKING
          && !underWay.containsKey(sweep)
          && !lost) {
        String marker = sweep.marker();
        int limit = limit(sweep);
        if (limit > 0) {
          underWay.put(sweep, limit);
          var _ = threads.submit(carried(sweep, marker, limit));
        }
      }
    }
  }

  private Callable<Boolean> carried(Sweep sweep, @Nullable String marker, int limit) {
    return ExchangeLog.carried(() -> arrivals.add(arrival(sweep, marker, limit)));
  }

  private Arrival arrival(Sweep sweep, @Nullable String marker, int limit) {
    long start = System.nanoTime();
    try {
      Page<Server> page = source.page(marker, limit, sweep.oldestFirst(), _ -> {});
      return new Arrival.Came(sweep, page, (System.nanoTime() - start) / 1e9);
    } catch (RuntimeException e) {
      return new Arrival.Failed(sweep, e);
    }
  }

  /** How many servers to ask for next; 0: what is under way holds all that is expected. */
  private int limit(Sweep sweep) {
    int largest = query.page() * 5 / 4;
    if (isParted()) {
      int left = plan.part() - sweep.count();
      if (sweep == sweeps.getLast()) {
        left += BEYOND;
      }
      int requests = (left + largest - 1) / largest;
      return left <= 0 ? SMALLEST : Math.max(SMALLEST, (left + requests - 1) / requests);
    }
    if (sweeps.size() == 1) {
      return sweep.count() == 0 ? query.firstPage() : query.page();
    }
    int seen = sweeps.stream().mapToInt(Sweep::count).sum();
    int coming = underWay.values().stream().mapToInt(Integer::intValue).sum();
    int left = expected - seen - coming + BEYOND;
    if (expected > 0 && left > 0) {
      // Both ends ask for equal shares, and little is read twice where they meet.
      int requests = (left + largest - 1) / largest;
      return Math.max(SMALLEST, (left + requests - 1) / requests);
    }
    if (expected > 0 && coming > 0) {
      return 0;
    }
    // What both ends read twice where they meet grows with a page; the cost of a request does not.
    return Math.clamp(seen / 4, query.page() / 2, largest);
  }

  private void take(Sweep sweep, Page<Server> page, double seconds) {
    boolean first = !sweep.landed();
    boolean fresh = sweep.take(page);
    pages++;
    if (sweep.state() != State.WALKING) {
      return;
    }
    if (first) {
      release(sweep, State.DONE);
    }
    if (page.next() == null) {
      end(sweep);
    } else if (!fresh) {
      stop(sweep);
    } else if (sweep.oldestFirst() || (sweeps.size() > 1 && !isParted())) {
      meet(sweep, page);
    } else if (isParted()) {
      join(sweep, page);
    } else if (pages == 2 && !page.items().isEmpty()) {
      memory.measured(seconds / page.items().size());
      sweeps.add(new Sweep(true, null));
      goParallel();
    }
  }

  /** The cloud says that nothing comes behind: all walks from there on are needless. */
  private void end(Sweep sweep) {
    int from = sweep.oldestFirst() ? 0 : sweeps.indexOf(sweep);
    sweeps.subList(from, sweeps.size()).forEach(s -> s.become(State.DONE));
  }

  /** The same page came again: whoever reads in turn finds out what that means. */
  private void stop(Sweep sweep) {
    if (sweep.oldestFirst()) {
      sweep.become(State.LOST);
    } else {
      lost = true;
    }
  }

  private void meet(Sweep sweep, Page<Server> page) {
    Sweep other = sweep == sweeps.getFirst() ? sweeps.getLast() : sweeps.getFirst();
    switch (other.meeting(page)) {
      case MET -> sweeps.forEach(s -> s.become(State.DONE));
      case NOT_TURNED -> {
        sweeps.getLast().become(State.LOST);
        giveUp();
      }
      case NONE -> {}
    }
  }

  private void join(Sweep sweep, Page<Server> page) {
    int at = sweeps.indexOf(sweep);
    for (int i = sweeps.size() - 1; i > at; i--) {
      Sweep later = sweeps.get(i);
      if (later.landed() && later.isJoinedBy(page)) {
        // Those between began behind a server that is gone, or were overtaken.
        sweeps.subList(at, i).forEach(s -> s.become(State.DONE));
        return;
      }
      if (!later.landed() && later.state() != State.LOST && later.beginsIn(page)) {
        sweep.become(State.WAITING);
        waitsFor.put(sweep, later);
        return;
      }
    }
  }

  /** Lets those go on, or end, who wait to hear whether this walk began. */
  private void release(Sweep awaited, State state) {
    for (Sweep sweep : sweeps) {
      if (sweep.state() == State.WAITING && waitsFor.get(sweep) == awaited) {
        sweep.become(state);
      }
    }
  }

  private void goOnWithout(Sweep sweep, RuntimeException why) {
    boolean gone = why instanceof ApiException e && (e.status() == 400 || e.status() == 404);
    if (!gone || (sweep.marker() == null && !sweep.oldestFirst())) {
      if (why instanceof ApiException e && isOverloaded(e)) {
        giveUp();
      }
      throw why;
    }
    if (sweep.landed() && sweep.stepBack()) {
      return;
    }
    if (sweep.oldestFirst()) {
      sweep.become(State.LOST);
      if (!sweep.landed()) {
        giveUp();
      }
    } else if (sweep.landed()) {
      lost = true;
    } else {
      sweep.become(State.LOST);
      release(sweep, State.WALKING);
    }
  }

  private void count(int fresh) {
    if (width == 1) {
      return;
    }
    parallelPages++;
    parallelServers += fresh;
    if (parallelPages >= PAGES_TO_JUDGE
        && secondsPerServer() > TOLERANCE * memory.secondsPerServer()) {
      giveUp();
    }
  }

  private double secondsPerServer() {
    return (System.nanoTime() - parallelSince) / 1e9 / Math.max(1, parallelServers);
  }

  private static boolean isOverloaded(ApiException e) {
    return switch (e.category()) {
      case SERVER_FAULT, RATE_LIMIT, TIMEOUT -> true;
      default -> false;
    };
  }

  private void giveUp() {
    if (width > 1) {
      width = 1;
      givenUp = true;
      memory.judge(false);
    }
  }

  private void remember() {
    if (lost || givenUp) {
      memory.forget();
      return;
    }
    SequencedSet<String> order = new LinkedHashSet<>();
    sweeps.stream().filter(s -> !s.oldestFirst()).forEach(s -> order.addAll(s.order()));
    sweeps.stream().filter(Sweep::oldestFirst).forEach(s -> order.addAll(s.order().reversed()));
    memory.remember(List.copyOf(order));
    if (width > 1 && parallelPages >= PAGES_TO_JUDGE_AT_END) {
      memory.judge(secondsPerServer() <= memory.secondsPerServer());
    }
  }
}
