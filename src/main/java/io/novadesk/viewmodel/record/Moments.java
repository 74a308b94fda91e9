package io.novadesk.viewmodel.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a point in time as people type it: a day, a time of today, or both. */
final class Moments {
  private static final Pattern TYPED =
      Pattern.compile("(?:(\\d{4})-(\\d{1,2})-(\\d{1,2}))?[T ]*(?:(\\d{1,2}):(\\d{2}))?");

  private Moments() {}

  /**
   * @param now where the person is
   * @return null: it is none
   */
  static @Nullable ZonedDateTime read(String typed, ZonedDateTime now) {
    Matcher parts = TYPED.matcher(typed.strip());
    if (typed.isBlank() || !parts.matches()) {
      return null;
    }
    try {
      LocalDate day =
          parts.group(1) == null
              ? now.toLocalDate()
              : LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      LocalTime time =
          parts.group(4) == null
              ? LocalTime.MIDNIGHT
              : LocalTime.of(number(parts, 4), number(parts, 5));
      return day.atTime(time).atZone(now.getZone());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** How a point in time is typed, to the minute. */
  static String typed(ZonedDateTime moment) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(moment);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
