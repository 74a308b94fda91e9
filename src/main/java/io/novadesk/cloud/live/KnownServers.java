package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Listing;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Inventory.Phase;
import io.novadesk.cloud.live.Inventory.State;
import io.novadesk.cloud.live.Inventory.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one region as far as they are known, by id, and who hears what moves. Any thread
 * may bring news; listeners hear one piece of news after the other.
 */
final class KnownServers {
  private final Map<String, Server> known = new ConcurrentHashMap<>();
  private final List<Consumer<Update>> listeners = new CopyOnWriteArrayList<>();
  private volatile State state = new State(Phase.LOADING, 0, null, null, null, null);

  State state() {
    return state;
  }

  @Nullable Server get(String id) {
    return known.get(id);
  }

  Collection<Server> all() {
    return List.copyOf(known.values());
  }

  /** Whether any of them is on its way from one status to another. */
  boolean isAnyInTransition() {
    return known.values().stream().anyMatch(Server::isInTransition);
  }

  /** Hears of every update, first of all of everything known now. Close the answer to stop. */
  synchronized AutoCloseable listen(Consumer<Update> listener) {
    listener.accept(new Update(List.copyOf(known.values()), Set.of(), state));
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void forgetListeners() {
    listeners.clear();
  }

  /** The cloud has just answered. */
  void live(Listing cost) {
    become(new State(Phase.LIVE, known.size(), Instant.now(), cost, null, null));
  }

  /**
   * The cloud has not told what was asked.
   *
   * @param nextTry when it is asked again; null when somebody must ask for it
   */
  void lost(Phase phase, ApiException problem, @Nullable Instant nextTry) {
    State was = state;
    become(new State(phase, known.size(), was.asOf(), was.cost(), problem, nextTry));
  }

  private synchronized void become(State next) {
    state = next;
    tell(new Update(List.of(), Set.of(), next));
  }

  /** Takes out all that a full list has not named. */
  void keepOnly(Set<String> seen) {
    Set<String> vanished = new HashSet<>(known.keySet());
    vanished.removeAll(seen);
    if (!vanished.isEmpty()) {
      merge(List.of(), vanished);
    }
  }

  /** Keeps what is new and tells of that only: the overlap brings most servers twice. */
  synchronized void merge(List<Server> living, Set<String> dead) {
    List<Server> changed = new ArrayList<>();
    for (Server server : living) {
      Server before = known.get(server.id());
      Server now = before == null ? server : keepNewer(before, server);
      if (!now.equals(before)) {
        known.put(now.id(), now);
        changed.add(now);
      }
    }
    Set<String> removed = new HashSet<>();
    for (String id : dead) {
      if (known.remove(id) != null) {
        removed.add(id);
      }
    }
    if (!changed.isEmpty() || !removed.isEmpty()) {
      State was = state;
      state =
          new State(
              was.phase(), known.size(), was.asOf(), was.cost(), was.problem(), was.nextTry());
      tell(new Update(List.copyOf(changed), Set.copyOf(removed), state));
    }
  }

  /**
   * An answer that was long under way must not undo a later one; a cell that is down must not cost
   * the name.
   */
  private static Server keepNewer(Server before, Server now) {
    if (now.name() == null && before.name() != null) {
      return before.withStatus(now.status());
    }
    boolean older =
        before.updated() != null
            && now.updated() != null
            && now.updated().isBefore(before.updated());
    return older ? before : now;
  }

  private void tell(Update update) {
    for (Consumer<Update> listener : listeners) {
      listener.accept(update);
    }
  }
}
