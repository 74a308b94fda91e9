package io.novadesk.viewmodel.metadata;

import io.novadesk.api.Metadata;
import io.novadesk.cloud.live.LoginWait;
import io.novadesk.cloud.metadata.MetadataSave;
import io.novadesk.cloud.metadata.SavedEdit;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The edit of one object's key-value pairs, for servers and images alike. What others do to the
 * same object meanwhile is kept; where both sides changed the same key, a person chooses. Nothing
 * that was typed is lost by a refusal, a failure or a refresh.
 */
public final class MetadataViewModel {

  private final TaskRunner runner;
  private Metadata store;
  private final String objectId;
  private final OptionalInt itemLimit;
  private Consumer<SavedEdit> onSaved;

  private final MetadataRows rows = new MetadataRows(this::judge);
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper countText = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper overLimit = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private Supplier<String> rule = () -> "";

  /** What the cloud held before the last save: a late answer may still show it. */
  private @Nullable Map<String, String> outdated;

  private @Nullable Task reading;
  private final List<Runnable> postponed = new ArrayList<>();
  private boolean typing;

  /**
   * @param store reads and writes the pairs of objects of this kind
   * @param current what the cloud is known to hold
   * @param itemLimit how many items the cloud takes, when it tells
   * @param onSaved hears of each save that sent something
   */
  public MetadataViewModel(
      TaskRunner runner,
      Metadata store,
      String objectId,
      Map<String, String> current,
      OptionalInt itemLimit,
      Consumer<SavedEdit> onSaved) {
    this.runner = runner;
    this.store = store;
    this.objectId = objectId;
    this.itemLimit = itemLimit;
    this.onSaved = onSaved;
    editable.subscribe(_ -> judge());
    rows.take(current);
    rows.all().forEach(r -> r.setNews(false));
    judge();
  }

  MetadataViewModel(TaskRunner runner, MatrixTarget object) {
    this(
        runner,
        object.store(),
        object.objectId(),
        object.metadata(),
        object.limit(),
        object.onSaved());
  }

  /** Goes by these ways to the same object from now on. */
  void reach(MatrixTarget object) {
    store = object.store();
    onSaved = object.onSaved();
  }

  // What there is to see

  /** In the order of their keys, added ones last. */
  public ObservableList<MetadataRow> rows() {
    return rows.view();
  }

  /** Whether there is anything to save. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canSaveProperty() {
    return canSave.getReadOnlyProperty();
  }

  /** How many items there will be, and of how many where the cloud tells. */
  public ReadOnlyStringProperty countTextProperty() {
    return countText.getReadOnlyProperty();
  }

  /** Whether there would be more items than the cloud takes. */
  public ReadOnlyBooleanProperty overLimitProperty() {
    return overLimit.getReadOnlyProperty();
  }

  /** What is wrong with the whole; empty when nothing is. */
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether the object may be edited now; what was typed stays when it may not. */
  public ReadOnlyBooleanProperty editableProperty() {
    return editable.getReadOnlyProperty();
  }

  /** Why it may not be edited. */
  public ReadOnlyStringProperty whyNotProperty() {
    return whyNot.getReadOnlyProperty();
  }

  /**
   * Sets by what it is decided whether the object may be edited: now, and again before it is saved.
   *
   * @param reason why it may not; empty when it may
   */
  public void decideBy(Supplier<String> reason) {
    rule = reason;
    recheck();
  }

  private void recheck() {
    whyNot.set(rule.get());
    editable.set(whyNot.get().isEmpty());
  }

  /** How much of the room for a key or a value a text uses, once that is worth knowing. */
  public String counter(String text) {
    return MetadataRules.counter(text);
  }

  // The edit

  /** A new row, or the blank one that is there already. */
  public MetadataRow add() {
    MetadataRow row = rows.add();
    judge();
    return row;
  }

  /** Marks a row to go; a blank one goes at once. */
  public void delete(MetadataRow row) {
    if (row.isBlank()) {
      rows.drop(row);
    } else {
      row.setDeleted(true);
    }
    judge();
  }

  /** Takes back what was done to a row: first its deletion, else its edit; an added one goes. */
  public void undo(MetadataRow row) {
    if (row.isDeleted()) {
      row.setDeleted(false);
    } else if (row.baseKey() == null) {
      rows.drop(row);
    } else if (row.theirs() != null) {
      takeTheirs(row);
    } else {
      row.restore();
    }
    judge();
  }

  /** Ends a conflict with what others made of the key. */
  public void takeTheirs(MetadataRow row) {
    if (!row.takeTheirs()) {
      rows.drop(row);
    }
    judge();
  }

