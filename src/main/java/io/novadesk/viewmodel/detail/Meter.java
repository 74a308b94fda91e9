package io.novadesk.viewmodel.detail;

import java.util.List;

/**
 * A counter as people read it.
 *
 * @param share 0 to 1 of what is possible; below 0: there is no such limit
 * @param value such as "12 %" or "1.2 MiB/s", may be empty
 * @param detail what is worth telling beside it, may be empty
 * @param course how it went, from the oldest to the newest; NaN where nothing is known; empty: it
 *     does not change
 * @param most what fills the height of its course
 */
public record Meter(
    String name, double share, String value, String detail, List<Double> course, double most) {
  public Meter {
    course = List.copyOf(course);
  }

  /** One without a course. */
  public Meter(String name, double share, String value, String detail) {
    this(name, share, value, detail, List.of(), 1);
  }
}
