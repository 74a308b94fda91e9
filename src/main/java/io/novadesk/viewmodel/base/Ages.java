package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spans and points in time as people read them. */
public final class Ages {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private Ages() {}

  /** How long ago something was by this computer's clock; empty for null. */
  public static String since(@Nullable Instant instant) {
    return since(instant, Instant.now());
  }

  /**
   * Such as "3 d", in the largest fitting unit; empty for null.
   *
   * @param now by the clock that told the time: a cloud's and this computer's may be hours apart
   */
  public static String since(@Nullable Instant instant, Instant now) {
    return instant == null ? "" : span(Duration.between(instant, now));
  }

  public static String span(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return Text.of("age.seconds", seconds);
    }
    if (seconds < 3_600) {
      return Text.of("age.minutes", seconds / 60);
    }
    if (seconds < 86_400) {
      return Text.of("age.hours", seconds / 3_600);
    }
    long days = seconds / 86_400;
    return days < 730
        ? Text.of("age.days", String.valueOf(days))
        : Text.of("age.years", days / 365);
  }

  /** How long something took: tenths count while there are few seconds. */
  public static String took(Duration span) {
    return span.toSeconds() < 10
        ? Text.of("age.tenths", Math.max(1, span.toMillis() / 100) / 10.0)
        : span(span);
  }

  /** Local time of day to the second. */
  public static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** Local date and time to the second; empty for null. */
  public static String exact(@Nullable Instant instant) {
    return instant == null
        ? ""
        : DateTimeFormatter.ofPattern(Text.of("time.exact"), Text.language().locale())
            .withZone(ZoneId.systemDefault())
            .format(instant);
  }

  /** The same as part of a name: alike in every language, without blanks and colons. */
  public static String stamp(Instant instant) {
    return STAMP.format(instant);
  }
}
