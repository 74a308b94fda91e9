package io.novadesk.viewmodel.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A line of a small list of keys and values. */
public final class KeyValue {
  private final StringProperty key = new SimpleStringProperty("");
  private final StringProperty value = new SimpleStringProperty("");

  public KeyValue(String key, String value) {
    this.key.set(key);
    this.value.set(value);
  }

  public StringProperty keyProperty() {
    return key;
  }

  public StringProperty valueProperty() {
    return value;
  }

  /** A list that tells of changes inside its lines too. */
  public static ObservableList<KeyValue> lines() {
    return FXCollections.observableArrayList(
        line -> new Observable[] {line.keyProperty(), line.valueProperty()});
  }

  /** The lines that have a key; of equal keys the last one counts. */
  public static Map<String, String> toMap(List<KeyValue> lines) {
    Map<String, String> map = new LinkedHashMap<>();
    for (KeyValue line : lines) {
      String key = line.keyProperty().get().strip();
      if (!key.isEmpty()) {
        map.put(key, line.valueProperty().get());
      }
    }
    return map;
  }
}
