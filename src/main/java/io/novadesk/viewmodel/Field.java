package io.novadesk.viewmodel;

/**
 * One line of an overview.
 *
 * @param exact shown in a monospace font: ids, addresses
 */
public record Field(String label, String value, boolean exact) {
  public static Field of(String label, String value) {
    return new Field(label, value, false);
  }

  public static Field exact(String label, String value) {
    return new Field(label, value, true);
  }
}
