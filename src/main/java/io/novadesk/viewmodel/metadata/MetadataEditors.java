package io.novadesk.viewmodel.metadata;

import io.novadesk.task.TaskRunner;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The editor of the object that is shown. An edit that was left unsaved waits until its object is
 * shown again: looking at another server costs nothing that was typed.
 */
public final class MetadataEditors {
  private final TaskRunner tasks;
  private final Map<String, MetadataViewModel> unsaved = new HashMap<>();
  private final ReadOnlyObjectWrapper<@Nullable MetadataViewModel> current =
      new ReadOnlyObjectWrapper<>();
  private @Nullable String shown;

  MetadataEditors(TaskRunner tasks) {
    this.tasks = tasks;
  }

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
   */
  void show(MatrixTarget object) {
    MetadataViewModel editor = current.get();
    if (editor == null || !object.key().equals(shown)) {
      leave();
      MetadataViewModel waiting = unsaved.remove(object.key());
      editor = waiting == null ? new MetadataViewModel(tasks, object) : waiting;
      shown = object.key();
      current.set(editor);
    }
    // Its cloud may have been left and opened again since it was made.
    editor.reach(object);
    editor.refreshed(object.metadata());
    editor.decideBy(object.whyNot());
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
