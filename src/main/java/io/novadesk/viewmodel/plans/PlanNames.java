package io.novadesk.viewmodel.plans;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name for each of many servers or images, of one pattern: {@code {name}} is the server's name,
 * {@code {date}} the date and time of the plan, and {@code {000}} the server's place in the plan,
 * with as many digits as there are zeros.
 */
final class PlanNames {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final Pattern NUMBER = Pattern.compile("\\{(0+)\\}");

  private final String date;

  PlanNames(Instant now) {
    date = DATE.format(now);
  }

  /**
   * The name of one.
   *
   * @param place of the server among those that take part, from 1
   */
  String of(String pattern, String serverName, int place) {
    Matcher number = NUMBER.matcher(pattern.strip());
    String numbered = number.replaceAll(m -> ("%0" + m.group(1).length() + "d").formatted(place));
    return numbered.replace("{date}", date).replace("{name}", serverName);
  }

  /** Whether it gives each server a name of its own. */
  static boolean tellsApart(String pattern) {
    return pattern.contains("{name}") || NUMBER.matcher(pattern).find();
  }
}
