package io.novadesk.common.notices;

/** A notice could not be shown; the sentence says why. */
public final class NoticeException extends Exception {
  private static final long serialVersionUID = 1L;

  NoticeException(String sentence) {
    super(sentence);
  }
}
