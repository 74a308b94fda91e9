package io.novadesk.cloud.command;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal keeps of one command, in a line that may hold those of others too. */
public final class Kept {
  private final Map<String, String> line;
  private final String prefix;

  /**
   * @param prefix stands before each key of this command
   */
  public Kept(Map<String, String> line, String prefix) {
    this.line = line;
    this.prefix = prefix;
  }

  /**
   * @param value null: it is not kept; an empty one is, for it takes something away
   */
  public void put(String key, @Nullable String value) {
    if (value != null) {
      line.put(prefix + key, value);
    }
  }

  /** Null where none was kept. */
  public @Nullable String get(String key) {
    return line.get(prefix + key);
  }

  /** Empty where none was kept. */
  String text(String key) {
    return line.getOrDefault(prefix + key, "");
  }

  /** At least 1, which it also is where none was kept. */
  int number(String key) {
    String number = text(key);
    return number.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(number)) : 1;
  }

  /** Null where none was kept. */
  @Nullable Boolean truth(String key) {
    String kept = get(key);
    return kept == null ? null : Boolean.valueOf(kept);
  }

  /** All whose keys begin so, without that beginning. */
  Map<String, String> startingWith(String begin) {
    Map<String, String> found = new TreeMap<>();
    line.forEach(
        (key, value) -> {
          if (key.startsWith(prefix + begin)) {
            found.put(key.substring(prefix.length() + begin.length()), value);
          }
        });
    return found;
  }
}
