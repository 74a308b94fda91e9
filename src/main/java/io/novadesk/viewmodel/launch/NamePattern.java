package io.novadesk.viewmodel.launch;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A name with a place for a number: {@code web-{000}} gives web-001, web-002 and so on. The zeros
 * say how many digits there are at least.
 *
 * @param before what stands before the number
 * @param digits 0: there is no place for a number
 * @param after what stands behind it
 */
record NamePattern(String before, int digits, String after) {
  private static final Pattern PLACE = Pattern.compile("\\{(0+)}");
  private static final Pattern NUMBER_AT_END = Pattern.compile("(.*?)(\\d{1,9})");

  static NamePattern of(String text) {
    Matcher place = PLACE.matcher(text);
    return place.find()
        ? new NamePattern(
            text.substring(0, place.start()), place.group(1).length(), text.substring(place.end()))
        : new NamePattern(text, 0, "");
  }

  /** A pattern for more servers like one of this name, and the number that comes next. */
  static Suggestion like(String name) {
    Matcher numbered = NUMBER_AT_END.matcher(name);
    if (!numbered.matches()) {
      return new Suggestion(name + "-{0}", OptionalInt.of(2));
    }
    int number = Integer.parseInt(numbered.group(2));
    return new Suggestion(
        numbered.group(1) + "{" + "0".repeat(numbered.group(2).length()) + "}",
        OptionalInt.of(number + 1));
  }

  record Suggestion(String pattern, OptionalInt start) {}

  boolean hasNumber() {
    return digits > 0;
  }

  /** Whether a brace stands there that opens or closes no place for a number. */
  boolean isOdd() {
    return (before + after).matches(".*[{}].*");
  }

  /** The names of that many servers; without a place for it the number comes behind a hyphen. */
  List<String> names(int start, int count) {
    if (!hasNumber()) {
      return count == 1
          ? List.of(before)
          : IntStream.range(start, start + count).mapToObj(n -> before + "-" + n).toList();
    }
    return IntStream.range(start, start + count).mapToObj(n -> before + padded(n) + after).toList();
  }

  private String padded(int number) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  /** The names that a cloud gives when one request makes them all. */
  static List<String> ofCloud(String name, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> name + "-" + n).toList();
  }

  /** What the request is named by where one request makes them all. */
  String base() {
    return (before + after).replaceAll("[-_. ]+$", "");
  }
}
