package io.novadesk.viewmodel.base;

import org.jspecify.annotations.Nullable;

/**
 * One line of an overview.
 *
 * @param exact shown in a monospace font: ids, addresses
 * @param link where a click on the value leads; null: nowhere
 */
public record Field(String label, String value, boolean exact, @Nullable Link link) {
  public Field(String label, String value, boolean exact) {
    this(label, value, exact, null);
  }

  public static Field of(String label, String value) {
    return new Field(label, value, false);
  }

  public static Field exact(String label, String value) {
    return new Field(label, value, true);
  }

  /** The same, leading somewhere. */
  public Field to(@Nullable Link target) {
    return new Field(label, value, exact, target);
  }
}
