package io.novadesk.viewmodel.metadata;

import io.novadesk.cloud.metadata.MetadataSave;
import io.novadesk.i18n.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The rows of an edit, and how they meet what the cloud holds. */
final class MetadataRows {

  /** One row as it was when a save began. */
  record Sent(
      MetadataRow row, boolean deleted, @Nullable String baseKey, String key, String value) {}

  private final ObservableList<MetadataRow> rows = FXCollections.observableArrayList();
  private final ObservableList<MetadataRow> view = FXCollections.unmodifiableObservableList(rows);
  private final Map<MetadataRow, Subscription> watched = new HashMap<>();
  private final Runnable onTyped;

  /**
   * @param onTyped runs after a key or value has changed
   */
  MetadataRows(Runnable onTyped) {
    this.onTyped = onTyped;
  }

  List<MetadataRow> all() {
    return rows;
  }

  ObservableList<MetadataRow> view() {
    return view;
  }

  /** A new row, or the blank one that is there already. */
  MetadataRow add() {
    return rows.stream()
        .filter(r -> r.isBlank() && !r.isDeleted())
        .findFirst()
        .orElseGet(
            () -> {
              MetadataRow row = MetadataRow.added();
              insert(rows.size(), row);
              return row;
            });
  }

  private void insert(int at, MetadataRow row) {
    watched.put(
        row,
        Subscription.combine(
            row.keyProperty().subscribe(() -> typed(row)),
            row.valueProperty().subscribe(() -> typed(row))));
    rows.add(at, row);
  }

  void drop(MetadataRow row) {
    Subscription subscription = watched.remove(row);
    if (subscription != null) {
      subscription.unsubscribe();
    }
    rows.remove(row);
  }

  /** What the cloud said of the former text holds no longer. */
  private void typed(MetadataRow row) {
    row.setRefusal("");
    onTyped.run();
  }

  /** Forgets blank rows and what was said before. */
  void tidy() {
    List.copyOf(rows).stream().filter(MetadataRow::isBlank).forEach(this::drop);
    rows.forEach(
        r -> {
          r.setRefusal("");
          r.setNews(false);
        });
  }

  /** What the edit began from. */
  Map<String, String> base() {
    Map<String, String> base = new LinkedHashMap<>();
    for (MetadataRow row : rows) {
      if (row.baseKey() != null && row.baseValue() != null) {
        base.put(row.baseKey(), row.baseValue());
      }
    }
    return base;
  }

  /** What the edit comes to. */
  Map<String, String> mine() {
    Map<String, String> mine = new LinkedHashMap<>();
    rows.stream().filter(r -> !r.isDeleted()).forEach(r -> mine.put(r.key(), r.value()));
    return mine;
  }

  /** The rows that a save is about, as they are now. */
  List<Sent> touched() {
    return rows.stream()
        .filter(MetadataRow::isTouched)
        .map(r -> new Sent(r, r.isDeleted(), r.baseKey(), r.key(), r.value()))
        .toList();
  }

  /**
   * Meets a newer state of the cloud: untouched rows follow it, touched ones keep the edit and tell
   * of a conflict.
   */
  void take(Map<String, String> newer) {
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

  /**
   * Takes in how a save went: what was written becomes the base, refusals go to their rows.
   *
   * @return what is wrong with the whole; empty when nothing is
   */
  String settle(MetadataSave.Outcome outcome, List<Sent> sent) {
    Map<String, String> now = outcome.now();
    if (outcome.conflicts().isEmpty()) {
      sent.forEach(s -> settle(s, sent, now));
    }
    take(now);
    String trouble = troubleOf(outcome, sent);
    for (Map.Entry<String, String> refusal : outcome.refusals().entrySet()) {
      if (!refuse(refusal.getKey(), refusal.getValue())) {
        trouble = refusal.getValue();
      }
    }
    if (trouble.isEmpty()) {
      sent.stream().filter(s -> !took(s, sent, now)).forEach(s -> refuse(s, now));
    }
    return trouble;
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

  private boolean refuse(String key, String sentence) {
    return rows.stream()
        .filter(r -> key.equals(r.key()) || key.equals(r.baseKey()))
        .filter(MetadataRow::isTouched)
        .findFirst()
        .map(
            r -> {
              r.setRefusal(sentence);
              return r;
            })
        .isPresent();
  }

  void dispose() {
    watched.values().forEach(Subscription::unsubscribe);
    watched.clear();
  }
}
