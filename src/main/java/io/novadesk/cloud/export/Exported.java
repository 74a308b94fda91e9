package io.novadesk.cloud.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as an export for programs gives it. */
public sealed interface Exported {
  /** Not told by the cloud. */
  record Nothing() implements Exported {}

  /** Text, as the cloud has it. */
  record Words(String text) implements Exported {}

  /** A whole number. */
  record Whole(long value) implements Exported {}

  /** Yes or no. */
  record Flag(boolean value) implements Exported {}

  /** Several texts, in the cloud's order. */
  record Several(List<String> texts) implements Exported {}

  static Exported of(@Nullable String text) {
    return text == null ? new Nothing() : new Words(text);
  }

  static Exported of(@Nullable Integer number) {
    return number == null ? new Nothing() : new Whole(number);
  }

  static Exported of(@Nullable Boolean flag) {
    return flag == null ? new Nothing() : new Flag(flag);
  }

  static Exported of(@Nullable List<String> texts) {
    return texts == null ? new Nothing() : new Several(texts);
  }

  /** ISO 8601, in UTC. */
  static Exported of(@Nullable Instant time) {
    return time == null ? new Nothing() : new Words(time.toString());
  }
}
