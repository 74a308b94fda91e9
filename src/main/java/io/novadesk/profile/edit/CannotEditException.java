package io.novadesk.profile.edit;

/** Why a file is not changed, as a sentence for people; it is as it was. */
public final class CannotEditException extends Exception {
  private static final long serialVersionUID = 1L;

  public CannotEditException(String sentence) {
    super(sentence);
  }
}
