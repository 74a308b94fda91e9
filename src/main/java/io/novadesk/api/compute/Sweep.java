package io.novadesk.api.compute;

import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Uris;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a list or a part of it, page by page in one direction. It knows where it has been,
 * so that another walk can tell that it has come there too. Used by one thread.
 */
final class Sweep {
  private final boolean oldestFirst;
  private final @Nullable String start;
  private final Set<String> unsettled = new HashSet<>();
  private final Map<String, Integer> trail = new HashMap<>();
  private final List<String> order = new ArrayList<>();
  private List<String> lastPage = List.of();
  private @Nullable String marker;
  private int back = 1;
  private int leeway;
  private boolean landed;
  private State state = State.WALKING;

  /** What is to become of a walk. */
  enum State {
    WALKING,
    /** It came to where another one began whose first page is not here yet. */
    WAITING,
    DONE,
    /** It cannot go on; what it saw stays true. */
    LOST
  }

  /**
   * @param start the id that it begins behind; null: at the end of the list
   */
  Sweep(boolean oldestFirst, @Nullable String start) {
    this.oldestFirst = oldestFirst;
    this.start = start;
    this.marker = start;
  }

  boolean oldestFirst() {
    return oldestFirst;
  }

  /** What the next page comes behind. */
  @Nullable String marker() {
    return marker;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** Whether its first page came: that its start is a place in the list is proven by then. */
  boolean landed() {
    return landed;
  }

  int count() {
    return order.size() + unsettled.size();
  }

  /** The ids whose place is settled, in the order in which they came. */
  List<String> order() {
    return order;
  }

  /** Takes in a page; false: nothing in it was new to this walk, so there is no more. */
  boolean take(Page<Server> page) {
    landed = true;
    boolean fresh = false;
    for (Server server : page.items()) {
      if (trail.containsKey(server.id())) {
        continue;
      }
      if (isSettled(server)) {
        trail.put(server.id(), order.size());
        order.add(server.id());
        fresh |= !unsettled.contains(server.id());
      } else {
        fresh |= unsettled.add(server.id());
      }
    }
    lastPage = page.items().stream().map(Server::id).toList();
    String told = page.next() == null ? null : Uris.parameter(page.next(), "marker");
    if (told != null) {
      marker = told;
    } else if (!lastPage.isEmpty()) {
      marker = lastPage.getLast();
    }
    // After going back pages may hold nothing but what was seen before, and yet not be the last.
    if (back > 1 && !fresh && !lastPage.isEmpty()) {
      return --leeway > 0;
    }
    back = 1;
    return fresh;
  }

  /**
   * Whether its place in the list proves anything: servers that are not scheduled yet, or whose
   * cell is down, stand at an end of a page whatever the order.
   */
  private static boolean isSettled(Server server) {
    return server.state() != ServerStatus.BUILD && server.state() != ServerStatus.UNKNOWN;
  }

  /**
   * Goes on behind an earlier server because the cloud no longer knows the last one; by steps that
   * double, because many may have been deleted at once. False: none of the last page is left.
   */
  boolean stepBack() {
    back *= 2;
    leeway = count();
    if (back > lastPage.size()) {
      return false;
    }
    marker = lastPage.get(lastPage.size() - back);
    return true;
  }

  /** Whether a walk in the same direction came, with this page, to where this one has been. */
  boolean isJoinedBy(Page<Server> page) {
    return page.items().stream()
        .filter(Sweep::isSettled)
        .anyMatch(s -> trail.containsKey(s.id()) || s.id().equals(start));
  }

  /** Whether the page holds the server behind which this walk begins. */
  boolean beginsIn(Page<Server> page) {
    return page.items().stream().anyMatch(s -> s.id().equals(start));
  }

  /** How the page of a walk in the other direction lies to this one. */
  enum Meeting {
    NONE,
    /** Two or more servers that both saw, in opposite orders: nothing is left between them. */
    MET,
    /** In the same order: the cloud did not turn the list round. */
    NOT_TURNED
  }

  Meeting meeting(Page<Server> page) {
    int shared = 0;
    int before = Integer.MAX_VALUE;
    for (Server server : page.items()) {
      Integer at = isSettled(server) ? trail.get(server.id()) : null;
      if (at == null) {
        continue;
      }
      if (at >= before) {
        return Meeting.NOT_TURNED;
      }
      before = at;
      shared++;
    }
    return shared >= 2 ? Meeting.MET : Meeting.NONE;
  }
}
