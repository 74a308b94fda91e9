package io.novadesk.viewmodel.launch;

import io.novadesk.profile.LaunchStore;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.WriteQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Drafts, templates and recent images: held here, written to the disk in the background a moment
 * after the last change.
 */
final class LaunchDrafts {
  private static final Duration MOMENT = Duration.ofMillis(300);

  /** Where the last launch of a cloud is kept. */
  private static final String LAST = "#last";

  private final TaskRunner tasks;
  private final LaunchStore store;
  private final Map<String, Map<String, String>> drafts = new HashMap<>();

  /** The same with their secrets, which never reach the disk. */
  private final Map<String, Map<String, String>> whole = new HashMap<>();

  private final Map<String, Map<String, String>> templates = new HashMap<>();

  /** What a team shares; one of one's own of the same name stands before it. */
  private Map<String, Map<String, String>> ofTeam = Map.of();

  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ObservableList<String> namesView = FXCollections.unmodifiableObservableList(names);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private List<String> recent = List.of();
  private @Nullable Task waiting;
  private @Nullable Supplier<Map<String, String>> unwritten;
  private String unwrittenWhere = "";
  private final WriteQueue writes;

  LaunchDrafts(TaskRunner tasks, LaunchStore store) {
    this.tasks = tasks;
    this.store = store;
    writes = new WriteQueue(tasks, problem::set);
    // One small file of this person, read once: before it is there no page can be filled.
    show(store.load());
  }

  private void show(LaunchStore.Content content) {
    String typedNow = unwritten == null ? null : unwrittenWhere;
    drafts.keySet().removeIf(where -> !where.equals(typedNow));
    content.drafts().forEach(drafts::putIfAbsent);
    templates.clear();
    templates.putAll(content.templates());
    ofTeam = content.team();
    recent = content.recent();
    List<String> sorted =
        Stream.concat(templates.keySet().stream(), ofTeam.keySet().stream())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    if (!names.equals(sorted)) {
      names.setAll(sorted);
    }
    if (content.complaint() != null) {
      problem.set(content.complaint());
    }
  }

  /** Takes over what another window kept. What is on its way from here is looked at after that. */
  void refresh() {
    tasks.run(
        store::load,
        content -> {
          if (writes.isEmpty()) {
            show(content);
          }
        },
        failure -> problem.set(String.valueOf(failure.getMessage())));
  }

  /** Null: there is none. */
  @Nullable Map<String, String> draft(String where) {
    return whole.getOrDefault(where, drafts.get(where));
  }

  /** The page was left: its secrets are there when it is opened again. */
  void left(String where, Map<String, String> typed) {
    flush();
    if (drafts.containsKey(where)) {
      whole.put(where, typed);
    }
  }

  @Nullable Map<String, String> last(String where) {
    return drafts.get(where + LAST);
  }

  /** Names of the templates, sorted. */
  ObservableList<String> templates() {
    return namesView;
  }

  Map<String, String> template(String name) {
    Map<String, String> own = templates.get(name);
    return own == null ? ofTeam.getOrDefault(name, Map.of()) : own;
  }

  /** Whether it is a team's, and not one's own: it is only read. */
  boolean isOfTeam(String name) {
    return !templates.containsKey(name) && ofTeam.containsKey(name);
  }

  List<String> recent() {
    return recent;
  }

  /** Why something could not be kept. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Keeps what is typed, a moment after the last change.
   *
   * @param write asked when the moment has come
   */
  void changed(String where, Supplier<Map<String, String>> write) {
    if (waiting != null) {
      waiting.cancel();
    }
    unwritten = write;
    unwrittenWhere = where;
    waiting = tasks.after(MOMENT, this::flush);
  }

  /** Writes what waits to be written. */
  void flush() {
    Map<String, String> draft = taken();
    if (draft != null) {
      String where = unwrittenWhere;
      writes.add(() -> store.saveDraft(where, draft));
    }
  }

  /**
   * The same, done when it returns: the program ends.
   *
   * @throws IOException with a sentence when it could not be kept
   */
  void close() throws IOException {
    flush();
    writes.finish();
  }

  private @Nullable Map<String, String> taken() {
    if (waiting != null) {
      waiting.cancel();
      waiting = null;
    }
    if (unwritten == null) {
      return null;
    }
    Map<String, String> draft = unwritten.get();
    unwritten = null;
    drafts.put(unwrittenWhere, draft);
    return draft;
  }

  /** Whether something is on its way to the disk. */
  boolean isSaving() {
    return !writes.isEmpty();
  }

  /** It was launched: the page starts empty next time, and can be filled with this again. */
  void launched(String where, Map<String, String> draft, String imageId) {
    flush();
    drafts.remove(where);
    whole.remove(where);
    drafts.put(where + LAST, draft);
    recent =
        Stream.concat(Stream.of(imageId), recent.stream().filter(id -> !id.equals(imageId)))
            .toList();
    writes.add(
        () -> {
          store.saveDraft(where + LAST, draft);
          store.forgetDraft(where);
          store.used(imageId);
        });
  }

  /** What was launched did not come to be: it is there again. */
  void restore(String where) {
    Map<String, String> draft = drafts.get(where + LAST);
    if (draft != null && !drafts.containsKey(where)) {
      drafts.put(where, draft);
      writes.add(() -> store.saveDraft(where, draft));
    }
  }

  void forget(String where) {
    taken();
    drafts.remove(where);
    whole.remove(where);
    writes.add(() -> store.forgetDraft(where));
  }

  void saveTemplate(String name, Map<String, String> template) {
    templates.put(name, template);
    if (!names.contains(name)) {
      names.add(name);
      names.sort(String.CASE_INSENSITIVE_ORDER);
    }
    writes.add(() -> store.saveTemplate(name, template));
  }

  void deleteTemplate(String name) {
    templates.remove(name);
    if (!ofTeam.containsKey(name)) {
      names.remove(name);
    }
    writes.add(() -> store.deleteTemplate(name));
  }
}
