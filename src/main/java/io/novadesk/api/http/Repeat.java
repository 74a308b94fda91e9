package io.novadesk.api.http;

/**
 * Whether a request may go again by itself. Whatever it says, a request that a 401 refused goes
 * once more with a new token.
 */
public enum Repeat {
  /** It changes nothing: whenever that may help. */
  READ,
  /** Twice is the same as once (PUT, DELETE): whenever that may help; it may end in doubt. */
  IDEMPOTENT,
  /**
   * Its caller says that nothing which lasts comes of it (a login, a console): while no connection
   * was made; nothing is left in doubt.
   */
  HARMLESS,
  /** Its caller says so: while no connection was made, for then nothing can have been done. */
  UNSENT,
  /** Not even then. */
  NEVER;

  static Repeat of(String method) {
    return switch (method) {
      case "GET", "HEAD" -> READ;
      case "PUT", "DELETE" -> IDEMPOTENT;
      default -> NEVER;
    };
  }

  /** Whether a lost answer leaves open what was done. */
  boolean leavesDoubt() {
    return this != READ && this != HARMLESS;
  }
}
