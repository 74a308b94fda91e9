package io.novadesk.profile;

/** An entry of {@code clouds.yaml} that cannot become a connection, and why. */
final class UnusableEntryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableEntryException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
