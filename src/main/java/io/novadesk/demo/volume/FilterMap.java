package io.novadesk.demo.volume;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A map of texts in a query: Cinder's clients write it as Python does, or as JSON. */
final class FilterMap {
  private static final Pattern ITEM =
      Pattern.compile("u?(['\"])(.*?)\\1\\s*:\\s*u?(['\"])(.*?)\\3");

  private FilterMap() {}

  static Map<String, String> parse(String text) {
    Map<String, String> items = new LinkedHashMap<>();
    Matcher matcher = ITEM.matcher(text);
    while (matcher.find()) {
      items.put(matcher.group(2), matcher.group(4));
    }
    return items;
  }
}
