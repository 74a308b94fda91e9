package io.novadesk.common.script;

/** Something that was typed cannot be done as it stands; the sentence says why. */
public final class WishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean mistyped;

  private WishException(boolean mistyped, String sentence) {
    super(sentence);
    this.mistyped = mistyped;
  }

  /** What was typed makes no sense, here or anywhere. */
  static WishException mistyped(String sentence) {
    return new WishException(true, sentence);
  }

  /** The cloud does not let it be understood now. */
  static WishException failed(String sentence) {
    return new WishException(false, sentence);
  }

  /** Whether other words would help. */
  public boolean isMistyped() {
    return mistyped;
  }
}
