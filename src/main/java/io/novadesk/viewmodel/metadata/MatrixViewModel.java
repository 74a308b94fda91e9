package io.novadesk.viewmodel.metadata;

import io.novadesk.cloud.live.LoginWait;
import io.novadesk.cloud.metadata.MatrixSave;
import io.novadesk.cloud.metadata.SavedEdit;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of many objects at once: a row for each object, a column for each key. Nothing is
 * sent until it is saved; then each object gets the smallest set of calls, a few objects at a time,
 * and each row tells how it went.
 */
public final class MatrixViewModel {
  private static final int AT_ONCE = 5;

  /** One line of the difference between what the clouds hold and what the edit makes of it. */
  public record Difference(
      String name, String key, @Nullable String before, @Nullable String now) {}

  private final TaskRunner tasks;
  private final List<MatrixRow> rows;
  private final Map<String, MatrixRow> byKey = new HashMap<>();
  private final ObservableList<String> keys = FXCollections.observableArrayList();
  private final ObservableList<String> keysView = FXCollections.unmodifiableObservableList(keys);
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper alike = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
  private final Set<String> addedKeys = new TreeSet<>();
  private final Deque<MatrixRow> waiting = new ArrayDeque<>();
  private final List<Runnable> atEnd = new ArrayList<>();
  private int inFlight;
  private int asked;

  public MatrixViewModel(TaskRunner tasks, List<MatrixTarget> targets) {
    this.tasks = tasks;
    rows = targets.stream().map(MatrixRow::new).toList();
    rows.forEach(row -> byKey.put(row.target().key(), row));
    changed();
  }

  public List<MatrixRow> rows() {
    return rows;
  }

  /** All keys of all rows, in natural order. */
  public ObservableList<String> keys() {
    return keysView;
  }

  /** Counts up whenever cells or states may look different. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** How many pairs are added, changed or deleted. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** What the edit comes to, or how far its save is, in a sentence. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** What is to be said of the last change of many; may be empty. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** A warning of keys that differ only in case; empty when there are none. */
  public ReadOnlyStringProperty alikeProperty() {
    return alike.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canSaveProperty() {
    return canSave.getReadOnlyProperty();
  }

  /** What the save will do, row by row. */
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    for (MatrixRow row : rows) {
      for (String key : row.changedKeys()) {
        all.add(new Difference(row.name(), key, row.base().get(key), row.mine().get(key)));
      }
    }
    return all;
  }

  /** A column for a key that no row has yet. */
  public void addKey(String key) {
    if (!key.isEmpty() && addedKeys.add(key)) {
      changed();
    }
  }

  /** Gives a key this value in all of these rows. */
  public void set(Collection<MatrixRow> in, String key, String value) {
    if (key.isEmpty()) {
      return;
    }
    addedKeys.add(key);
    List<MatrixRow> editable = editable(in);
    editable.forEach(row -> row.set(key, value));
    note.set(leftOut(in, editable));
    changed();
  }

  /** Deletes a key in all of these rows. */
  public void delete(Collection<MatrixRow> in, String key) {
    List<MatrixRow> editable = editable(in);
    editable.forEach(row -> row.set(key, null));
    note.set(leftOut(in, editable));
    changed();
  }

  /** Gives a key another name; where the other is there already, both stay as they are. */
  public void rename(Collection<MatrixRow> in, String from, String to) {
    if (to.isEmpty() || to.equals(from)) {
      return;
    }
    addedKeys.add(to);
    List<MatrixRow> editable = editable(in);
    int both = 0;
    for (MatrixRow row : editable) {
      String value = row.mine().get(from);
      if (value != null && row.mine().containsKey(to)) {
        both++;
      } else if (value != null) {
        row.set(from, null);
        row.set(to, value);
      }
    }
    note.set(both > 0 ? Text.of("matrix.note.both", both, from, to) : leftOut(in, editable));
    changed();
  }

  /** Takes back what was done to a key in these rows. */
  public void undo(Collection<MatrixRow> in, String key) {
    editable(in).forEach(row -> row.undo(key));
    note.set("");
    changed();
  }

  /** Takes back everything that is not saved. */
  public void undoAll() {
    editable(rows).forEach(MatrixRow::undoAll);
    note.set("");
    addedKeys.clear();
    changed();
  }

  /** Ends a row's conflicts with what others made of the keys. */
  public void takeTheirs(MatrixRow row) {
    row.resolve(true);
    changed();
  }

  /** Ends a row's conflicts with the edit: the next save writes it. */
  public void keepMine(MatrixRow row) {
    row.resolve(false);
    changed();
  }

  /** Whether a cell may be edited. */
  public boolean isEditable(MatrixRow row) {
    return row.isEditable();
  }

  /** Takes in a newer state of one object from the live model. */
  public void refreshed(String key, Map<String, String> now) {
    MatrixRow row = byKey.get(key);
    if (row != null && !row.base().equals(now)) {
      row.refreshed(now);
      changed();
    }
  }

