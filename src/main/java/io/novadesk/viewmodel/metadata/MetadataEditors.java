package io.novadesk.viewmodel.metadata;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The editor of the object that is shown. An edit that was left unsaved waits until its object is
 * shown again: looking at another server costs nothing that was typed.
 */
public final class MetadataEditors {
  private final Map<String, MetadataViewModel> unsaved = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable MetadataViewModel> current =
      new ReadOnlyObjectWrapper<>();
  private @Nullable String shown;

  /** The editor to show; null when nothing is chosen. */
  public ReadOnlyObjectProperty<@Nullable MetadataViewModel> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** How many objects have edits that are not saved. */
  public int unsaved() {
    MetadataViewModel open = current.get();
    return unsaved.size() + (open != null && open.dirtyProperty().get() ? 1 : 0);
  }

  /**
   * Shows the editor of an object, or tells it what the cloud holds now when it is shown already.
   *
   * @param key the same for one object as long as the program runs
   * @param whyNot why it cannot be edited at the moment it is asked; empty when it can
   * @param make makes its editor when it has none that waits
   */
  public void show(
      String key,
      Map<String, String> inTheCloud,
      Supplier<String> whyNot,
      Supplier<MetadataViewModel> make) {
    MetadataViewModel editor = current.get();
    if (editor == null || !key.equals(shown)) {
      leave();
      MetadataViewModel waiting = unsaved.remove(key);
      editor = waiting == null ? make.get() : waiting;
      shown = key;
      current.set(editor);
    }
    editor.refreshed(inTheCloud);
    editor.decideBy(whyNot);
  }

  /** Nothing is chosen. */
  public void none() {
    leave();
    current.set(null);
  }

  private void leave() {
    MetadataViewModel editor = current.get();
    String key = shown;
    shown = null;
    if (editor == null || key == null) {
      return;
    }
    if (editor.dirtyProperty().get() || editor.savingProperty().get()) {
      unsaved.put(key, editor);
    } else {
      editor.dispose();
    }
  }
}
