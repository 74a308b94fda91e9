package io.novadesk.cloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The commands that this program has on their way in one region, whoever gave them: a button, a
 * form, a plan. What one click asked for is not sent twice. Safe to use from many threads.
 */
public final class UnderWay {
  private final Set<Operation> operations = ConcurrentHashMap.newKeySet();

  /**
   * The ids of requests that were commands of this program: no later command takes them for its.
   */
  private final Set<String> requests = ConcurrentHashMap.newKeySet();

  /**
   * @return false when the same command is on its way to the same server
   */
  synchronized boolean begin(Operation operation) {
    if (operations.contains(operation)) {
      return true;
    }
    boolean twice =
        besides(operation).anyMatch(other -> other.command().isSameAs(operation.command()));
    return !twice && operations.add(operation);
  }

  void end(Operation operation) {
    operations.remove(operation);
  }

  /** Whether anything else is on its way to the same server. */
  boolean isAnotherThan(Operation operation) {
    return besides(operation).findAny().isPresent();
  }

  private Stream<Operation> besides(Operation operation) {
    return operations.stream()
        .filter(other -> other != operation)
        .filter(other -> other.server().id().equals(operation.server().id()));
  }

  void took(String requestId) {
    requests.add(requestId);
  }

  boolean isOfAnother(String requestId) {
    return requests.contains(requestId);
  }
}
