package io.novadesk.viewmodel.metadata;

import io.novadesk.api.Metadata;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The edit of one object's key-value pairs, for servers and images alike. What others do to the
 * same object meanwhile is kept; where both sides changed the same key, a person chooses. Nothing
 * that was typed is lost by a refusal, a failure or a refresh.
 */
public final class MetadataViewModel {

  /** One row as it was when a save began. */
  private record Sent(
      MetadataRow row, boolean deleted, @Nullable String baseKey, String key, String value) {}

  private final TaskRunner runner;
  private final Metadata store;
  private final String objectId;
  private final OptionalInt itemLimit;
  private final Consumer<Map<String, String>> onSaved;

  private final ObservableList<MetadataRow> rows = FXCollections.observableArrayList();
  private final ObservableList<MetadataRow> rowsView =
      FXCollections.unmodifiableObservableList(rows);
  private final Map<MetadataRow, Subscription> watched = new IdentityHashMap<>();
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper countText = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper overLimit = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final BooleanProperty editable = new SimpleBooleanProperty(true);
  private final StringProperty whyNot = new SimpleStringProperty("");

  /** What the cloud held before the last save: a late answer may still show it. */
  private @Nullable Map<String, String> outdated;

  private @Nullable Task reading;
  private final List<Runnable> postponed = new ArrayList<>();
  private boolean typing;

  /**
   * @param store reads and writes the pairs of objects of this kind
   * @param current what the cloud is known to hold
   * @param itemLimit how many items the cloud takes, when it tells
   * @param onSaved hears the set as the cloud holds it after a save
   */
  public MetadataViewModel(
      TaskRunner runner,
      Metadata store,
      String objectId,
      Map<String, String> current,
      OptionalInt itemLimit,
      Consumer<Map<String, String>> onSaved) {
    this.runner = runner;
    this.store = store;
    this.objectId = objectId;
    this.itemLimit = itemLimit;
    this.onSaved = onSaved;
    editable.subscribe(_ -> judge());
    take(current);
    rows.forEach(r -> r.setNews(false));
    judge();
  }

  // What there is to see

