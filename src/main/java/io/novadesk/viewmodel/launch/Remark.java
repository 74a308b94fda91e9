package io.novadesk.viewmodel.launch;

/** What is to be said of a field. */
public record Remark(String sentence, Kind kind) {
  /** How much it matters. */
  public enum Kind {
    /** Nothing stands there yet; nothing can be launched until something does. */
    MISSING,
    /** Nothing can be launched until it is mended. */
    ERROR,
    /** Worth knowing. */
    NOTE
  }

  static final Remark NONE = new Remark("", Kind.NOTE);

  boolean blocks() {
    return kind != Kind.NOTE;
  }
}