  /** Ends a conflict with the own edit: the next save writes it. */
  public void keepMine(MetadataRow row) {
    if (!row.keepMine()) {
      rows.drop(row);
    }
    judge();
  }

  /** Forgets the whole edit. */
  public void revert() {
    trouble.set("");
    for (MetadataRow row : List.copyOf(rows.all())) {
      boolean gone = !row.takeTheirs() || row.baseKey() == null;
      if (gone) {
        rows.drop(row);
      } else {
        row.restore();
        row.setNews(false);
      }
    }
    judge();
  }

  // What others do

  /**
   * Takes in a newer state from the live model. Untouched rows follow it, touched ones keep the
   * edit and tell of a conflict. A state from before the last save is a late answer: it is passed
   * over, until another one comes.
   */
  public void refreshed(Map<String, String> newer) {
    whenStill(
        () -> {
          if (!saving.get() && !newer.equals(outdated)) {
            outdated = null;
            rows.take(newer);
            judge();
          }
        });
  }

  /**
   * The view tells here when a cell is under edit: until that ends, rows neither come nor go nor
   * change under the cursor.
   */
  public void setTyping(boolean now) {
    typing = now;
    if (!now) {
      List<Runnable> due = List.copyOf(postponed);
      postponed.clear();
      due.forEach(Runnable::run);
    }
  }

  private void whenStill(Runnable change) {
    if (typing) {
      postponed.add(change);
    } else {
      change.run();
    }
  }

  /** Asks the cloud for the present state; the live model may not tell of metadata at once. */
  public void reload() {
    if (saving.get()) {
      return;
    }
    cancelReading();
    reading =
        runner.run(
            () -> store.get(objectId),
            now -> {
              outdated = null;
              refreshed(now);
            },
            e -> trouble.set(String.valueOf(e.getMessage())));
  }

  // Saving

  /** Writes the edit. Does nothing when {@link #canSaveProperty} says no. */
  public void save() {
    recheck();
    rows.tidy();
    judge();
    if (!canSave.get()) {
      return;
    }
    List<MetadataRows.Sent> sent = rows.touched();
    Map<String, String> base = rows.base();
    Map<String, String> mine = rows.mine();
    cancelReading();
    trouble.set("");
    saving.set(true);
    judge();
    // Never cancelled: what is half sent must come to its end, and be told to the live model.
    Task _ =
        runner.run(
            () ->
                LoginWait.during(
                    () -> new MetadataSave(store, objectId, itemLimit).run(base, mine)),
            outcome -> {
              saving.set(false);
              whenStill(() -> settle(outcome, sent));
              judge();
              if (outcome.sent()) {
                onSaved.accept(new SavedEdit(base, mine, outcome.now()));
              }
            },
            e -> {
              saving.set(false);
              trouble.set(String.valueOf(e.getMessage()));
              judge();
            });
  }

  private void settle(MetadataSave.Outcome outcome, List<MetadataRows.Sent> sent) {
    trouble.set(rows.settle(outcome, sent));
    if (outcome.sent()) {
      outdated = outcome.before().equals(outcome.now()) ? null : outcome.before();
    }
    judge();
  }

  private void judge() {
    List<MetadataRow> all = rows.all();
    MetadataRules.judge(all);
    int count = (int) all.stream().filter(r -> !r.isDeleted() && !r.isBlank()).count();
    boolean tooMany = itemLimit.isPresent() && count > itemLimit.getAsInt();
    boolean adds = all.stream().anyMatch(r -> r.change() == Change.ADDED && !r.isBlank());
    overLimit.set(tooMany && adds);
    countText.set(
        itemLimit.isPresent()
            ? Text.of(
                overLimit.get() ? "metadata.countOver" : "metadata.countOf",
                count,
                itemLimit.getAsInt(),
                count - itemLimit.getAsInt())
            : Text.of("metadata.count", count));
    dirty.set(all.stream().anyMatch(MetadataViewModel::isWork));
    Predicate<MetadataRow> stops =
        r ->
            r.theirs() != null
                || (r.isTouched()
                    && r.refusal().isEmpty()
                    && r.statusProperty().get().level() == Level.ERROR);
    canSave.set(
        dirty.get()
            && editable.get()
            && !saving.get()
            && !overLimit.get()
            && all.stream().noneMatch(stops));
  }

  /** Whether a save has anything to do for it. */
  private static boolean isWork(MetadataRow row) {
    return row.isTouched() && !row.isBlank() && !(row.isDeleted() && row.baseKey() == null);
  }

  private void cancelReading() {
    if (reading != null) {
      reading.cancel();
    }
  }

  /** Lets go of the rows. A save under way comes to its end and is told to the live model. */
  public void dispose() {
    cancelReading();
    rows.dispose();
  }
}
