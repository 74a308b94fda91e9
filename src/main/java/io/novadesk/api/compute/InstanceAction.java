package io.novadesk.api.compute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a server's history (os-instance-actions).
 *
 * @param action such as {@code create}, {@code reboot}, {@code resize}
 * @param message the cloud's word on a failure, often null
 * @param events empty in lists; from 2.51 in the single action for ordinary users
 */
public record InstanceAction(
    String action,
    String requestId,
    @Nullable String userId,
    @Nullable Instant started,
    @Nullable Instant updated,
    @Nullable String message,
    List<Event> events) {

  /**
   * @param result {@code Success}, {@code Error} or null while it runs
   */
  public record Event(
      String event,
      @Nullable String result,
      @Nullable Instant started,
      @Nullable Instant finished,
      @Nullable String traceback,
      @Nullable String details,
      @Nullable String host) {}
}
