package io.novadesk.viewmodel.overview;

/**
 * How full something is.
 *
 * @param share 0 to 1; negative: without a limit, or nobody can say
 * @param hint what would free some, where it is full; else empty
 */
public record Gauge(String label, String numbers, double share, Level level, String hint) {
  /** How near the end it is. */
  public enum Level {
    /** Nothing is allowed, and nothing is there. */
    NONE,
    FREE,
    NEAR,
    FULL
  }
}
