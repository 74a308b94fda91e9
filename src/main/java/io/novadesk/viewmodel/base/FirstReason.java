package io.novadesk.viewmodel.base;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Of several reasons why something cannot be done now, as sentences, the one to be told. */
public final class FirstReason {
  private FirstReason() {}

  /** The first that is not empty; empty where all are. */
  public static ObservableValue<String> of(List<ObservableValue<String>> reasons) {
    return Bindings.createStringBinding(
        () ->
            reasons.stream()
                .map(ObservableValue::getValue)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse(""),
        reasons.toArray(ObservableValue[]::new));
  }
}
