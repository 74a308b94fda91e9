package io.novadesk.common.own;

/** A program is not run for a server; the sentence says why. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence);
  }
}
