package io.novadesk.api.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a project may use and uses (API reference, "Limits"); memory in MiB. -1 is unlimited; any
 * entry may be missing.
 *
 * @param absolute by the wire's names, such as {@code maxTotalInstances}, {@code
 *     totalInstancesUsed}
 */
public record Limits(Map<String, Long> absolute, List<Rate> rates) {
  /**
   * One rate limit: {@code remaining} of {@code value} requests a {@code unit}.
   *
   * @param remaining null where the cloud does not tell
   * @param next when the next request is let through; null where the cloud does not tell
   */
  public record Rate(
      String verb,
      String uri,
      int value,
      @Nullable Integer remaining,
      String unit,
      @Nullable Instant next) {}

  /** One limit or use by the wire's name; empty where the cloud does not tell it. */
  public OptionalLong absolute(String name) {
    Long value = absolute.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
