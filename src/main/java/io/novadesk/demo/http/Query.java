package io.novadesk.demo.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decoded query of a URL; a name may stand several times. */
public final class Query {
  private final Map<String, List<String>> values;
  private final String raw;

  private Query(Map<String, List<String>> values, String raw) {
    this.values = values;
    this.raw = raw;
  }

  static Query parse(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String rest = raw == null ? "" : raw;
    while (!rest.isEmpty()) {
      int end = rest.indexOf('&');
      String pair = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(decode(name), k -> new ArrayList<>(1)).add(decode(value));
      }
    }
    return new Query(values, raw == null ? "" : raw);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The last value given for {@code name}, as WebOb reads it; null when there is none. */
  public @Nullable String get(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.getLast();
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public Set<String> names() {
    return values.keySet();
  }

  /** The raw query without {@code marker}, with another one at the end: that of the next page. */
  public String next(String marker) {
    StringBuilder next = new StringBuilder();
    String rest = raw;
    while (!rest.isEmpty()) {
      int end = rest.indexOf('&');
      String pair = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      if (!pair.isEmpty() && !pair.startsWith("marker=")) {
        next.append(pair).append('&');
      }
    }
    return next.append("marker=").append(marker).toString();
  }
}
