package io.novadesk.cloud.overview;

/**
 * One limit of a project and how much of it is taken.
 *
 * @param kind what it counts, such as {@code cores}
 * @param unit how its numbers are read
 * @param used negative: the cloud does not tell
 * @param limit see {@link #isUnlimited}
 */
public record Quota(String kind, Unit unit, long used, long limit) {
  /** How numbers are read. */
  public enum Unit {
    COUNT,
    MEBIBYTES,
    GIBIBYTES
  }

  /** Clouds write it as a negative number, or as the largest that fits into 32 bits. */
  public boolean isUnlimited() {
    return limit < 0 || limit >= Integer.MAX_VALUE;
  }

  /** The share taken, 0 to 1 and beyond; 0 where nobody can say. */
  public double share() {
    return isUnlimited() || used < 0 || limit == 0 ? 0 : (double) used / limit;
  }
}
