package io.novadesk.viewmodel.wall;

import java.util.List;

/**
 * How something went in the last hours.
 *
 * @param title what it is
 * @param now how it is, as a person reads it
 * @param values from the oldest to the newest; NaN where nothing was seen
 * @param most what fills the height
 * @param bad whether it needs a person now
 * @param server the key of the watched server that it is of; empty: of none
 */
public record Trend(
    Kind kind,
    String title,
    String now,
    List<Double> values,
    double most,
    boolean bad,
    String server) {
  /** What is looked at. */
  public enum Kind {
    ERROR,
    BUSY,
    SERVERS,
    WATCHED,
    LIMIT,
    ANSWERS
  }

  public Trend {
    values = List.copyOf(values);
  }

  /** One of a whole cloud. */
  Trend(Kind kind, String title, String now, List<Double> values, double most, boolean bad) {
    this(kind, title, now, values, most, bad, "");
  }

  /** What was seen longer ago is not how it is. */
  private static final int RECENT = 20;

  /** The newest that is known; 0: none of the last looks told it. */
  public double newest() {
    for (int i = values.size() - 1; i >= Math.max(0, values.size() - RECENT); i--) {
      if (!Double.isNaN(values.get(i))) {
        return values.get(i);
      }
    }
    return 0;
  }
}
