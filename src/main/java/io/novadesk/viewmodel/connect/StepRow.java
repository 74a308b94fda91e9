package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.i18n.Text;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One step of connecting, as it goes on. */
public final class StepRow {
  /** How far a step is. */
  public enum State {
    WAITING,
    RUNNING,
    OK,
    /** It was not needed. */
    SKIPPED,
    FAILED
  }

  private final ConnectStep step;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WAITING);
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");

  StepRow(ConnectStep step) {
    this.step = step;
  }

  public ConnectStep step() {
    return step;
  }

  /** What the step does, in two or three words. */
  public String title() {
    return Text.of("connect.step." + step);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What was found, or why it failed; empty before that. */
  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  public State state() {
    return state.get();
  }

  void set(State now, String text) {
    detail.set(text);
    state.set(now);
  }
}
