package io.novadesk.viewmodel.connect;

import io.novadesk.viewmodel.connect.Attempt.Purpose;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A cloud on its way to being open, without the dialog. Belongs to the caller's side. */
public final class Opening {
  /** How far it is. */
  public enum State {
    CONNECTING,
    /** Something is left to be typed, such as a password that nothing here knows. */
    WANTS_PERSON,
    FAILED
  }

  /**
   * @param told why it stands still, as a sentence; empty while it goes on
   */
  public record Standing(State state, String told) {
    static final Standing CONNECTING = new Standing(State.CONNECTING, "");
  }

  private final String name;
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(Standing.CONNECTING);
  private Attempt attempt = new Attempt(Purpose.CONNECT);
  private String shownName;
  private @Nullable Exception failure;

  Opening(String name) {
    this.name = name;
    shownName = name;
  }

  /** As it was asked for. */
  public String name() {
    return name;
  }

  /** What a person calls it; its name until the files were read. */
  public String shownName() {
    return shownName;
  }

  public ReadOnlyObjectProperty<Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  public State state() {
    return standing.get().state();
  }

  /** Why it failed; null while it has not. */
  @Nullable Exception failure() {
    return failure;
  }

  /** The one go that it has now. */
  Attempt attempt() {
    return attempt;
  }

  void isCalled(String nickname) {
    shownName = nickname;
  }

  void begins() {
    attempt = new Attempt(Purpose.CONNECT);
    failure = null;
    standing.set(Standing.CONNECTING);
  }

  void waits(String why) {
    standing.set(new Standing(State.WANTS_PERSON, why));
  }

  /**
   * @param why null: there was nothing to fail
   */
  void fails(@Nullable Exception why, String told) {
    failure = why;
    standing.set(new Standing(State.FAILED, told));
  }
}
