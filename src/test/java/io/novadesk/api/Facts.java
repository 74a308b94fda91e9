package io.novadesk.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Answers questions about one recorded body, through the readers that the program uses. */
@FunctionalInterface
public interface Facts {
  /**
   * @return null when there is no such thing
   */
  @Nullable String fact(String key);

  static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** K of {@code name[K]}. */
  static String inBrackets(String key) {
    return key.substring(key.indexOf('[') + 1, key.lastIndexOf(']'));
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
