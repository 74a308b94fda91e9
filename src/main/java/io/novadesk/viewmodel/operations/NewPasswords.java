package io.novadesk.viewmodel.operations;

import io.novadesk.api.Secret;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Passwords that a cloud chose and told once. They are held until the person has seen them and
 * nowhere else: no log, no file, no text of this object tells them.
 */
public final class NewPasswords {
  private final ObservableList<NewPassword> waiting = FXCollections.observableArrayList();
  private final ObservableList<NewPassword> shown =
      FXCollections.unmodifiableObservableList(waiting);

  /**
   * A password that nobody has seen yet.
   *
   * @param purpose what it opens, in a few words
   */
  public record NewPassword(String serverName, String purpose, Secret password) {
    /** The clear text: for the eye and the clipboard only. */
    public String reveal() {
      return password.reveal();
    }
  }

  public void add(String serverName, String purpose, Secret password) {
    waiting.add(new NewPassword(serverName, purpose, password));
  }

  /** Those that are still to be shown; the person is shown all of them at once. */
  public ObservableList<NewPassword> waiting() {
    return shown;
  }

  /** The person is done with these. */
  public void forget(List<NewPassword> seen) {
    waiting.removeAll(seen);
  }
}
