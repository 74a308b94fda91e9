package io.novadesk.viewmodel.launch;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A key and a value as they are typed. */
public final class Pair {
  private final StringProperty key;
  private final StringProperty value;

  public Pair(String key, String value) {
    this.key = new SimpleStringProperty(key);
    this.value = new SimpleStringProperty(value);
  }

  public StringProperty key() {
    return key;
  }

  public StringProperty value() {
    return value;
  }

  boolean isBlank() {
    return key.get().isBlank() && value.get().isEmpty();
  }
}
