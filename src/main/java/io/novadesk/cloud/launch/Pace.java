package io.novadesk.cloud.launch;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param look before the first look for a server that may have been made; each further one waits
 *     twice as long
 * @param looks how often it is looked for before it is taken for not made
 * @param poll between two looks at a server that is being built
 */
public record Pace(Duration look, int looks, Duration poll) {
  /** A cloud may need seconds to show what it was asked for: 15 s in all. */
  public static final Pace STANDARD = new Pace(Duration.ofMillis(500), 5, Duration.ofMillis(700));

  Duration pause(int attempt) {
    return look.multipliedBy(1L << Math.min(attempt, 10));
  }

  /** How long all looks for one server take. */
  Duration allLooks() {
    return look.multipliedBy((1L << Math.min(looks, 10)) - 1);
  }
}
