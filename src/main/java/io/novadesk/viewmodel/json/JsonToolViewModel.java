package io.novadesk.viewmodel.json;

import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Sizes;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Any JSON that a person has: typed, pasted, opened, dropped; looked at, laid out, minified. */
public final class JsonToolViewModel {
  private static final Duration AFTER_TYPING = Duration.ofMillis(250);
  private static final long LARGEST_FILE = 64L << 20;

  /** More than this is only shown: a field to edit would hold the window up. */
  private static final int LARGEST_EDITED = 1 << 20;

  private final TaskRunner tasks;
  private final JsonViewModel json;
  private final Sending opening;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private @Nullable Task soon;

  public JsonToolViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    json = new JsonViewModel(tasks);
    opening = new Sending(tasks);
    text.addListener((_, _, typed) -> edited(typed));
  }

  /** The viewer of the text. */
  public JsonViewModel json() {
    return json;
  }

  /** The reading of a file. */
  public Sending opening() {
    return opening;
  }

  /** What is edited. */
  public StringProperty textProperty() {
    return text;
  }

  /** What there is to say of the text: that it is too large to edit; empty: nothing. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  private void edited(String typed) {
    if (soon != null) {
      soon.cancel();
    }
    note.set("");
    soon = tasks.after(AFTER_TYPING, () -> json.update(typed));
  }

  /** Takes a whole text in place of what is there. */
  public void take(String whole) {
    if (whole.length() > LARGEST_EDITED) {
      text.set("");
      if (soon != null) {
        soon.cancel();
      }
      note.set(Text.of("json.tool.large", Sizes.text(whole.length())));
      json.show(whole);
    } else {
      text.set(whole);
      json.show(whole);
    }
  }

  /** Reads a file in place of what is there. */
  public void open(Path file) {
    opening.start(() -> read(file), this::take);
  }

  private static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(Text.of("json.tool.unreadable", file));
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException(Text.of("json.tool.tooLarge", file, Sizes.text(LARGEST_FILE)));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(Text.of("json.tool.notText", file), e);
    }
  }

  /** Lays the text out; what is not JSON stays as it is. */
  public void layOut() {
    take(json.pretty());
  }

  /** Puts the text into one line; what is not JSON stays as it is. */
  public void minify() {
    take(json.minified());
  }

  public void dispose() {
    if (soon != null) {
      soon.cancel();
    }
    opening.stop();
    json.dispose();
  }
}