  /** Something beside the rows changed that decides which of them may be edited. */
  public void recheck() {
    changed();
  }

  /** Writes what can be written; rows that cannot be saved stay as they are. */
  public void save() {
    changed();
    if (!canSave.get()) {
      return;
    }
    note.set("");
    for (MatrixRow row : rows) {
      if (row.canBeSaved()) {
        row.beginSaving();
        waiting.add(row);
      }
    }
    asked = waiting.size();
    saving.set(true);
    startWaiting();
    changed();
  }

  /** Begins no more saves; those under way come to their end. */
  public void stop() {
    waiting.forEach(row -> row.failed(Text.of("matrix.row.notSent")));
    asked -= waiting.size();
    waiting.clear();
    changed();
  }

  /** Runs when the matrix is let go of. */
  public void atEnd(Runnable action) {
    atEnd.add(action);
  }

  /** Lets go of it. Saves that are under way come to their end, others are not begun. */
  public void dispose() {
    stop();
    atEnd.forEach(Runnable::run);
    atEnd.clear();
  }

  private void startWaiting() {
    while (inFlight < AT_ONCE && !waiting.isEmpty()) {
      MatrixRow row = waiting.remove();
      // Many take their time: meanwhile a production cloud may have become read-only again.
      String whyNot = row.target().whyNot().get();
      if (whyNot.isEmpty()) {
        start(row);
      } else {
        row.failed(whyNot);
      }
    }
  }

  private void start(MatrixRow row) {
    inFlight++;
    Map<String, String> base = Map.copyOf(row.base());
    Map<String, String> mine = Map.copyOf(row.mine());
    MatrixTarget target = row.target();
    // Never cancelled: what is half sent must come to its end.
    Task _ =
        tasks.run(
            () ->
                LoginWait.during(
                    () ->
                        MatrixSave.run(
                            target.store(), target.objectId(), target.limit(), base, mine)),
            outcome -> {
              row.settle(outcome);
              if (outcome.sent()) {
                target.onSaved().accept(new SavedEdit(base, mine, outcome.now()));
              }
              next();
            },
            e -> {
              row.failed(String.valueOf(e.getMessage()));
              next();
            });
  }

  private void next() {
    inFlight--;
    startWaiting();
    if (inFlight == 0) {
      saving.set(false);
    }
    changed();
  }

  private static List<MatrixRow> editable(Collection<MatrixRow> in) {
    return in.stream().filter(MatrixRow::isEditable).toList();
  }

  private static String leftOut(Collection<MatrixRow> in, List<MatrixRow> editable) {
    int left = in.size() - editable.size();
    return left == 0 ? "" : Text.of("matrix.note.leftOut", left);
  }

  private void changed() {
    TreeSet<String> all =
        new TreeSet<>(NaturalOrder.INSTANCE.thenComparing(Comparator.naturalOrder()));
    all.addAll(addedKeys);
    int pairs = 0;
    int servers = 0;
    for (MatrixRow row : rows) {
      all.addAll(row.base().keySet());
      all.addAll(row.mine().keySet());
      int changed = row.changedKeys().size();
      pairs += changed;
      servers += changed > 0 ? 1 : 0;
    }
    if (!keys.equals(List.copyOf(all))) {
      keys.setAll(all);
    }
    alike.set(alikeText(all));
    changes.set(pairs);
    canSave.set(!saving.get() && rows.stream().anyMatch(MatrixRow::canBeSaved));
    summary.set(summaryText(pairs, servers));
    revision.set(revision.get() + 1);
  }

  private String summaryText(int pairs, int servers) {
    if (saving.get()) {
      return Text.of("matrix.saving", asked - inFlight - waiting.size(), asked);
    }
    long conflicts = rows.stream().filter(r -> r.state() == MatrixRow.State.CONFLICT).count();
    long failed = rows.stream().filter(r -> r.state() == MatrixRow.State.FAILED).count();
    long saved = rows.stream().filter(r -> r.state() == MatrixRow.State.SAVED).count();
    if (conflicts + failed > 0) {
      return Text.of("matrix.summary.trouble", saved, failed, conflicts);
    }
    if (pairs > 0) {
      return Text.of("matrix.summary.changes", pairs, servers);
    }
    return saved > 0 ? Text.of("matrix.summary.saved", saved) : Text.of("matrix.summary.none");
  }

  private static String alikeText(Set<String> keys) {
    Map<String, List<String>> folded = new LinkedHashMap<>();
    for (String key : keys) {
      folded.computeIfAbsent(key.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(key);
    }
    return folded.values().stream()
        .filter(same -> same.size() > 1)
        .findFirst()
        .map(same -> Text.of("matrix.alike", String.join(", ", same)))
        .orElse("");
  }
}
