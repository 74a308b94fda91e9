package io.novadesk.api.compute;

import org.jspecify.annotations.Nullable;

/** A microversion of the Compute API: 2.100 is newer than 2.99. */
public record Microversion(int major, int minor) implements Comparable<Microversion> {
  public static Microversion of(int minor) {
    return new Microversion(2, minor);
  }

  /** Null for the empty or unreadable text that legacy endpoints give. */
  public static @Nullable Microversion parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    try {
      return parts.length == 2
          ? new Microversion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
          : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  @Override
  public int compareTo(Microversion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
