package io.novadesk.viewmodel.metadata;

import io.novadesk.cloud.metadata.MatrixSave;
import io.novadesk.cloud.metadata.MetadataMerge;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One object of the matrix: what the cloud held when the edit began, and what it came to. */
public final class MatrixRow {
  /** How a row stands. */
  public enum State {
    UNCHANGED,
    CHANGED,
    /** Cannot be saved like this. */
    IMPOSSIBLE,
    /** Its save has not begun or not ended. */
    SAVING,
    SAVED,
    /** Others changed the same keys: a person has to choose. */
    CONFLICT,
    /** Something was refused or failed; what was typed is still there. */
    FAILED,
    /** The cloud does not take metadata of it now. */
    LOCKED
  }

  /**
   * What there is to see of one key.
   *
   * @param before what the cloud holds; null: nothing
   * @param now what the edit makes of it; null: nothing
   * @param problem why it cannot be or was not saved; empty when it can or was
   */
  public record Cell(@Nullable String before, @Nullable String now, String problem) {
    public Change change() {
      if (Objects.equals(before, now)) {
        return Change.NONE;
      }
      if (before == null) {
        return Change.ADDED;
      }
      return now == null ? Change.DELETED : Change.CHANGED;
    }
  }

  private final MatrixTarget target;
  private final Map<String, String> base;
  private final Map<String, String> mine;
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Map<String, MetadataMerge.Conflict> conflicts = new LinkedHashMap<>();
  private String trouble = "";
  private boolean saving;
  private boolean saved;

  MatrixRow(MatrixTarget target) {
    this.target = target;
    base = new LinkedHashMap<>(target.metadata());
    mine = new LinkedHashMap<>(target.metadata());
  }

  public String name() {
    return target.name();
  }

  public Cell cell(String key) {
    return new Cell(base.get(key), mine.get(key), problem(key));
  }

  public State state() {
    if (saving) {
      return State.SAVING;
    }
    if (!target.whyNot().get().isEmpty()) {
      return State.LOCKED;
    }
    if (!conflicts.isEmpty()) {
      return State.CONFLICT;
    }
    if (!isDirty()) {
      return saved ? State.SAVED : State.UNCHANGED;
    }
    if (!refusals.isEmpty() || !trouble.isEmpty()) {
      return State.FAILED;
    }
    return whyImpossible().isEmpty() ? State.CHANGED : State.IMPOSSIBLE;
  }

  /** What there is to say of the row; may be empty. */
  public String message() {
    return switch (state()) {
      case UNCHANGED -> "";
      case CHANGED -> Text.of("matrix.row.changed", changedKeys().size());
      case IMPOSSIBLE -> whyImpossible();
      case SAVING -> Text.of("metadata.saving");
      case SAVED -> Text.of("matrix.row.saved");
      case CONFLICT -> Text.of("matrix.row.conflict", String.join(", ", conflicts.keySet()));
      case FAILED ->
          trouble.isEmpty()
              ? Text.of(
                  "matrix.row.refused",
                  String.join(", ", refusals.keySet()),
                  refusals.values().iterator().next())
              : trouble;
      case LOCKED -> target.whyNot().get();
    };
  }

  /** The keys whose pairs are to be added, changed or deleted. */
  List<String> changedKeys() {
    TreeSet<String> all = new TreeSet<>(base.keySet());
    all.addAll(mine.keySet());
    return all.stream().filter(key -> !Objects.equals(base.get(key), mine.get(key))).toList();
  }

  MatrixTarget target() {
    return target;
  }

  Map<String, String> base() {
    return base;
  }

  Map<String, String> mine() {
    return mine;
  }

  boolean isEditable() {
    return target.whyNot().get().isEmpty() && !saving;
  }

  boolean isDirty() {
    return !base.equals(mine);
  }

  boolean canBeSaved() {
    return isEditable() && isDirty() && conflicts.isEmpty() && whyImpossible().isEmpty();
  }

  /**
   * @param value null deletes the key
   */
  void set(String key, @Nullable String value) {
    if (value == null) {
      mine.remove(key);
    } else {
      mine.put(key, value);
    }
    refusals.remove(key);
    trouble = "";
    saved = false;
  }

  void undo(String key) {
    set(key, base.get(key));
    conflicts.remove(key);
  }

  void undoAll() {
    mine.clear();
    mine.putAll(base);
    refusals.clear();
    conflicts.clear();
    trouble = "";
  }

  /** What the cloud holds now, seen from elsewhere: an edit keeps what it began from. */
  void refreshed(Map<String, String> now) {
    if (!saving && !isDirty() && conflicts.isEmpty() && !base.equals(now)) {
      base.clear();
      base.putAll(now);
      undoAll();
    }
  }

  /** Ends the conflicts with what others made, or with the edit. */
  void resolve(boolean theirs) {
    conflicts.forEach(
        (key, conflict) -> {
          put(base, key, conflict.theirs());
          if (theirs) {
            put(mine, key, conflict.theirs());
          }
        });
    conflicts.clear();
  }

  void beginSaving() {
    saving = true;
    refusals.clear();
    trouble = "";
  }

  void failed(String sentence) {
    saving = false;
    trouble = sentence;
  }

  /** Takes in how its save went: what was not done stays in the edit. */
  void settle(MatrixSave.Outcome outcome) {
    saving = false;
    if (!outcome.conflicts().isEmpty()) {
      conflicts.putAll(outcome.conflicts());
      return;
    }
    Map<String, String> wanted = new LinkedHashMap<>(mine);
    List<String> asked = new ArrayList<>(changedKeys());
    base.clear();
    base.putAll(outcome.now());
    mine.clear();
    mine.putAll(outcome.now());
    asked.forEach(key -> put(mine, key, wanted.get(key)));
    refusals.putAll(outcome.refusals());
    trouble = outcome.trouble();
    saved = !isDirty();
    if (saved) {
      // An answer that got lost says nothing when the cloud shows that all of it was done.
      refusals.clear();
      trouble = "";
    } else if (refusals.isEmpty() && trouble.isEmpty()) {
      trouble = Text.of("matrix.row.notTaken", String.join(", ", changedKeys()));
    }
  }

  private String problem(String key) {
    String refusal = refusals.get(key);
    if (refusal != null) {
      return refusal;
    }
    MetadataMerge.Conflict conflict = conflicts.get(key);
    if (conflict != null) {
      return conflict.theirs() == null
          ? Text.of("metadata.theyDeleted")
          : Text.of("metadata.theySet", conflict.theirs());
    }
    String value = mine.get(key);
    return value == null || value.equals(base.get(key)) ? "" : MetadataRules.problem(key, value);
  }

  private String whyImpossible() {
    for (String key : changedKeys()) {
      String value = mine.get(key);
      String problem = value == null ? "" : MetadataRules.problem(key, value);
      if (!problem.isEmpty()) {
        return key + ": " + problem;
      }
    }
    OptionalInt limit = target.limit();
    boolean over = limit.isPresent() && mine.size() > limit.getAsInt() && mine.size() > base.size();
    return over
        ? Text.of(
            "metadata.countOver", mine.size(), limit.getAsInt(), mine.size() - limit.getAsInt())
        : "";
  }

  private static void put(Map<String, String> map, String key, @Nullable String value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }
}
