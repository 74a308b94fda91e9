package io.novadesk.cloud.keys;

/** Keys shorter than the program makes: the primes of a long one can take half a minute. */
public final class ShortKeys {
  /** Of {@link #rsa}. */
  public static final int BITS = 2048;

  private ShortKeys() {}

  public static SshKeyPair rsa(String comment) {
    return SshKeyPair.rsa(BITS, comment);
  }
}
