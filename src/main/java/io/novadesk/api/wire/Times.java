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
      if (isUsual(text)) {
        return usual(text);
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
   * write, three times for every server of a list.
   */
  private static boolean isUsual(String text) {
    int end = text.endsWith("Z") ? text.length() - 1 : text.length();
    boolean whole = end == SECONDS_END;
    boolean parts = end == MICROS_END && text.charAt(SECONDS_END) == '.';
    return (whole || (parts && areDigits(text, SECONDS_END + 1, MICROS_END)))
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && areDigits(text, 0, 4)
        && areDigits(text, 5, 7)
        && areDigits(text, 8, 10)
        && areDigits(text, 11, 13)
        && areDigits(text, 14, 16)
        && areDigits(text, 17, SECONDS_END);
  }

  private static Instant usual(String text) {
    boolean parts = text.length() >= MICROS_END;
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, SECONDS_END),
            parts ? 1_000 * number(text, SECONDS_END + 1, MICROS_END) : 0)
        .toInstant(ZoneOffset.UTC);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
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
