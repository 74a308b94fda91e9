package io.novadesk.keychain;

/** Its message is a sentence for the person, in the keychain's own words where it has some. */
public final class KeychainException extends Exception {
  private static final long serialVersionUID = 1;

  public KeychainException(String sentence) {
    super(sentence);
  }
}
