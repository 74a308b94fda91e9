package io.novadesk.profile;

import java.time.Duration;

/** How long a delete in a cloud waits before it is sent, and can be taken back until then. */
public enum DeleteWait {
  /** As its kind deserves: in a production cloud it waits, in others it does not. */
  USUAL,
  NONE,
  MINUTE,
  FIVE_MINUTES,
  QUARTER,
  HOUR;

  /**
   * @param production whether it is a production cloud
   * @return zero: it does not wait
   */
  public Duration time(boolean production) {
    return switch (this) {
      case USUAL -> production ? Duration.ofMinutes(5) : Duration.ZERO;
      case NONE -> Duration.ZERO;
      case MINUTE -> Duration.ofMinutes(1);
      case FIVE_MINUTES -> Duration.ofMinutes(5);
      case QUARTER -> Duration.ofMinutes(15);
      case HOUR -> Duration.ofHours(1);
    };
  }
}
