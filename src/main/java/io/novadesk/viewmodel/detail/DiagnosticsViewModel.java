package io.novadesk.viewmodel.detail;

import io.novadesk.i18n.Text;
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
import java.util.concurrent.Callable;
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
  private final ReadOnlyStringWrapper silence = new ReadOnlyStringWrapper("");
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
              } else if (state instanceof Loaded.Broken<Answer>(String sentence)) {
                missed(sentence);
                stopPolling();
                leaveToWatch();
              }
            });
    fetch.missedProperty().subscribe(why -> missed(why));
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
    if (now == null) {
      return;
    }
    if (fetch.isRunning()) {
      watched.stillWaits(now);
      return;
    }
    // The same reason as before is told by nothing else.
    missed(fetch.missedProperty().get());
    String key = now.key();
    Callable<Reading> work = watched.asking(now);
    fetch.start(key, () -> new Answer(key, work.call()));
    awaits = true;
  }

  /** An answer that did not come is a gap; what was last seen stays meanwhile. */
  private void missed(String why) {
    if (awaits && row != null && !why.isEmpty()) {
      awaits = false;
      watched.course(row.key()).missed(watched.nanos(), why);
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

  /** Since when what is shown is not how it is and why, as a sentence; empty: it is. */
  public ReadOnlyStringProperty silenceProperty() {
    return silence.getReadOnlyProperty();
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
      String silent = watched.silence(watched.course(now.key()));
      boolean nothing = fetch.stateProperty().get() instanceof Loaded.Ready && groups.isEmpty();
      silence.set(silent.isEmpty() && nothing ? Text.of("diagnostics.none") : silent);
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
    tellWatched();
  }
}
