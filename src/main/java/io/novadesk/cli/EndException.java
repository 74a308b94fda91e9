package io.novadesk.cli;

/** Ends the command with a sentence. */
final class EndException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  EndException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }
}
