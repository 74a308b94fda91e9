package io.novadesk.viewmodel.base;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which of several actions can be asked for now, and why not the others. */
public final class Reasons<A extends Enum<A>> {
  private final Map<A, ReadOnlyStringWrapper> whyNot;

  public Reasons(Class<A> actions) {
    whyNot = new EnumMap<>(actions);
    for (A action : actions.getEnumConstants()) {
      whyNot.put(action, new ReadOnlyStringWrapper(""));
    }
  }

  /** Empty when the action can be asked for; else the reason, as a sentence. */
  public ReadOnlyStringProperty whyNot(A action) {
    return Objects.requireNonNull(whyNot.get(action)).getReadOnlyProperty();
  }

  public boolean allows(A action) {
    return whyNot(action).get().isEmpty();
  }

  /** Asks the rule anew for every action. */
  public void check(Function<A, String> rule) {
    whyNot.forEach((action, reason) -> reason.set(rule.apply(action)));
  }
}
