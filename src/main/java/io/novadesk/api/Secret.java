package io.novadesk.api;

import java.util.Arrays;

/**
 * A password, token or key. It shows itself only to who asks by name; {@code toString} never tells
 * it. Safe to use from many threads.
 */
public final class Secret {
  private static final char[] NONE = {};

  private volatile char[] value;

  private Secret(char[] value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value.toCharArray());
  }

  /** One that lives on when this one is wiped. */
  public Secret copy() {
    return new Secret(value.clone());
  }

  /** The clear text: for the wire and the clipboard only. */
  public String reveal() {
    return new String(value);
  }

  public boolean isEmpty() {
    return value.length == 0;
  }

  /**
   * Overwrites it in memory; it is empty from then on. What {@link #reveal} gave to others is not
   * in reach.
   */
  public void wipe() {
    char[] old = value;
    value = NONE;
    Arrays.fill(old, '\0');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret s && Arrays.equals(s.value, value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "•••";
  }
}