  /** In the order of their keys, added ones last. */
  public ObservableList<MetadataRow> rows() {
    return rowsView;
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
  public BooleanProperty editableProperty() {
    return editable;
  }

  /** Why it may not be edited. */
  public StringProperty whyNotProperty() {
    return whyNot;
  }

  /** How much of the room for a key or a value a text uses, once that is worth knowing. */
  public String counter(String text) {
    return MetadataRules.counter(text);
  }

  // The edit

  /** A new row, or the blank one that is there already. */
  public MetadataRow add() {
    return rows.stream()
        .filter(r -> r.isBlank() && !r.isDeleted())
        .findFirst()
        .orElseGet(
            () -> {
              MetadataRow row = MetadataRow.added();
              insert(rows.size(), row);
              judge();
              return row;
            });
  }

  /** Marks a row to go; a blank one goes at once. */
  public void delete(MetadataRow row) {
    if (row.isBlank()) {
      drop(row);
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
      drop(row);
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
      drop(row);
    }
    judge();
  }

  /** Ends a conflict with the own edit: the next save writes it. */
  public void keepMine(MetadataRow row) {
    if (!row.keepMine()) {
      drop(row);
    }
    judge();
  }

  /** Forgets the whole edit. */
  public void revert() {
    trouble.set("");
    for (MetadataRow row : List.copyOf(rows)) {
      boolean gone = !row.takeTheirs() || row.baseKey() == null;
      if (gone) {
        drop(row);
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
            take(newer);
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

  private void take(Map<String, String> newer) {
    Map<String, String> unseen = new LinkedHashMap<>(newer);
    Set<String> known = base().keySet();
    for (MetadataRow row : List.copyOf(rows)) {
      String base = row.baseKey();
      boolean stands = true;
      if (base != null) {
        stands = row.meet(unseen.remove(base));
      } else if (!row.isDeleted() && !known.contains(row.key())) {
        stands = row.meet(unseen.remove(row.key()));
      }
      if (!stands) {
        drop(row);
      }
    }
    unseen.forEach(
        (key, value) -> {
          MetadataRow row = MetadataRow.of(key, value);
          row.setNews(true);
          insert(placeFor(key), row);
        });
  }

  private int placeFor(String key) {
    int at = 0;
    while (at < rows.size()) {
      String there = rows.get(at).baseKey();
      if (there == null || String.CASE_INSENSITIVE_ORDER.compare(there, key) > 0) {
        return at;
      }
      at++;
    }
    return at;
  }

  // Saving

  /** Writes the edit. Does nothing when {@link #canSaveProperty} says no. */
  public void save() {
    List.copyOf(rows).stream().filter(MetadataRow::isBlank).forEach(this::drop);
    rows.forEach(
        r -> {
          r.setRefusal("");
          r.setNews(false);
        });
    judge();
    if (!canSave.get()) {
      return;
    }
    List<Sent> sent =
        rows.stream()
            .filter(MetadataRow::isTouched)
            .map(r -> new Sent(r, r.isDeleted(), r.baseKey(), r.key(), r.value()))
            .toList();
    Map<String, String> base = base();
    Map<String, String> mine = mine();
    cancelReading();
    trouble.set("");
    saving.set(true);
    judge();
    // Never cancelled: what is half sent must come to its end, and be told to the live model.
    Task _ =
        runner.run(
            () -> new MetadataSave(store, objectId, itemLimit).run(base, mine),
            outcome -> {
              saving.set(false);
              whenStill(() -> settle(outcome, sent));
              judge();
              if (outcome.sent()) {
                onSaved.accept(outcome.now());
              }
            },
            e -> {
              saving.set(false);
              trouble.set(String.valueOf(e.getMessage()));
              judge();
            });
  }

  private Map<String, String> base() {
    Map<String, String> base = new LinkedHashMap<>();
    for (MetadataRow row : rows) {
      if (row.baseKey() != null && row.baseValue() != null) {
        base.put(row.baseKey(), row.baseValue());
      }
    }
    return base;
  }

  private Map<String, String> mine() {
    Map<String, String> mine = new LinkedHashMap<>();
    rows.stream().filter(r -> !r.isDeleted()).forEach(r -> mine.put(r.key(), r.value()));
    return mine;
  }

  private void settle(MetadataSave.Outcome outcome, List<Sent> sent) {
    Map<String, String> now = outcome.now();
    if (outcome.conflicts().isEmpty()) {
      sent.forEach(s -> settle(s, sent, now));
    }
    take(now);
    trouble.set(troubleOf(outcome, sent));
    if (!outcome.refusals().isEmpty()) {
      outcome.refusals().forEach(this::refuse);
    } else if (trouble.get().isEmpty()) {
      sent.stream().filter(s -> !took(s, sent, now)).forEach(s -> refuse(s, now));
    }
    if (outcome.sent()) {
      outdated = outcome.before().equals(now) ? null : outcome.before();
    }
    judge();
  }

  private static String troubleOf(MetadataSave.Outcome outcome, List<Sent> sent) {
    if (!outcome.conflicts().isEmpty()) {
      return Text.of("metadata.conflicts", outcome.conflicts().size());
    }
    if (outcome.trouble() != null) {
      // An answer that got lost says nothing when the cloud shows that all of it was done.
      boolean allDone =
          outcome.verified() && sent.stream().allMatch(s -> took(s, sent, outcome.now()));
      return allDone ? "" : outcome.trouble();
    }
    return outcome.refusals().isEmpty()
        ? ""
        : Text.of("metadata.refused", outcome.refusals().size());
  }

  /** Whether the cloud holds what was sent. A deleted key may have come back by another row. */
  private static boolean took(Sent one, List<Sent> all, Map<String, String> now) {
    return one.deleted
        ? one.baseKey == null
            || !now.containsKey(one.baseKey)
            || all.stream().anyMatch(o -> !o.deleted && o.key.equals(one.baseKey))
        : one.value.equals(now.get(one.key));
  }

  private void settle(Sent one, List<Sent> all, Map<String, String> now) {
    if (!took(one, all, now)) {
      return;
    }
    if (!one.deleted) {
      one.row.rebase(one.key, one.value);
    } else if (one.row.isDeleted()) {
      drop(one.row);
    } else {
      one.row.rebase(null, null);
    }
  }

  /** The cloud said yes and did not do it, and nobody else did anything to it either. */
  private static void refuse(Sent sent, Map<String, String> now) {
    if (sent.row.theirs() == null) {
      String there = now.get(sent.deleted && sent.baseKey != null ? sent.baseKey : sent.key);
      sent.row.setRefusal(
          there == null ? Text.of("metadata.stillGone") : Text.of("metadata.stillThere", there));
    }
  }

  private void refuse(String key, String sentence) {
    rows.stream()
        .filter(r -> key.equals(r.key()) || key.equals(r.baseKey()))
        .filter(MetadataRow::isTouched)
        .findFirst()
        .ifPresentOrElse(r -> r.setRefusal(sentence), () -> trouble.set(sentence));
  }

  // Bookkeeping

  private void insert(int at, MetadataRow row) {
    watched.put(
        row,
        Subscription.combine(
            row.keyProperty().subscribe(() -> typed(row)),
            row.valueProperty().subscribe(() -> typed(row))));
    rows.add(at, row);
  }

  private void drop(MetadataRow row) {
    Subscription subscription = watched.remove(row);
    if (subscription != null) {
      subscription.unsubscribe();
    }
    rows.remove(row);
  }

  /** What the cloud said of the former text holds no longer. */
  private void typed(MetadataRow row) {
    row.setRefusal("");
    judge();
  }

  private void judge() {
    MetadataRules.judge(rows);
    int count = (int) rows.stream().filter(r -> !r.isDeleted() && !r.isBlank()).count();
    boolean tooMany = itemLimit.isPresent() && count > itemLimit.getAsInt();
    boolean adds = rows.stream().anyMatch(r -> r.change() == Change.ADDED && !r.isBlank());
    overLimit.set(tooMany && adds);
    countText.set(
        itemLimit.isPresent()
            ? Text.of(
                overLimit.get() ? "metadata.countOver" : "metadata.countOf",
                count,
                itemLimit.getAsInt(),
                count - itemLimit.getAsInt())
            : Text.of("metadata.count", count));
    dirty.set(rows.stream().anyMatch(MetadataViewModel::isWork));
    Predicate<MetadataRow> stops =
        r ->
            r.theirs() != null
                || r.isTouched()
                    && r.refusal().isEmpty()
                    && r.statusProperty().get().level() == Level.ERROR;
    canSave.set(
        dirty.get()
            && editable.get()
            && !saving.get()
            && !overLimit.get()
            && rows.stream().noneMatch(stops));
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
    List<MetadataRow> all = new ArrayList<>(watched.keySet());
    all.forEach(
        r -> {
          Subscription subscription = watched.remove(r);
          if (subscription != null) {
            subscription.unsubscribe();
          }
        });
  }
}
