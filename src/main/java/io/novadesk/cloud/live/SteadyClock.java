package io.novadesk.cloud.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A clock that is set to what somebody told, such as a cloud, and runs evenly from there, whatever
 * is done to this computer's clock. That one may be wrong by hours, so it has the word only while
 * nobody has told anything. Safe to use from many threads.
 */
public final class SteadyClock implements InstantSource {
  private volatile @Nullable Told told;

  /**
   * @param at {@link System#nanoTime} at that moment
   */
  private record Told(Instant time, long at) {}

  /** Shows what this computer's clock shows now, and never jumps. */
  public static InstantSource ofThisComputer() {
    SteadyClock clock = new SteadyClock();
    clock.set(Instant.now(), Duration.ZERO);
    return clock;
  }

  /** It was this time, so long ago. */
  void set(Instant time, Duration ago) {
    told = new Told(time, System.nanoTime() - ago.toNanos());
  }

  @Override
  public Instant instant() {
    Told last = told;
    return last == null ? Instant.now() : last.time().plusNanos(System.nanoTime() - last.at());
  }
}
