package io.novadesk.cloud.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for each of many servers, of one pattern: {@code {name}} is the server's name, {@code
 * {date}} the date and time at which all of it began, and {@code {000}} the server's place, with as
 * many digits as there are zeros.
 */
public record EachName(String pattern, Instant begun) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final Pattern NUMBER = Pattern.compile("\\{(0+)\\}");

  /**
   * The text for one.
   *
   * @param place among those that take part, from 1
   */
  public String of(String server, int place) {
    Matcher number = NUMBER.matcher(pattern);
    String numbered = number.replaceAll(m -> padded(place, m.group(1).length()));
    return numbered.replace("{date}", DATE.format(begun)).replace("{name}", server);
  }

  /** Digits of every cloud, whatever this computer's own are. */
  private static String padded(int place, int digits) {
    String number = Integer.toString(place);
    return "0".repeat(Math.max(0, digits - number.length())) + number;
  }

  /** Whether no two servers get the same. */
  public boolean tellsApart() {
    return pattern.contains("{name}") || NUMBER.matcher(pattern).find();
  }
}
