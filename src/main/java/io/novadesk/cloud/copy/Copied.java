package io.novadesk.cloud.copy;

/** What became of the wish to copy something in a form. */
public sealed interface Copied {
  record Ready(String text) implements Copied {}

  /**
   * It cannot be said in this form.
   *
   * @param why in a few words
   */
  record Not(String why) implements Copied {}
}
