package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Accepted;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Sent;
import io.novadesk.cloud.command.OperationState.Waiting;
import io.novadesk.cloud.launch.ExactlyOnce.InDoubt;
import io.novadesk.cloud.launch.ExactlyOnce.Made;
import io.novadesk.cloud.launch.LaunchBook.Mark;
import io.novadesk.cloud.launch.LaunchBook.Unfinished;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes the servers of one order, each exactly once, and follows them until they run. {@link #run}
 * blocks and is called once for each server, from as many threads as there are; only so many
 * requests as the order wants are under way at once. Interrupting a thread gives its server up.
 */
public final class LaunchRun {
  /** Hears how it goes with one server, on the thread of {@link #run}. */
  public interface Listener {
    void state(OperationState state);

    /**
     * The cloud has it now.
     *
     * @param password the one that the cloud chose, told this once
     */
    void made(String serverId, @Nullable Secret password);
  }

  private final LaunchOrder order;
  private final Region region;
  private final LaunchBook book;
  private final Pace pace;
  private final @Nullable Unfinished left;
  private final Semaphore slots;
  private final Map<Integer, String> idsOfAll = new HashMap<>();
  private Set<String> known = Set.of();
  private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
  private final Set<Integer> inDoubt = ConcurrentHashMap.newKeySet();
  private boolean opened;
  private @Nullable Earlier earlier;
  private @Nullable Made madeTogether;

  /** A request of which nobody knows whether it took effect. */
  private record Earlier(Finder finder, int index) {}

  private LaunchRun(
      LaunchOrder order, Region region, LaunchBook book, Pace pace, @Nullable Unfinished left) {
    this.order = order;
    this.region = region;
    this.book = book;
    this.pace = pace;
    this.left = left;
    this.slots = new Semaphore(order.together() ? 1 : order.atOnce(), true);
  }

  public static LaunchRun of(LaunchOrder order, Region region, LaunchBook book, Pace pace) {
    return new LaunchRun(order, region, book, pace, null);
  }

  /** Takes up what an earlier run of the program left behind. */
  public static LaunchRun takeUp(Unfinished left, Region region, LaunchBook book, Pace pace) {
    LaunchRun run = new LaunchRun(left.order(), region, book, pace, left);
    run.known = left.known();
    run.opened = true;
    return run;
  }

  /**
   * Asks once more for a server that this run could not make. Where nobody knows whether it did, it
   * is looked for first.
   */
  public LaunchRun again(int index) {
    LaunchRun run = new LaunchRun(order.again(index), region, book, pace, null);
    if (inDoubt.contains(index)) {
      run.earlier = new Earlier(new Finder(order, region, known), index);
    }
    return run;
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
          () -> {
            makeAndFollow(index, listener);
            return true;
          });
    } catch (Exception e) {
      listener.state(new Failed(e.getMessage() == null ? e.toString() : e.getMessage(), null));
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
      made = make(index);
      id = idOf(index, made);
    } catch (IOException e) {
      listener.state(new Failed(Text.of("launch.failed.notWritten", reason(e)), null));
      return;
    } catch (InDoubt e) {
      unknown(index);
      listener.state(new Failed(reason(e), e.requestId()));
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
    boolean written = book.mark(order, index, Mark.MADE, id);
    listener.made(id, made.password());
    listener.state(new Accepted(made.requestId()));
    region.inventory().refresh(false);
    follow(index, id, made, written, listener);
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
      known = Finder.bearers(region, order.namesToKnow());
      book.open(order, known);
      opened = true;
    }
  }

  private Made make(int index) throws InDoubt, InterruptedException {
    ExactlyOnce sender = new ExactlyOnce(order, region, new Finder(order, region, known), pace);
    // Where one request makes them all there is one slot, so one thread is here at a time.
    Made together = madeTogether;
    if (together != null) {
      return together;
    }
    Made made = found();
    if (made == null) {
      made = left == null ? sender.send(index) : takeUp(left, index, sender);
    }
    if (order.together()) {
      madeTogether = made;
    }
    return made;
  }

  /** What an earlier request made after all; null: nothing. */
  private @Nullable Made found() {
    if (earlier == null) {
      return null;
    }
    List<Server> found = earlier.finder().find(earlier.index());
    return found.isEmpty() ? null : new Made(found.getFirst().id(), null, null, false);
  }

  private static Made takeUp(Unfinished left, int index, ExactlyOnce sender)
      throws InDoubt, InterruptedException {
    Made found = sender.look(index);
    if (found != null) {
      return found;
    }
    if (left.lookOnly().contains(index) || !left.whole()) {
      throw new ApiException(
          Text.of(left.whole() ? "launch.failed.neverArrived" : "launch.failed.notWhole"),
          new ApiException.Facts(
              Category.NOT_FOUND, "POST", null, 0, null, null, null, null, null, false),
          null);
    }
    Made made = sender.send(index);
    return new Made(made.serverId(), made.password(), made.requestId(), true);
  }

  private String idOf(int index, Made made) throws InDoubt, InterruptedException {
    if (!order.together() && made.serverId() != null) {
      return made.serverId();
    }
    String name = order.names().get(index);
    for (int i = 0; i < pace.looks() && !idsOfAll.containsKey(index); i++) {
      List<Server> found = new Finder(order, region, known).find(index);
      for (Server server : found) {
        int at = order.together() ? order.names().indexOf(server.name()) : index;
        idsOfAll.putIfAbsent(at, server.id());
      }
      if (!idsOfAll.containsKey(index)) {
        Thread.sleep(pace.pause(i).toMillis());
      }
    }
    String id = idsOfAll.get(index);
    if (id == null) {
      throw new InDoubt(Text.of("launch.failed.notFound", name), made.requestId());
    }
    return id;
  }

  private void follow(int index, String id, Made made, boolean written, Listener listener) {
    OperationState end;
    try {
      end = new Build(region, id, pace).follow(listener::state);
    } catch (InterruptedException _) {
      listener.state(new Cancelled(Text.of("launch.cancelled.following")));
      return;
    } catch (ApiException e) {
      listener.state(
          e.category() == Category.CANCELLED
              ? new Cancelled(Text.of("launch.cancelled.following"))
              : new Failed(
                  Text.of("operation.failed.lostSight", e.getMessage()), made.requestId()));
      return;
    }
    int extra = tidy(index, id, made, written && end instanceof Done);
    region.inventory().refresh(false);
    listener.state(
        switch (end) {
          case Done done when extra > 0 ->
              new Done(Text.of("launch.done.extra", done.sentence(), extra));
          case Failed failed when failed.requestId() == null ->
              new Failed(failed.sentence(), made.requestId());
          default -> end;
        });
  }

  /**
   * Takes the stamp away and with it what a late request made once too often.
   *
   * @return how many servers were one too many
   */
  private int tidy(int index, String id, Made made, boolean unstamp) {
    int extra = 0;
    try {
      Finder finder = new Finder(order, region, known);
      if (made.doubtful() && !order.together() && finder.isExact()) {
        for (Server server : finder.find(index)) {
          if (!server.id().equals(id)) {
            region.servers().delete(server.id());
            extra++;
          }
        }
      }
      if (unstamp) {
        switch (order.stamp()) {
          case TAG -> region.servers().tags().remove(id, order.mark(index));
          case METADATA -> region.servers().metadata().delete(id, LaunchOrder.KEY);
          case NAME -> {}
        }
      }
    } catch (ApiException _) {
      // A stamp that stays does no harm: it names itself.
    }
    return extra;
  }
}
