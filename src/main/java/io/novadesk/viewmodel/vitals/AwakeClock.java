package io.novadesk.viewmodel.vitals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Measures spans, those included in which the computer slept: its own clock for spans may stand
 * still meanwhile, while a server's counters go on. For any threads.
 */
public final class AwakeClock implements LongSupplier {
  private final LongSupplier nanos;
  private final InstantSource time;
  private long last;
  private Instant then;
  private long slept;

  /**
   * @param nanos never goes back
   * @param time may be set, back too
   */
  public AwakeClock(LongSupplier nanos, InstantSource time) {
    this.nanos = nanos;
    this.time = time;
    last = nanos.getAsLong();
    then = time.instant();
  }

  @Override
  public synchronized long getAsLong() {
    long now = nanos.getAsLong();
    Instant instant = time.instant();
    slept += Math.max(0, Duration.between(then, instant).toNanos() - (now - last));
    last = now;
    then = instant;
    return now + slept;
  }
}
