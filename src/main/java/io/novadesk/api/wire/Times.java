package io.novadesk.api.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as clouds of every age write them; a time without a zone is UTC. */
public final class Times {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4,5}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)\\s*"
              + "(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?",
          Pattern.CASE_INSENSITIVE);

  private static final int SECONDS_END = 19;
  private static final int MICROS_END = 26;

  private Times() {}

  /** Null when there is no text or it cannot be read: never a reason to fail. */
  public static @Nullable Instant parse(@Nullable String text) {
    if (text == null || text.length() > 64) {
      return null;
    }
    try {
      Instant usual = usual(text);
      if (usual != null) {
        return usual;
      }
      Matcher m = ISO.matcher(text.strip());
      if (m.matches()) {
        LocalDateTime local = LocalDateTime.parse(m.group(1) + "T" + m.group(2).replace(',', '.'));
        return local.toInstant(zone(m.group(3)));
      }
      return httpDate(text.strip());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /**
   * {@code 2026-11-23T08:15:00}, with or without millionths, with or without Z: what today's clouds
   * write, three times for every server of a list. Null for any other form.
   */
  private static @Nullable Instant usual(String text) {
    int end = text.endsWith("Z") ? text.length() - 1 : text.length();
    boolean parts = end == MICROS_END && text.charAt(SECONDS_END) == '.';
    if ((end != SECONDS_END && !parts)
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int micros = parts ? digits(text, SECONDS_END + 1, MICROS_END) : 0;
    if ((year | month | day | hour | minute | second | micros) < 0) {
      return null;
    }
    return LocalDateTime.of(year, month, day, hour, minute, second, 1_000 * micros)
        .toInstant(ZoneOffset.UTC);
  }

  /** The number that these characters are, -1 when one is no digit. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static ZoneOffset zone(@Nullable String text) {
    if (text == null || Character.isLetter(text.charAt(0))) {
      return ZoneOffset.UTC;
    }
    return ZoneOffset.of(
        text.length() == 5 ? text.substring(0, 3) + ":" + text.substring(3) : text);
  }

  /** The form of the Date and Retry-After headers. */
  private static @Nullable Instant httpDate(String text) {
    return text.isEmpty() || !Character.isLetter(text.charAt(0))
        ? null
        : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  /** The form that every cloud takes in changes-since: whole seconds, UTC. */
  public static String query(Instant instant) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
        .format(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
