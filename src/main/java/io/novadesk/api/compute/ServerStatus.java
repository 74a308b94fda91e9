package io.novadesk.api.compute;

import java.util.Locale;

/**
 * The status words of the Compute API (Compute API guide, "Server concepts"); what a cloud invents
 * beyond them is {@link #OTHER}.
 */
public enum ServerStatus {
  ACTIVE,
  BUILD,
  REBOOT,
  HARD_REBOOT,
  PASSWORD,
  REBUILD,
  RESIZE,
  VERIFY_RESIZE,
  REVERT_RESIZE,
  MIGRATING,
  SHUTOFF,
  PAUSED,
  SUSPENDED,
  RESCUE,
  SHELVED,
  SHELVED_OFFLOADED,
  SOFT_DELETED,
  DELETED,
  ERROR,
  UNKNOWN,
  OTHER;

  /** Reads a word of any age: {@code BUILD(scheduling)}, {@code stopped}, {@code UNKNOWN_STATE}. */
  public static ServerStatus of(String word) {
    int bracket = word.indexOf('(');
    String base =
        (bracket < 0 ? word : word.substring(0, bracket)).strip().toUpperCase(Locale.ROOT);
    return switch (base) {
      case "STOPPED" -> SHUTOFF;
      case "UNKNOWN_STATE" -> UNKNOWN;
      default -> {
        for (ServerStatus status : values()) {
          if (status.name().equals(base)) {
            yield status;
          }
        }
        yield OTHER;
      }
    };
  }

  /** The cloud is at work on it and will leave this status by itself. */
  public boolean isTransitional() {
    return switch (this) {
      case BUILD, REBOOT, HARD_REBOOT, PASSWORD, REBUILD, RESIZE, REVERT_RESIZE, MIGRATING -> true;
      default -> false;
    };
  }
}
