package io.novadesk.profile.edit;

/** Another program changed a file between reading and writing: nothing was written. */
public final class ChangedMeanwhileException extends Exception {
  private static final long serialVersionUID = 1L;

  public ChangedMeanwhileException(String sentence) {
    super(sentence);
  }
}
