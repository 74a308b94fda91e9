package io.novadesk.common.watch;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of each day in which only production clouds may call, over midnight too.
 *
 * @param until no longer within
 */
public record QuietHours(LocalTime from, LocalTime until) {
  private static final Pattern FORM =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d) ?- ?([01]?\\d|2[0-3]):([0-5]\\d)");

  static @Nullable QuietHours read(String typed) {
    Matcher parts = FORM.matcher(typed.strip());
    return parts.matches() ? new QuietHours(time(parts, 1), time(parts, 3)) : null;
  }

  private static LocalTime time(Matcher parts, int hour) {
    return LocalTime.of(
        Integer.parseInt(parts.group(hour)), Integer.parseInt(parts.group(hour + 1)));
  }

  public boolean contains(LocalTime time) {
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }
}
