package io.novadesk.profile.rc;

/** A quote, a bracket or a command is not ended. */
final class BrokenScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  BrokenScriptException(int line) {
    super("line " + line);
    this.line = line;
  }

  /** Where what is not ended begins, from 1. */
  int line() {
    return line;
  }
}
