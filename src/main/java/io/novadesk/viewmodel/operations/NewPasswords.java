package io.novadesk.viewmodel.operations;

import io.novadesk.api.Secret;
import io.novadesk.cloud.keys.PrivateKeyFile;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Passwords that a cloud chose and told once. They are held until the person has seen them and
 * nowhere else: no log, no file, no text of this object tells them.
 */
public final class NewPasswords {
  private final TaskRunner tasks;
  private final ObservableList<NewPassword> waiting = FXCollections.observableArrayList();

  /** Held here: a view of a list that nobody holds would take its listeners along. */
  private final ObservableList<NewPassword> shown =
      FXCollections.unmodifiableObservableList(waiting);

  public NewPasswords(TaskRunner tasks) {
    this.tasks = tasks;
  }

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

  /** Several that belong together and are shown together. */
  public void addAll(List<NewPassword> passwords) {
    waiting.addAll(passwords);
  }

  /** Those that are still to be shown; the person is shown all of them at once. */
  public ObservableList<NewPassword> waiting() {
    return shown;
  }

  /**
   * Writes them to a new file that only its owner may read, a line each.
   *
   * @param said hears how it went, in a sentence
   */
  public void save(Path file, List<NewPassword> those, Consumer<String> said) {
    String lines =
        those.stream()
            .map(p -> p.serverName() + "\t" + p.reveal() + "\n")
            .collect(Collectors.joining());
    tasks.run(
        () -> {
          PrivateKeyFile.write(file, Secret.of(lines));
          return file;
        },
        written -> said.accept(Text.of("password.saved", written.getFileName().toString())),
        failure -> said.accept(String.valueOf(failure.getMessage())));
  }

  /** The person is done with these. */
  public void forget(List<NewPassword> seen) {
    waiting.removeAll(seen);
  }
}
