package io.novadesk.viewmodel.metadata;

import io.novadesk.viewmodel.metadata.RowStatus.Change;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * One pair under edit: what a person typed, and what the cloud held when they began (the base).
 * Without a base the row is an added one.
 */
public final class MetadataRow {
  /**
   * What others made of the base meanwhile.
   *
   * @param value null when they deleted the key
   */
  record Theirs(@Nullable String value) {}

  private final StringProperty key;
  private final StringProperty value;
  private final ReadOnlyBooleanWrapper deleted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<RowStatus> status =
      new ReadOnlyObjectWrapper<>(RowStatus.PLAIN);
  private @Nullable String baseKey;
  private @Nullable String baseValue;
  private @Nullable Theirs theirs;
  private String refusal = "";
  private boolean news;

  private MetadataRow(String key, String value) {
    this.key = new SimpleStringProperty(key);
    this.value = new SimpleStringProperty(value);
  }

  static MetadataRow added() {
    return new MetadataRow("", "");
  }

  static MetadataRow of(String key, String value) {
    MetadataRow row = new MetadataRow(key, value);
    row.rebase(key, value);
    return row;
  }

  public StringProperty keyProperty() {
    return key;
  }

  public StringProperty valueProperty() {
    return value;
  }

  /** Whether it goes at the next save. */
  public ReadOnlyBooleanProperty deletedProperty() {
    return deleted.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RowStatus> statusProperty() {
    return status.getReadOnlyProperty();
  }

  String key() {
    return key.get() == null ? "" : key.get();
  }

  String value() {
    return value.get() == null ? "" : value.get();
  }

  boolean isDeleted() {
    return deleted.get();
  }

  void setDeleted(boolean goes) {
    deleted.set(goes);
  }

  void setStatus(RowStatus now) {
    status.set(now);
  }

  @Nullable String baseKey() {
    return baseKey;
  }

  @Nullable String baseValue() {
    return baseValue;
  }

  /** Nobody has typed anything into this added row. */
  boolean isBlank() {
    return baseKey == null && key().isEmpty() && value().isEmpty();
  }

  boolean isTouched() {
    return change() != Change.NONE;
  }

  Change change() {
    if (deleted.get()) {
      return Change.DELETED;
    }
    if (baseKey == null) {
      return Change.ADDED;
    }
    return key().equals(baseKey) && value().equals(baseValue) ? Change.NONE : Change.CHANGED;
  }

  /** The cloud now holds this pair; what a person typed stays. */
  void rebase(@Nullable String newKey, @Nullable String newValue) {
    baseKey = newKey;
    baseValue = newValue;
    theirs = null;
  }

  /** Shows what the cloud holds, and forgets the edit. */
  void become(String newKey, String newValue) {
    rebase(newKey, newValue);
    deleted.set(false);
    key.set(newKey);
    value.set(newValue);
    refusal = "";
  }

  /** Back to the base. */
  void restore() {
    deleted.set(false);
    refusal = "";
    if (baseKey != null && baseValue != null) {
      key.set(baseKey);
      value.set(baseValue);
    }
  }

  @Nullable Theirs theirs() {
    return theirs;
  }

  /**
   * Meets what the cloud holds now at the base's key, or for an added row at its own key.
   *
   * @param now null when it holds nothing there
   * @return false when nothing is left of the row
   */
  boolean meet(@Nullable String now) {
    if (baseKey == null) {
      return meetAdded(now);
    }
    if (Objects.equals(now, baseValue)) {
      theirs = null;
      return true;
    }
    boolean untouched = !isTouched();
    boolean agreed =
        now == null
            ? deleted.get()
            : !deleted.get() && key().equals(baseKey) && value().equals(now);
    if (untouched || agreed) {
      if (now == null) {
        return false;
      }
      news = untouched;
      become(baseKey, now);
      return true;
    }
    theirs = new Theirs(now);
    return true;
  }

  private boolean meetAdded(@Nullable String now) {
    if (now == null || deleted.get()) {
      theirs = null;
    } else if (now.equals(value())) {
      become(key(), now);
    } else {
      theirs = new Theirs(now);
    }
    return true;
  }

  /** Ends the conflict with what others made of it. False when nothing is left of the row. */
  boolean takeTheirs() {
    Theirs other = theirs;
    if (other == null) {
      return true;
    }
    if (other.value == null) {
      return false;
    }
    become(baseKey == null ? key() : baseKey, other.value);
    return true;
  }

  /** Ends the conflict with the edit: the next save writes it over what others made. */
  boolean keepMine() {
    Theirs other = theirs;
    if (other == null) {
      return true;
    }
    if (other.value == null) {
      rebase(null, null);
      return !deleted.get();
    }
    rebase(baseKey == null ? key() : baseKey, other.value);
    return true;
  }

  String refusal() {
    return refusal;
  }

  void setRefusal(String sentence) {
    refusal = sentence;
  }

  /** Whether others changed it under an untouched row. */
  boolean isNews() {
    return news;
  }

  void setNews(boolean byOthers) {
    news = byOthers;
  }
}
