package io.novadesk.cloud.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of an age, such as {@code >30d}: older than thirty days. Units are s, m, h, d, w and
 * y; a number alone counts days.
 *
 * @param older whether it asks for what is older than the limit, or for what is younger
 */
record FilterAge(boolean older, Duration limit) {
  private static final Pattern SHAPE = Pattern.compile("([<>])=?(\\d{1,6})([smhdwy]?)");
  private static final Pattern BEGUN = Pattern.compile("[<>]?=?");

  /** Null when it is no such comparison. */
  static @Nullable FilterAge parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long number = Long.parseLong(matcher.group(2));
    Duration limit =
        switch (matcher.group(3)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "w" -> Duration.ofDays(7 * number);
          case "y" -> Duration.ofDays(365 * number);
          default -> Duration.ofDays(number);
        };
    return new FilterAge(">".equals(matcher.group(1)), limit);
  }

  /** Whether a person is still typing one. */
  static boolean isBegun(String text) {
    return BEGUN.matcher(text).matches();
  }

  boolean test(@Nullable Instant since, Instant now) {
    return since != null && older == since.isBefore(now.minus(limit));
  }
}
