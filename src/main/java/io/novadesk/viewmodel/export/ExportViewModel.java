package io.novadesk.viewmodel.export;

import io.novadesk.cloud.export.ExportColumn;
import io.novadesk.cloud.export.Format;
import io.novadesk.cloud.export.TableExport;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Hands over what the table showed when it was asked for, as a file or as text. */
public final class ExportViewModel<T> {
  private final TaskRunner tasks;
  private final String name;
  private final IntFunction<String> told;
  private final TableExport<T> shown;
  private final TableExport<T> selected;
  private final int shownCount;
  private final int selectedCount;
  private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.CSV);
  private final BooleanProperty selectedOnly;
  private final BooleanProperty guarded = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper formulas = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable Task counting;

  /**
   * @param name of files, without their ending
   * @param told so many rows, in words
   * @param columns what is shown, in order
   * @param shown the rows, in order
   * @param selected those of them that are selected; with more than one of them only these are
   *     handed over at first
   */
  public ExportViewModel(
      TaskRunner tasks,
      String name,
      IntFunction<String> told,
      List<? extends ExportColumn<T>> columns,
      List<T> shown,
      List<T> selected) {
    this.tasks = tasks;
    this.name = name;
    this.told = told;
    this.shown = new TableExport<>(columns, shown);
    this.selected = new TableExport<>(columns, selected);
    shownCount = shown.size();
    selectedCount = selected.size();
    selectedOnly = new SimpleBooleanProperty(selected.size() > 1);
    selectedOnly.subscribe(_ -> count());
  }

  public ObjectProperty<Format> formatProperty() {
    return format;
  }

  public BooleanProperty selectedOnlyProperty() {
    return selectedOnly;
  }

  /** Whether cells that a spreadsheet would run get an apostrophe. */
  public BooleanProperty guardedProperty() {
    return guarded;
  }

  /** How many such cells there are. */
  public ReadOnlyIntegerProperty formulasProperty() {
    return formulas.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What was done, in a sentence; empty when nothing was. */
  public ReadOnlyStringProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Why it could not be done, in a sentence; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public int shownCount() {
    return shownCount;
  }

  public int selectedCount() {
    return selectedCount;
  }

  /** A name for the file. */
  public String fileName() {
    return name + "." + format.get().extension();
  }

  /** Writes a file, in place of one that may be there; that one stays when it cannot be written. */
  public void save(Path file) {
    TableExport<T> what = wanted();
    Format how = format.get();
    boolean guard = guarded.get();
    begin();
    Task _ =
        tasks.run(
            () -> {
              write(what, how, guard, file);
              return file;
            },
            _ -> end(Text.of("export.saved", count(how), file), ""),
            e -> end("", Text.of("export.failed", file, reason(e))));
  }

  /** Makes the text and hands it over. */
  public void copy(Consumer<String> to) {
    TableExport<T> what = wanted();
    Format how = format.get();
    boolean guard = guarded.get();
    begin();
    Task _ =
        tasks.run(
            () -> {
              StringBuilder text = new StringBuilder();
              what.write(how, guard, text);
              return text.toString();
            },
            text -> {
              to.accept(text);
              end(Text.of("export.copied", count(how)), "");
            },
            e -> end("", String.valueOf(e.getMessage())));
  }

  private static void write(TableExport<?> what, Format how, boolean guard, Path file)
      throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        what.write(how, guard, writer);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException _ -> Text.of("connect.file.noAccess");
      case NoSuchFileException _ -> Text.of("export.noFolder");
      default -> String.valueOf(e.getMessage());
    };
  }

  /** What is told of how many, and of what was changed in them. */
  private String count(Format how) {
    String rows = told.apply(selectedOnly.get() ? selectedCount : shownCount);
    boolean changed = how == Format.CSV && guarded.get() && formulas.get() > 0;
    return changed ? Text.of("export.andGuarded", rows, formulas.get()) : rows;
  }

  private TableExport<T> wanted() {
    return selectedOnly.get() ? selected : shown;
  }

  private void count() {
    if (counting != null) {
      counting.cancel();
    }
    formulas.set(0);
    counting = tasks.run(wanted()::formulas, formulas::set, _ -> {});
  }

  private void begin() {
    busy.set(true);
    done.set("");
    problem.set("");
  }

  private void end(String told, String complaint) {
    busy.set(false);
    done.set(told);
    problem.set(complaint);
  }
}
