package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field for a number from 0 on; empty is 0. */
public final class WholeNumber {
  private final StringProperty text;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  public WholeNumber(int value) {
    text = new SimpleStringProperty(value == 0 ? "" : Integer.toString(value));
    text.addListener((_, _, typed) -> problem.set(isNumber(typed) ? "" : Text.of("form.number")));
  }

  private static boolean isNumber(String typed) {
    return typed.strip().matches("\\d{0,9}");
  }

  public StringProperty textProperty() {
    return text;
  }

  /** Why it is no such number; empty when it is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The number; 0 while it is none. */
  public int value() {
    String typed = text.get().strip();
    return typed.isEmpty() || !isNumber(typed) ? 0 : Integer.parseInt(typed);
  }
}
