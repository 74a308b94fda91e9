package io.novadesk.view.connect;

import io.novadesk.i18n.Text;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The words for the values of an enum. */
final class NamedValues<E extends Enum<E>> extends StringConverter<E> {
  private final String prefix;
  private final E[] values;

  NamedValues(String prefix, E[] values) {
    this.prefix = prefix;
    this.values = values.clone();
  }

  @Override
  public String toString(@Nullable E value) {
    return value == null ? "" : Text.of(prefix + value);
  }

  @Override
  public @Nullable E fromString(String text) {
    for (E value : values) {
      if (toString(value).equals(text)) {
        return value;
      }
    }
    return null;
  }
}
