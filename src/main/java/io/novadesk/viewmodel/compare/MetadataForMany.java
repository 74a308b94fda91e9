package io.novadesk.viewmodel.compare;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Gives all selected servers one pair of metadata, typed as {@code key=value}. Each server is read,
 * written and read again by itself; what is not selected any more is written all the same.
 */
public final class MetadataForMany {
  /** More than these are edited as a table, where each tells how it went. */
  static final int MOST = 1_000;

  private final ObservableList<ServerRow> selected;
  private final Function<List<ServerRow>, MatrixViewModel> edit;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper bad = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private Consumer<String> tell = _ -> {};
  private Set<String> told = Set.of();

  MetadataForMany(
      ObservableList<ServerRow> selected, Function<List<ServerRow>, MatrixViewModel> edit) {
    this.selected = selected;
    this.edit = edit;
    text.addListener((_, _, typed) -> typed(typed));
    saving.addListener((_, _, _) -> recheck());
    selected.addListener(
        (ListChangeListener<ServerRow>)
            _ -> {
              forgetOthers();
              recheck();
            });
    recheck();
  }

  /** What is typed. */
  public StringProperty textProperty() {
    return text;
  }

  /** What is wrong with it, how far it is or how it went; may be empty. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** Whether the note tells of what went wrong. */
  public ReadOnlyBooleanProperty badProperty() {
    return bad.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** Why it cannot be written now; empty when it can. */
  public ReadOnlyStringProperty whyNotProperty() {
    return whyNot.getReadOnlyProperty();
  }

  /** What may be changed is another thing now; where one region takes it, it is written there. */
  void recheck() {
    boolean nowhere =
        !selected.isEmpty()
            && selected.stream()
                .map(ServerRow::region)
                .distinct()
                .noneMatch(region -> region.whyNot().isEmpty());
    whyNot.set(
        saving.get()
            ? Text.of("compare.set.saving")
            : nowhere
                ? selected.getFirst().region().whyNot()
                : text.get().isEmpty() ? Text.of("compare.set.form") : "");
  }

  /** Who tells, wherever the person is then, what could not be written. */
  public void onTrouble(Consumer<String> telling) {
    tell = telling;
  }

  /** What was said of other servers would be taken for these. */
  private void forgetOthers() {
    boolean same =
        selected.size() == told.size()
            && selected.stream().allMatch(row -> told.contains(row.key()));
    if (!same && !saving.get()) {
      say("", false);
    }
  }

  private void typed(String now) {
    if (!saving.get() && !now.isEmpty()) {
      say("", false);
    }
    recheck();
  }

  /** Writes what is typed. */
  public void send() {
    int equals = text.get().indexOf('=');
    String key = equals < 0 ? "" : text.get().substring(0, equals).strip();
    String value = equals < 0 ? "" : text.get().substring(equals + 1).strip();
    if (saving.get()) {
      return;
    }
    if (key.isEmpty()) {
      say(Text.of("compare.set.form"), true);
    } else if (selected.size() > MOST) {
      say(Text.of("compare.set.tooMany", MOST), true);
    } else {
      told = selected.stream().map(ServerRow::key).collect(Collectors.toSet());
      set(edit.apply(List.copyOf(selected)), key, value);
    }
  }

  private void set(MatrixViewModel matrix, String key, String value) {
    matrix.set(matrix.rows(), key, value);
    if (!matrix.canSaveProperty().get()) {
      String why =
          matrix.rows().stream()
              .map(MatrixRow::message)
              .filter(m -> !m.isEmpty())
              .findFirst()
              .orElse("");
      say(why.isEmpty() ? Text.of("compare.set.already", key, value) : why, !why.isEmpty());
      matrix.dispose();
      return;
    }
    saving.set(true);
    matrix.save();
    matrix.summaryProperty().subscribe(now -> progress(matrix, now));
    matrix
        .savingProperty()
        .subscribe(
            now -> {
              if (!now) {
                end(matrix, key, value);
              }
            });
  }

  private void progress(MatrixViewModel matrix, String now) {
    if (matrix.savingProperty().get()) {
      say(now, false);
    }
  }

  private void end(MatrixViewModel matrix, String key, String value) {
    saving.set(false);
    List<MatrixRow> missed =
        matrix.rows().stream().filter(row -> !value.equals(row.cell(key).before())).toList();
    int all = matrix.rows().size();
    if (missed.isEmpty()) {
      text.set("");
      say(Text.of("compare.set.done", key, value, all), false);
    } else {
      MatrixRow first = missed.getFirst();
      String sentence =
          Text.of(
              "compare.set.failed", key, value, missed.size(), all, first.name(), first.message());
      say(sentence, true);
      tell.accept(sentence);
    }
    matrix.dispose();
  }

  private void say(String sentence, boolean wrong) {
    note.set(sentence);
    bad.set(wrong);
  }
}
