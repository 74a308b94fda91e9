package io.novadesk.glib;

/** What a library says of a call that failed, in its own words. */
public final class GLibException extends Exception {
  private static final long serialVersionUID = 1;

  GLibException(String words) {
    super(words);
  }
}
