package io.novadesk.cloud.command;

import io.novadesk.cloud.action.ServerAction;
import java.time.Duration;

/**
 * How long a command may show no movement at all before it is told as hung: a command that is
 * waited for without end would hold its place in the queue for ever.
 */
@FunctionalInterface
public interface Patience {
  /** As long as the table of actions says. */
  Patience STANDARD = action -> action.facts().patience();

  Duration of(ServerAction action);

  /** Between two looks at a cloud that takes its time. */
  Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  /**
   * What comes after this pause.
   *
   * @param look how long the last look took: no more than half of the time is spent asking
   */
  static Duration longer(Duration pause, Duration look) {
    Duration grown = pause.multipliedBy(3).dividedBy(2);
    Duration longer = grown.compareTo(look) < 0 ? look : grown;
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  /**
   * How long after an answer that does not tell a command may still reach the cloud: something
   * before it may have held it back.
   */
  default Duration late(ServerAction action) {
    return action.facts().late();
  }

  /**
   * How long a server that was at rest in the wanted state must have stayed so to be taken for
   * done, where no record tells.
   */
  default Duration settling() {
    return Duration.ofSeconds(8);
  }

  /** Between the first two looks; the later ones are further apart. */
  default Duration firstLook() {
    return Duration.ofMillis(400);
  }
}
