package io.novadesk.viewmodel.connect;

import io.novadesk.profile.OpenCloud;
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

  /** What a person has to do. */
  public enum Need {
    NOTHING,
    SECRET,
    CODE,
    BROWSER
  }

  /**
   * @param told why it stands still, as a sentence; empty while it goes on
   * @param need what it waits for
   */
  public record Standing(State state, String told, Need need) {
    static final Standing CONNECTING = new Standing(State.CONNECTING, "");

    /** One that waits for nobody. */
    public Standing(State state, String told) {
      this(state, told, Need.NOTHING);
    }
  }

  private final OpenCloud wanted;
  private final boolean quiet;
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(Standing.CONNECTING);
  private Attempt attempt = new Attempt(Purpose.CONNECT);
  private String shownName;
  private @Nullable Exception failure;

  /**
   * @param quiet whether it waits in the tree until a person comes to it
   */
  Opening(OpenCloud wanted, boolean quiet) {
    this.wanted = wanted;
    this.quiet = quiet;
    shownName = wanted.name();
  }

  /** The name of its connection. */
  public String name() {
    return wanted.connection();
  }

  public OpenCloud wanted() {
    return wanted;
  }

  /** Whether nothing is asked or told of it but where it stands. */
  public boolean isQuiet() {
    return quiet;
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

  void waits(Need need, String why) {
    standing.set(new Standing(State.WANTS_PERSON, why, need));
  }

  /**
   * @param why null: there was nothing to fail
   */
  void fails(@Nullable Exception why, String told) {
    failure = why;
    standing.set(new Standing(State.FAILED, told));
  }
}
