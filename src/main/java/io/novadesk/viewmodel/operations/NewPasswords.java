package io.novadesk.viewmodel.operations;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.keys.PrivateKeyFile;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that a cloud chose and told once. They are held until the person has seen them and
 * nowhere else: no log, no file, no text of this object tells them.
 */
public final class NewPasswords {
  private final TaskRunner tasks;
  private final ObservableList<NewPassword> waiting = FXCollections.observableArrayList();

  /** The tasks that they came of; those without one were asked for. */
  private final IdentityHashMap<NewPassword, TaskRow> tasksOf = new IdentityHashMap<>();

  private final Set<NewPassword> urgent = Collections.newSetFromMap(new IdentityHashMap<>());

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

  /** One that the person asked for: it is shown at once. */
  public void add(String serverName, String purpose, Secret password) {
    addAll(List.of(new NewPassword(serverName, purpose, password)));
  }

  /** Several that no task in the list holds: they are shown at once. */
  public void addAll(List<NewPassword> passwords) {
    urgent.addAll(passwords);
    waiting.addAll(passwords);
  }

  /**
   * Some that came of a task, whose row holds them until the person wants to see them.
   *
   * @param atOnce shows them at once all the same, where nobody gets in without
   */
  public void keep(TaskRow task, List<NewPassword> passwords, boolean atOnce) {
    passwords.forEach(password -> tasksOf.put(password, task));
    if (atOnce) {
      urgent.addAll(passwords);
    }
    waiting.addAll(passwords);
  }

  /** Holds the one that the cloud told with the outcome of a command, if it told one. */
  void takeFrom(CommandRow row) {
    Secret password = row.operation().takePassword();
    if (password != null) {
      String purpose = Text.of("password.purpose." + row.command().action());
      keep(
          row,
          List.of(new NewPassword(row.before().name(), purpose, password)),
          row.region().isWindows(imageOf(row)));
    }
  }

  private static @Nullable String imageOf(CommandRow row) {
    return row.command() instanceof Command.Rebuild rebuild
        ? rebuild.settings().imageId()
        : row.before().server().imageId();
  }

  /** How many of those that came of this task nobody has seen. */
  public int unread(TaskRow task) {
    return (int) waiting.stream().filter(password -> tasksOf.get(password) == task).count();
  }

  /** Whether some are to be shown without a word of the person. */
  public boolean isUrgent() {
    return waiting.stream().anyMatch(urgent::contains);
  }

  /** Those that nobody has seen; the person is shown all of them at once. */
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
    seen.forEach(tasksOf::remove);
    seen.forEach(urgent::remove);
    waiting.removeAll(seen);
  }
}
