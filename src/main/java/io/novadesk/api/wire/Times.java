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

  private Times() {}

  /** Null when there is no text or it cannot be read: never a reason to fail. */
  public static @Nullable Instant parse(@Nullable String text) {
    if (text == null || text.length() > 64) {
      return null;
    }
    Matcher m = ISO.matcher(text.strip());
    try {
      if (m.matches()) {
        LocalDateTime local = LocalDateTime.parse(m.group(1) + "T" + m.group(2).replace(',', '.'));
        return local.toInstant(zone(m.group(3)));
      }
      return httpDate(text.strip());
    } catch (DateTimeException _) {
      return null;
    }
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
