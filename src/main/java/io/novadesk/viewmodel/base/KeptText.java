package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnText;
import io.novadesk.profile.own.OwnText.Fault;
import io.novadesk.task.TaskRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A text of a person's own that is obeyed, and its file. Belongs to the caller's side. */
public final class KeptText {
  private final TaskRunner tasks;
  private final Function<String, List<Fault>> reader;
  private final Consumer<String> obey;
  private final ReadOnlyStringWrapper text;
  private final Sending saving;
  private @Nullable Path file;

  /**
   * @param first what stands for a file that nobody has written yet
   * @param reader says what is wrong with a text
   * @param obey gets each text that is in force from then on, but the first
   */
  public KeptText(
      TaskRunner tasks, String first, Function<String, List<Fault>> reader, Consumer<String> obey) {
    this.tasks = tasks;
    this.reader = reader;
    this.obey = obey;
    text = new ReadOnlyStringWrapper(first);
    saving = new Sending(tasks);
  }

  /**
   * Reads the file, and keeps what is saved there.
   *
   * @param complaints hears why it could not be read
   */
  public void keepIn(Path kept, Consumer<String> complaints) {
    file = kept;
    String first = text.get();
    tasks.run(
        () -> OwnText.load(kept, first),
        this::became,
        e -> complaints.accept(Text.of("file.unread", kept, String.valueOf(e.getMessage()))));
  }

  private void became(String next) {
    text.set(next);
    obey.accept(next);
  }

  /** What the file says. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What is wrong with a text, line by line; empty: nothing. */
  public String faults(String typed) {
    return reader.apply(typed).stream()
        .map(fault -> Text.of("own.fault", fault.line(), fault.sentence()))
        .collect(Collectors.joining("\n"));
  }

  public Sending saving() {
    return saving;
  }

  /** Keeps a text that has no faults. */
  public void save(String typed, Runnable whenKept) {
    Path kept = file;
    if (kept == null) {
      became(typed);
      whenKept.run();
      return;
    }
    saving.start(
        () -> {
          OwnText.save(kept, typed);
          return typed;
        },
        written -> {
          became(written);
          whenKept.run();
        });
  }
}
