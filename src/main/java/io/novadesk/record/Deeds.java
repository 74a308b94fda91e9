package io.novadesk.record;

import io.novadesk.api.ApiException;
import io.novadesk.api.SecretText;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cloud who did what to servers that were seen to change, one after the other and never in
 * a hurry: a cloud on which everything moves is not asked for everything. Those that are gone come
 * first, for clouds forget them.
 */
final class Deeds implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;

  /** More than these at a time are not asked for. */
  private static final int MOST = 300;

  /** The newest of one server. */
  private static final int EACH = 50;

  private final Session session;
  private final Receiver receiver;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final Set<String> waiting = new HashSet<>();
  private boolean atWork;
  private final Set<String> asked = new HashSet<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("deeds").factory());

  private record Wish(Region region, String id, String name) {
    String key() {
      return region.name() + "/" + id;
    }
  }

  /** Keeps what the cloud told; on the thread of the one who asks. */
  interface Receiver {
    void told(List<Deed> deeds);

    void called(String userId, String name);
  }

  Deeds(Session session, Receiver receiver) {
    this.session = session;
    this.receiver = receiver;
  }

  /** Asks for the record of a server soon. */
  void want(Region region, Change change) {
    Wish wish = new Wish(region, change.serverId(), change.name());
    synchronized (wishes) {
      boolean full = wishes.size() >= MOST && !change.isDeparture();
      if (full || !waiting.add(wish.key())) {
        return;
      }
      if (change.isDeparture()) {
        wishes.addFirst(wish);
      } else {
        wishes.addLast(wish);
      }
      if (wishes.size() > MOST) {
        waiting.remove(wishes.removeLast().key());
      }
      if (!atWork) {
        atWork = true;
        worker.execute(this::work);
      }
    }
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      Wish next;
      synchronized (wishes) {
        next = wishes.pollFirst();
        if (next == null) {
          atWork = false;
          return;
        }
        waiting.remove(next.key());
      }
      try {
        ask(next);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void ask(Wish wish) throws InterruptedException {
    try {
      List<InstanceAction> actions =
          ExchangeLog.during(
              Text.of("record.deeds.label", wish.name()),
              () -> wish.region().servers().actions(wish.id()));
      List<InstanceAction> newest = actions.stream().limit(EACH).toList();
      for (InstanceAction action : newest) {
        askName(action.userId());
      }
      receiver.told(newest.stream().map(action -> deed(wish, action)).toList());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception _) {
      // A refusal, a cloud that is away: who did it stays unknown, which the page says.
    }
  }

  private void askName(@Nullable String userId) {
    if (userId == null || !asked.add(userId)) {
      return;
    }
    String name = null;
    if (userId.equals(session.identity().userId())) {
      name = session.identity().userName();
    } else if (session.isAdmin()) {
      try {
        name = session.userName(userId);
      } catch (ApiException _) {
        // Its id is all that is known then.
      }
    }
    if (name != null) {
      receiver.called(userId, name);
    }
  }

  private static Deed deed(Wish wish, InstanceAction action) {
    String message = action.message();
    return new Deed(
        wish.region().name(),
        wish.id(),
        wish.name(),
        action.action(),
        action.requestId(),
        action.userId(),
        null,
        action.started(),
        action.updated(),
        message == null || message.isEmpty() ? null : SecretText.masked(message));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
