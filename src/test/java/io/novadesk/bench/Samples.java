package io.novadesk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What several rounds took, in nanoseconds, in the order of the rounds. */
public final class Samples {
  private final int warmUp;
  private final List<Long> nanos = new ArrayList<>();

  /**
   * @param warmUp rounds at the beginning that count only as {@link #first}: in them the machine
   *     code is made, which takes more of the processors than the work itself
   */
  public Samples(int warmUp) {
    this.warmUp = warmUp;
  }

  public void add(long sample) {
    nanos.add(sample);
  }

  /** Milliseconds of the very first round. */
  public double first() {
    return nanos.getFirst() / 1e6;
  }

  /** The median of the warm rounds in milliseconds. */
  public double median() {
    List<Long> sorted = nanos.stream().skip(warmUp).sorted().toList();
    int middle = sorted.size() / 2;
    long both =
        sorted.size() % 2 == 1
            ? 2 * sorted.get(middle)
            : sorted.get(middle - 1) + sorted.get(middle);
    return both / 2e6;
  }

  /**
   * How many times as much as the other took, by the median of the rounds: each round beside the
   * same one of the other, so that what else the machine does falls on both.
   */
  public double timesAsMuch(Samples other) {
    double[] ratios = new double[nanos.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = (double) nanos.get(i) / other.nanos.get(i);
    }
    Arrays.sort(ratios);
    int middle = ratios.length / 2;
    return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
  }

  /** The largest of the warm rounds, in milliseconds. */
  public double worst() {
    return nanos.stream().skip(warmUp).mapToLong(Long::longValue).max().orElseThrow() / 1e6;
  }
}
