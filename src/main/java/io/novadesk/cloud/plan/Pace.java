package io.novadesk.cloud.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many servers a cloud keeps up with, learned from its answers alone. It begins low and rises
 * with each answer that is as quick as the quickest were: fast until the cloud first shows a limit,
 * then by one for each round. Answers that are many times slower take a quarter away; a refusal
 * (409, 429, 503) takes half, and what it says of when to come back is kept to. A moment of trouble
 * counts once, however many answers tell of it. Safe to use from many threads.
 */
final class Pace {
  static final int FIRST = 4;
  static final int MOST = 64;

  /** So much slower than the quickest of its kind is an answer of a cloud that is behind. */
  private static final int SLOW = 5;

  /** And so much is as quick as ever. */
  private static final int QUICK = 2;

  /** What a person would not call slow is not, whatever the quickest took. */
  private static final Duration UNFELT = Duration.ofMillis(400);

  private static final double AFTER_SLOW = 0.75;
  private static final double AFTER_REFUSAL = 0.5;

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Map<String, Duration> quickest = new HashMap<>();
  private double places = FIRST;

  /** From here on it rises by one for each round only. */
  private double careful = MOST;

  private @Nullable Instant fell;
  private Instant rests = Instant.MIN;

  /**
   * One answer.
   *
   * @param kind what was asked for: only answers of one kind are compared
   * @param sent when it was
   * @param retryAfter how long the cloud asks to wait; null where it does not
   */
  synchronized void answered(
      String kind, Instant sent, Duration took, int status, @Nullable Duration retryAfter) {
    Instant now = sent.plus(took);
    if (status == CONFLICT || status == TOO_MANY || status == UNAVAILABLE) {
      if (retryAfter != null && now.plus(retryAfter).isAfter(rests)) {
        rests = now.plus(retryAfter);
      }
      fall(AFTER_REFUSAL, sent, now);
      return;
    }
    Duration best = quickest.merge(kind, took, (a, b) -> a.compareTo(b) < 0 ? a : b);
    if (took.compareTo(atLeast(best.multipliedBy(SLOW), UNFELT.multipliedBy(2))) > 0) {
      fall(AFTER_SLOW, sent, now);
    } else if (took.compareTo(atLeast(best.multipliedBy(QUICK), UNFELT)) <= 0) {
      places = Math.min(MOST, places + (places < careful ? 1 : 1 / places));
    }
  }

  private static Duration atLeast(Duration some, Duration least) {
    return some.compareTo(least) < 0 ? least : some;
  }

  private void fall(double to, Instant sent, Instant now) {
    // What was on its way at the last fall tells of the trouble before it.
    if (fell != null && sent.isBefore(fell)) {
      return;
    }
    fell = now;
    places = Math.max(1, places * to);
    careful = places;
  }

  /** How many servers may be under way now, at least 1. */
  synchronized int places() {
    return (int) places;
  }

  /** How long nothing new may begin, as the cloud asked; zero when something may. */
  synchronized Duration rest(Instant now) {
    return now.isBefore(rests) ? Duration.between(now, rests) : Duration.ZERO;
  }
}
