package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Servers;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.vitals.Course;
import io.novadesk.viewmodel.vitals.Reading;
import io.novadesk.viewmodel.vitals.WatchedServers;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The hypervisor's counters of a server, read again and again while they are looked at: rates come
 * from two readings. What a cloud refuses is not asked for again until a person wants it.
 */
public final class DiagnosticsViewModel implements ServerPart {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final TaskRunner tasks;
  private final WatchedServers watched;
  private final Fetch<Answer> fetch;
  private final ObservableList<Group> groups = FXCollections.observableArrayList();
  private final ObservableList<Group> groupsToShow =
      FXCollections.unmodifiableObservableList(groups);
  private final ReadOnlyBooleanWrapper isWatched = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper whyNotWatched = new ReadOnlyStringWrapper("");
  private @Nullable ServerRow row;
  private @Nullable Task polling;
  private boolean awaits;

  /** What was told of a server. */
  private record Answer(String server, Reading reading) {}

  /** Meters of one kind. */
  public record Group(String title, List<Meter> meters) {}

  /**
   * @param watched keeps how servers went
   */
  public DiagnosticsViewModel(TaskRunner tasks, WatchedServers watched) {
    this.tasks = tasks;
    this.watched = watched;
    fetch = new Fetch<>(tasks);
    fetch
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<Answer>(Answer answer)) {
                show(answer);
              } else if (state instanceof Loaded.Broken) {
                missed();
                stopPolling();
                leaveToWatch();
              }
            });
    watched.revisionProperty().subscribe(_ -> tellWatched());
  }

  @Override
  public void look(@Nullable ServerRow now) {
    ServerRow last = row;
    row = now;
    tellWatched();
    if (now == null) {
      stopPolling();
      fetch.stop();
      awaits = false;
    } else if (last == null || !now.isSameServer(last)) {
      awaits = false;
      reload();
    }
  }

  /** Begins to ask again. */
  public void reload() {
    stopPolling();
    fetch.stop();
    ask();
    poll();
  }

  private void poll() {
    if (polling == null && row != null) {
      polling = tasks.every(EVERY, this::ask);
    }
  }

  private void stopPolling() {
    if (polling != null) {
      polling.cancel();
      polling = null;
    }
  }

  private void ask() {
    ServerRow now = row;
    if (now == null || fetch.isRunning()) {
      return;
    }
    missed();
    Servers servers = now.region().region().servers();
    String id = now.server().id();
    String key = now.key();
    watched.course(key).asked(watched.nanos());
    fetch.start(key, () -> new Answer(key, new Reading(servers.diagnostics(id), watched.nanos())));
    awaits = true;
  }

  /** An answer that did not come is a gap; what was last seen stays meanwhile. */
  private void missed() {
    if (awaits && row != null) {
      awaits = false;
      watched.course(row.key()).missed(watched.nanos());
      watched.changed();
    }
  }

  private void leaveToWatch() {
    if (row != null) {
      watched.course(row.key()).askedNoMore();
    }
  }

  /** Whether there is something to show, and why not. */
  public Fetch<?> fetch() {
    return fetch;
  }

  public ObservableList<Group> groups() {
    return groupsToShow;
  }

  /** Whether the shown server is watched while its counters are not looked at, too. */
  public ReadOnlyBooleanProperty watchedProperty() {
    return isWatched.getReadOnlyProperty();
  }

  /** Why it cannot be watched, as a sentence; empty when it can. */
  public ReadOnlyStringProperty whyNotWatchedProperty() {
    return whyNotWatched.getReadOnlyProperty();
  }

  /** Watches the shown server, or no longer. */
  public void watch(boolean on) {
    ServerRow now = row;
    if (now == null) {
      return;
    }
    if (on) {
      watched.watch(now);
    } else {
      watched.leave(now.key());
    }
    tellWatched();
  }

  private void tellWatched() {
    ServerRow now = row;
    if (now != null) {
      isWatched.set(watched.isWatched(now));
      whyNotWatched.set(watched.whyNot(now));
    }
  }

  private void show(Answer answer) {
    ServerRow now = row;
    if (now == null || !now.key().equals(answer.server())) {
      return;
    }
    Course course = watched.course(answer.server());
    course.looked(answer.reading());
    awaits = false;
    poll();
    watched.changed();
    List<Group> next = Meters.of(answer.reading().values(), course);
    if (!groups.equals(next)) {
      groups.setAll(next);
    }
  }
}
