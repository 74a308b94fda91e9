package io.novadesk.cloud.action;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this program has on its way in one region, whoever asked for it: a button, a form, a plan.
 * What one click asked for is not sent twice. Safe to use from many threads.
 */
public final class UnderWay {
  /** By who is at it. */
  private final Map<Object, Errand> errands = new ConcurrentHashMap<>();

  /**
   * The ids of requests that were commands of this program: no later command takes them for its.
   */
  private final Set<String> requests = ConcurrentHashMap.newKeySet();

  private record Errand(String serverId, Object wish) {}

  /**
   * @param who is at it from now on
   * @param wish equal for what must not be given to one server twice at a time
   * @return false when another one is at the same
   */
  public synchronized boolean begin(Object who, String serverId, Object wish) {
    if (errands.containsKey(who)) {
      return true;
    }
    Errand errand = new Errand(serverId, wish);
    if (errands.containsValue(errand)) {
      return false;
    }
    errands.put(who, errand);
    return true;
  }

  public void end(Object who) {
    errands.remove(who);
  }

  /** Whether anybody else is at anything with the server. */
  public boolean isAnotherThan(Object who, String serverId) {
    return errands.entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(who) && e.getValue().serverId().equals(serverId));
  }

  /** This request was a command of ours. */
  public void took(String requestId) {
    requests.add(requestId);
  }

  public boolean isOfAnother(String requestId) {
    return requests.contains(requestId);
  }
}
