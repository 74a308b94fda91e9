package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Accepted;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Sent;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.command.OperationState.Waiting;
import io.novadesk.cloud.launch.ExactlyOnce.InDoubt;
import io.novadesk.cloud.launch.ExactlyOnce.Made;
import io.novadesk.cloud.launch.LaunchBook.Mark;
import io.novadesk.cloud.launch.LaunchBook.Unfinished;
import io.novadesk.cloud.live.LoginWait;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the servers of one order, each exactly once, and follows them until they run. {@link #run}
 * blocks and is called once for each server, from as many threads as there are; only so many
 * requests as the order wants are under way at once. Interrupting a thread gives its server up.
 */
public final class LaunchRun {
  /** Hears of what is no outcome of one server, on the thread that found it. */
  public interface Notes {
    /** The cloud made one more for the same request: this job deletes it, where that is allowed. */
    void surplus(Surplus job);

    /**
     * The person has to know.
     *
     * @param serverName what it is about
     */
    void told(String serverName, String sentence);
  }

  /** Hears how it goes with one server, on the thread of {@link #run}. */
  public interface Listener extends Notes {
    void state(OperationState state);

    /**
     * The cloud has it now.
     *
     * @param password the one that the cloud chose, told this once
     */
    void made(String serverId, @Nullable Secret password);
  }

  /** A server to be asked for once more: its place in a run. */
  public record Again(LaunchRun run, int index) {}

  private final LaunchOrder order;
  private final Region region;
  private final LaunchBook book;
  private final Pace pace;
  private final @Nullable Unfinished left;
  private final Semaphore slots;

  /** The servers that are known, by their place in the order. */
  private final Map<Integer, String> ids;

  /** Places that no other run is at. */
  private final Set<Integer> places;

  private final Making making;
  private final AtomicInteger open;
  private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
  private final Set<Integer> inDoubt = ConcurrentHashMap.newKeySet();

  /** Places whose server was made and lost sight of before its end. */
  private final Set<Integer> unfollowed = ConcurrentHashMap.newKeySet();

  /** Places that the cloud refused because it took no login: it made nothing for them. */
  private final Set<Integer> withoutLogin = ConcurrentHashMap.newKeySet();

  private Before before = new Before(Set.of(), null);
  private boolean opened;

  private LaunchRun(
      LaunchOrder order,
      Region region,
      LaunchBook book,
      Pace pace,
      @Nullable Unfinished left,
      Set<Integer> places,
      int toRun) {
    this.order = order;
    this.region = region;
    this.book = book;
    this.pace = pace;
    this.left = left;
    this.slots = new Semaphore(order.together() ? 1 : order.atOnce(), true);
    this.ids = new ConcurrentHashMap<>(left == null ? Map.of() : left.made());
    this.places = Set.copyOf(places);
    this.making = new Making(order, region, pace, left, ids);
    this.open = new AtomicInteger(toRun);
    if (left != null) {
      before = left.before();
      opened = true;
    }
  }

  public static LaunchRun of(LaunchOrder order, Region region, LaunchBook book, Pace pace) {
    return new LaunchRun(order, region, book, pace, null, places(order), order.names().size());
  }

  private static Set<Integer> places(LaunchOrder order) {
    return IntStream.range(0, order.names().size()).boxed().collect(Collectors.toSet());
  }

  /** Takes up what an earlier run of the program left behind. */
  public static LaunchRun takeUp(Unfinished left, Region region, LaunchBook book, Pace pace) {
    return new LaunchRun(
        left.order(), region, book, pace, left, places(left.order()), left.open().size());
  }

  /**
   * Asks once more for a server that this run could not make. Where nobody knows whether it did, or
   * how a server that was made has ended, it goes on with the same order, so that the server is
   * looked for first and known by the same stamp.
   */
  public Again again(int index) {
    if (!inDoubt.contains(index) && !unfollowed.contains(index)) {
      return new Again(of(order.again(index), region, book, pace), 0);
    }
    return takenUp(index, order.together() ? Set.of(index) : Set.of(), false);
  }

  /**
   * Looks once more for a server of which nobody can tell; asks for none.
   *
   * @param readOnly nothing is changed at the cloud either: the server keeps its stamp
   */
  public Again lookAgain(int index, boolean readOnly) {
    return takenUp(index, Set.of(index), readOnly);
  }

  private Again takenUp(int index, Set<Integer> lookOnly, boolean readOnly) {
    boolean whole = left == null || left.whole();
    Unfinished same =
        new Unfinished(order, before, whole, Map.copyOf(ids), Set.of(index), lookOnly, readOnly);
    return new Again(new LaunchRun(order, region, book, pace, same, Set.of(index), 1), index);
  }

  public LaunchOrder order() {
    return order;
  }

  /** The label under which the exchanges of one server stand in the log. */
  public String label(int index) {
    return Text.of("launch.label", order.id(), order.names().get(index));
  }

  /** Makes one server and follows it. Never throws. */
  public void run(int index, Listener listener) {
    try {
      ExchangeLog.during(
          label(index),
          () ->
              LoginWait.during(
                  () -> {
                    makeAndFollow(index, listener);
                    if (open.decrementAndGet() == 0) {
                      close(listener);
                    }
                    return true;
                  }));
    } catch (Exception e) {
      listener.state(new Failed(reason(e), null));
    }
  }

  /**
   * Looks whether the cloud made more than was asked for. Called by {@link #run} after the last
   * server, and by itself for an order of which nothing else is left. Blocking.
   */
  public void close(Notes notes) {
    if (!isOpened()) {
      return;
    }
    if (left == null && withoutLogin.containsAll(places)) {
      book.close(order);
      return;
    }
    Map<Integer, Integer> unasked = new HashMap<>();
    int earlier = left == null ? 0 : ExactlyOnce.SENDINGS;
    places.forEach(i -> unasked.put(i, making.sendings(i) + earlier - 1));
    try {
      new Account(order, region, book, pace, before, ids).close(unasked, inDoubt, notes);
    } catch (InterruptedException _) {
      // The order stays in the book: it is looked at once more at the next start.
      Thread.currentThread().interrupt();
    }
  }

  private void makeAndFollow(int index, Listener listener) {
    Made made;
    String id;
    waiting.add(index);
    try {
      if (!slots.tryAcquire(0, TimeUnit.SECONDS)) {
        listener.state(new Waiting());
        slots.acquire();
      }
    } catch (InterruptedException _) {
      giveUp(index);
      listener.state(new Cancelled(Text.of("operation.cancelled.unsent")));
      return;
    }
    if (!waiting.remove(index)) {
      slots.release();
      listener.state(new Cancelled(Text.of("operation.cancelled.unsent")));
      return;
    }
    try {
      open();
      listener.state(new Sent());
      Finder finder = finder();
      made = making.make(index, finder);
      id = making.idOf(index, made, finder);
    } catch (IOException e) {
      listener.state(new Failed(Text.of("launch.failed.notWritten", reason(e)), null));
      return;
    } catch (InDoubt e) {
      unknown(index);
      listener.state(new Unknown(reason(e), e.requestId()));
      return;
    } catch (InterruptedException _) {
      unknown(index);
      listener.state(new Cancelled(Text.of("launch.cancelled.sending")));
      return;
    } catch (ApiException e) {
      refused(index, listener, e);
      return;
    } finally {
      slots.release();
    }
    taken(index, id, made.password(), listener);
    listener.state(new Accepted(made.requestId()));
    region.inventory().refresh(false);
    follow(index, id, made, listener);
  }

  private void taken(int index, String id, @Nullable Secret password, Listener listener) {
    ids.put(index, id);
    inDoubt.remove(index);
    book.mark(order, index, Mark.MADE, id);
    listener.made(id, password);
  }

  /**
   * Sends nothing more: what waits is given up for good. What an earlier run of the program may
   * have sent stays to be looked up.
   */
  public void stop() {
    List.copyOf(waiting).forEach(this::giveUp);
  }

  private void giveUp(int index) {
    if (waiting.remove(index) && left == null) {
      book.mark(order, index, Mark.NOT_MADE, null);
    }
  }

  private void unknown(int index) {
    inDoubt.add(index);
    book.mark(order, index, Mark.UNKNOWN, null);
  }

  private void refused(int index, Listener listener, ApiException e) {
    if (e.category() == Category.CANCELLED) {
      unknown(index);
      listener.state(new Cancelled(Text.of("launch.cancelled.sending")));
    } else {
      if (e.category() == Category.UNAUTHORISED) {
        withoutLogin.add(index);
      }
      book.mark(order, index, Mark.NOT_MADE, null);
      listener.state(new Failed(Advice.onRefusal(e), e.requestId()));
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Before the first request: the intent on the disk, and what bears the names already. */
  private synchronized void open() throws IOException {
    if (!opened) {
      before = Before.of(order, region);
      book.open(order, before);
      opened = true;
    }
  }

  private synchronized boolean isOpened() {
    return opened;
  }

  private Finder finder() {
    return new Finder(order, region, before);
  }

  private void follow(int index, String id, Made made, Listener listener) {
    try {
      Following following =
          new Following(order, region, book, pace, finder(), left != null && left.readOnly());
      listener.state(
          following.end(
              index, id, made, listener::state, other -> taken(index, other, null, listener)));
    } catch (InDoubt e) {
      ids.remove(index);
      unknown(index);
      listener.state(new Unknown(reason(e), e.requestId()));
    } catch (InterruptedException _) {
      unfollowed.add(index);
      listener.state(new Cancelled(Text.of("launch.cancelled.following")));
    } catch (ApiException e) {
      unfollowed.add(index);
      listener.state(
          e.category() == Category.CANCELLED
              ? new Cancelled(Text.of("launch.cancelled.following"))
              : new Unknown(
                  Text.of("operation.failed.lostSight", e.getMessage()), made.requestId()));
    }
  }
}
