package io.novadesk.cloud.command;

import io.novadesk.cloud.action.ServerAction;
import java.time.Duration;

/**
 * How long a command may show no movement at all before it is told as hung: a command that is
 * waited for without end would hold its place in the queue for ever.
 */
@FunctionalInterface
public interface Patience {
  /**
   * Nova itself turns a soft reboot into a hard one after 2 minutes and cuts the power of a guest
   * that does not shut down after one; what copies disks may stand still for long.
   */
  Patience STANDARD =
      action ->
          switch (action) {
            case RESIZE, REVERT_RESIZE, SHELVE, UNSHELVE, SNAPSHOT -> Duration.ofHours(2);
            case DELETE -> Duration.ofMinutes(15);
            default -> Duration.ofMinutes(6);
          };

  Duration of(ServerAction action);
}
