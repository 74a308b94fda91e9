package io.novadesk.viewmodel.script;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.common.script.ScriptException;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Later;
import io.novadesk.profile.LaterStore;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that are played at a time, while the window is open. Whoever takes one out of the file
 * plays it, so none is played twice. One whose time passed unseen is not played: the person is
 * asked.
 */
public final class LaterScripts {
  /** Later than this it is not what the person wished. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final Player player;
  private final InstantSource clock;
  private final Sending saving;
  private final ObservableList<Later> missed = FXCollections.observableArrayList();
  private @Nullable LaterStore store;
  private volatile boolean leaving;

  LaterScripts(
      TaskRunner tasks, OperationsViewModel operations, Player player, InstantSource clock) {
    this.tasks = tasks;
    this.operations = operations;
    this.player = player;
    this.clock = clock;
    saving = new Sending(tasks);
  }

  /**
   * Reads what waits, and keeps what is to wait there.
   *
   * @param complaints hears what a person has to be told about the file
   */
  public void keepIn(Path file, Consumer<String> complaints) {
    LaterStore opened = new LaterStore(file);
    store = opened;
    tasks.run(
        opened::load,
        loaded -> {
          if (loaded.complaint() != null) {
            complaints.accept(loaded.complaint());
          }
          loaded.all().forEach(this::takeUp);
        },
        e -> complaints.accept(String.valueOf(e.getMessage())));
  }

  private void takeUp(Later later) {
    if (isLate(later)) {
      missed.add(later);
    } else {
      waitFor(later);
    }
  }

  private boolean isLate(Later later) {
    return clock.instant().isAfter(later.at().plus(LATE));
  }

  /** Those whose time passed while nobody was there to play them. */
  public ObservableList<Later> missed() {
    return missed;
  }

  /** When it was to begin, for a person. */
  public String exactly(Later later) {
    return Ages.exact(later.at());
  }

  /** What is being kept. */
  public Sending saving() {
    return saving;
  }

  public LaterTime time() {
    return new LaterTime(clock.instant(), ZoneId.systemDefault());
  }

  /** Lets a script wait. */
  public void add(String name, String script, Instant at, boolean daily, Runnable whenKept) {
    LaterStore kept = store;
    if (kept == null) {
      return;
    }
    Later later = new Later(UUID.randomUUID().toString(), name, script, at, daily);
    saving.start(
        () -> {
          kept.add(later);
          return later;
        },
        added -> {
          waitFor(added);
          whenKept.run();
        });
  }

  /** The person has seen what was missed: one that comes each day goes on, another one is gone. */
  public void seen(Later later) {
    missed.remove(later);
    LaterStore kept = store;
    if (kept == null) {
      return;
    }
    tasks.run(
        () -> kept.take(later, next(later)),
        taken -> {
          if (taken && later.daily()) {
            takeUp(later.after(clock.instant(), ZoneId.systemDefault()));
          }
        },
        e -> refuse(later, String.valueOf(e.getMessage())));
  }

  private @Nullable Later next(Later later) {
    return later.daily() ? later.after(clock.instant(), ZoneId.systemDefault()) : null;
  }

  private void waitFor(Later later) {
    operations.start(new LaterJob(later, new Owner(), clock), _ -> {});
  }

  private void refuse(Later later, String why) {
    operations.refuse(Text.of("later.once"), later.name(), why);
  }

  private void play(Later later) {
    try {
      player.playUnattended(later.name(), later.script(), _ -> {});
    } catch (ScriptException e) {
      refuse(later, String.valueOf(e.getMessage()));
    }
  }

  /** The program ends: what waits stays kept. */
  public void dispose() {
    leaving = true;
  }

  private final class Owner implements LaterJob.Owner {
    @Override
    public OperationState due(Later later) throws IOException {
      LaterStore kept = store;
      if (isLate(later)) {
        // The computer slept.
        tasks.later(() -> missed.add(later));
        return new OperationState.Failed(Text.of("later.missed", Ages.exact(later.at())), null);
      }
      Later next = next(later);
      if (kept == null || !kept.take(later, next)) {
        return new OperationState.Cancelled(Text.of("later.elsewhere"));
      }
      tasks.later(
          () -> {
            play(later);
            if (next != null) {
              waitFor(next);
            }
          });
      return new OperationState.Done(Text.of("later.begun"));
    }

    @Override
    public boolean forget(Later later) {
      LaterStore kept = store;
      if (leaving || kept == null) {
        return false;
      }
      // The thread is interrupted, which would close the file's lock.
      tasks.run(
          () -> {
            kept.remove(later);
            return later;
          },
          _ -> {},
          e -> refuse(later, String.valueOf(e.getMessage())));
      return true;
    }
  }
}
