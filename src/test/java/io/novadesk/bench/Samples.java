package io.novadesk.bench;

import java.util.ArrayList;
import java.util.List;

/** What several rounds took, in nanoseconds, in the order of the rounds. */
public final class Samples {
  private final List<Long> nanos = new ArrayList<>();

  public void add(long sample) {
    nanos.add(sample);
  }

  /** Milliseconds of the first round, in which the machine code is still being made. */
  public double first() {
    return nanos.getFirst() / 1e6;
  }

  /** The median in milliseconds. */
  public double median() {
    List<Long> sorted = nanos.stream().sorted().toList();
    int middle = sorted.size() / 2;
    long both =
        sorted.size() % 2 == 1
            ? 2 * sorted.get(middle)
            : sorted.get(middle - 1) + sorted.get(middle);
    return both / 2e6;
  }

  /** The largest, in milliseconds, of all rounds but the first. */
  public double worstAfterWarmUp() {
    return nanos.stream().skip(1).mapToLong(Long::longValue).max().orElse(0) / 1e6;
  }
}
