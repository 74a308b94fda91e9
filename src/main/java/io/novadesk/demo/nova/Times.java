package io.novadesk.demo.nova;

import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as nova writes and reads them. All are UTC. */
final class Times {
  private static final DateTimeFormatter NAIVE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000000'", Locale.ROOT);

  private Times() {}

  /** {@code 2026-11-23T16:04:00Z}. */
  static String zulu(long millis) {
    return Instant.ofEpochSecond(Math.floorDiv(millis, 1000)).toString();
  }

  /** {@code 2026-11-23T16:04:00.000000}, null for never. */
  static @Nullable String naive(long millis) {
    return millis == 0
        ? null
        : LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000), 0, ZoneOffset.UTC).format(NAIVE);
  }

  /**
   * The time that a filter names; null when it is not asked for.
   *
   * @throws Refusal 400 when it is no time
   */
  static @Nullable Long wanted(Query query, String name) {
    String text = query.get(name);
    if (text == null) {
      return null;
    }
    Long time = parse(text);
    if (time == null) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters %s. Value: %s. '%s' is not a 'date-time'",
              name,
              text,
              text));
    }
    return time;
  }

  /** A time of a filter, in milliseconds since 1970; null when it is none. */
  static @Nullable Long parse(String text) {
    // A plus that was not percent-encoded arrives as a space.
    String given = text.replace(' ', '+');
    try {
      return OffsetDateTime.parse(given).toInstant().toEpochMilli();
    } catch (DateTimeParseException e) {
      try {
        return LocalDateTime.parse(given).toInstant(ZoneOffset.UTC).toEpochMilli();
      } catch (DateTimeParseException naive) {
        return null;
      }
    }
  }
}
