package io.novadesk.api.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Headers of an answer; names are compared without case, as clouds spell them in any. */
public final class Headers {
  public static final Headers NONE = new Headers(Map.of());

  private final Map<String, List<String>> values;

  private Headers(Map<String, List<String>> values) {
    this.values = values;
  }

  public static Headers of(Map<String, List<String>> values) {
    Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach((name, list) -> sorted.put(name, list.stream().map(Headers::decoded).toList()));
    return new Headers(Collections.unmodifiableMap(sorted));
  }

  /**
   * Old image services put names into headers as UTF-8, which HTTP reads byte by byte (Latin-1).
   * What is no UTF-8 stays as it is.
   */
  private static String decoded(String value) {
    if (value.chars().allMatch(c -> c < 0x80) || value.chars().anyMatch(c -> c > 0xff)) {
      return value;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException _) {
      return value;
    }
  }

  /** The first value, or null. */
  public @Nullable String first(String name) {
    List<String> list = values.get(name);
    return list == null || list.isEmpty() ? null : list.getFirst();
  }

  public Map<String, List<String>> all() {
    return values;
  }

  /** The id by which an operator finds this request in the cloud's logs. */
  public @Nullable String requestId() {
    for (String name :
        List.of("X-Openstack-Request-Id", "X-Compute-Request-Id", "X-Trans-Id", "X-Request-Id")) {
      String value = first(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The media type without parameters, in lower case; empty when there is none. */
  public String mediaType() {
    String value = first("Content-Type");
    if (value == null) {
      return "";
    }
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
