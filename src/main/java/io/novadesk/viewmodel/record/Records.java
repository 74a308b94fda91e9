package io.novadesk.viewmodel.record;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.i18n.Text;
import io.novadesk.profile.PrivateFiles;
import io.novadesk.record.AuditLine;
import io.novadesk.record.RecordPlace;
import io.novadesk.record.Recorder;
import io.novadesk.record.Retention;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.CommandRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The records of the clouds that are open. Nothing is opened before the first frame, and nothing is
 * kept before it is known where. Belongs to the caller's side.
 */
public final class Records {
  /** What changes fast is read again so often. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TaskRunner tasks;
  private final Map<Session, Recorder> recorders = new HashMap<>();
  private final List<Recorder> ending = new ArrayList<>();
  private final List<Session> open = new ArrayList<>();
  private final List<Consumer<Session>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable RecordPlace place;
  private @Nullable Path passing;
  private Predicate<Session> passes = _ -> false;
  private Consumer<String> tell = _ -> {};
  private boolean begun;

  public Records(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /**
   * Says where the records lie.
   *
   * @param passesAway clouds of which nothing is kept when they are left, such as the demo cloud
   * @param complaints gets sentences for the person, on any thread
   */
  public void keepIn(Path folder, Predicate<Session> passesAway, Consumer<String> complaints) {
    place = new RecordPlace(folder);
    passes = passesAway;
    tell = complaints;
  }

  /** Records each cloud of this list while it is in it. */
  public void follow(ObservableList<Session> sessions) {
    sessions.addListener(
        (ListChangeListener<Session>)
            change -> {
              while (change.next()) {
                change.getRemoved().forEach(this::left);
                change.getAddedSubList().forEach(this::opened);
              }
            });
  }

  /** The first frame is there: what is open is recorded from now on. */
  public void begin() {
    begun = true;
    List.copyOf(open).forEach(this::record);
  }

  private void opened(Session session) {
    open.add(session);
    record(session);
  }

  private void record(Session session) {
    RecordPlace where = passes.test(session) ? passingPlace() : place;
    if (!begun || where == null || recorders.containsKey(session)) {
      return;
    }
    Recorder recorder =
        new Recorder(where.of(session), session, InstantSource.system(), Retention.STANDARD, tell);
    AtomicBoolean waiting = new AtomicBoolean();
    recorder.onChange(
        () -> {
          if (waiting.compareAndSet(false, true)) {
            tasks.later(
                () ->
                    tasks.after(
                        BREATH,
                        () -> {
                          waiting.set(false);
                          listeners.forEach(listener -> listener.accept(session));
                        }));
          }
        });
    recorders.put(session, recorder);
    recorder.start();
  }

  private @Nullable RecordPlace passingPlace() {
    try {
      if (passing == null) {
        passing = Files.createTempDirectory("novadesk-record");
      }
      return new RecordPlace(passing);
    } catch (IOException e) {
      tell.accept(
          Text.of("record.broken", Text.of("nav.allClouds"), String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void left(Session session) {
    open.remove(session);
    Recorder recorder = recorders.remove(session);
    if (recorder != null) {
      recorder.close();
      ending.add(recorder);
    }
  }

  /** What is recorded of a cloud; null: nothing is, or not yet. */
  public @Nullable Recorder of(Session session) {
    return recorders.get(session);
  }

  /** Hears of each cloud of which something new can be read. */
  public void onChange(Consumer<Session> listener) {
    listeners.add(listener);
  }

  /** Keeps how a command ended. */
  public void ended(CommandRow row) {
    var sent = row.operation().sent();
    String request = sent == null || sent.answer() == null ? null : sent.answer().requestId();
    keep(
        row.region().session(),
        row.command(),
        row.operation().server(),
        row.region().region().name(),
        row.state(),
        request);
  }

  /** Keeps how a server's part of a plan ended. */
  public void ended(Session cloud, PlanItem item, ItemState.Ended end) {
    keep(
        cloud,
        item.steps().getLast(),
        item.server(),
        item.region().name(),
        end.outcome(),
        end.requestId());
  }

  private void keep(
      Session cloud,
      Command command,
      Server server,
      String region,
      OperationState end,
      @Nullable String request) {
    Recorder recorder = recorders.get(cloud);
    if (recorder == null) {
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("action", command.action().name());
    facts.put("server", server.id());
    facts.put("name", server.displayName());
    facts.put("region", region);
    facts.put(
        "outcome",
        switch (end) {
          case OperationState.Done _ -> "done";
          case OperationState.Failed _ -> "failed";
          case OperationState.Unknown _ -> "unknown";
          default -> "cancelled";
        });
    String sentence =
        switch (end) {
          case OperationState.Done(String said) -> said;
          case OperationState.Failed(String said, _) -> said;
          case OperationState.Unknown(String said, _) -> said;
          case OperationState.Cancelled(String said) -> said;
          default -> "";
        };
    facts.put("sentence", sentence);
    if (request != null) {
      facts.put("request", request);
    }
    recorder.ended(facts);
  }

  /**
   * Deletes all that is recorded of the cloud of a session, of its other projects too, and begins
   * anew.
   *
   * @param then runs when that is done
   */
  public void forget(Session session, Runnable then) {
    String cloud = session.cloudName();
    RecordPlace where = passes.test(session) ? passingPlace() : place;
    List<Session> same = open.stream().filter(each -> each.cloudName().equals(cloud)).toList();
    List<Recorder> ended = new ArrayList<>();
    for (Session each : same) {
      Recorder recorder = recorders.remove(each);
      if (recorder != null) {
        recorder.close();
        ended.add(recorder);
      }
    }
    Runnable again =
        () -> {
          same.stream().filter(open::contains).forEach(this::record);
          then.run();
        };
    tasks.run(
        () -> {
          ended.forEach(recorder -> recorder.await(PATIENCE));
          if (where != null) {
            where.forget(cloud);
          }
          return cloud;
        },
        _ -> again.run(),
        problem -> {
          tell.accept(Text.of("record.notForgotten", cloud, String.valueOf(problem.getMessage())));
          again.run();
        });
  }

  /**
   * Writes the log of what was sent to a cloud as lines of JSON.
   *
   * @param said is told what became of it, as a sentence
   */
  public void saveLog(Session session, Path file, Consumer<String> said) {
    Recorder recorder = recorders.get(session);
    if (recorder == null) {
      said.accept(Text.of("changes.notYet"));
      return;
    }
    tasks.run(
        () -> {
          List<AuditLine> lines = recorder.past().audit();
          String text = lines.stream().map(l -> l.exported() + "\n").collect(Collectors.joining());
          PrivateFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
          long broken = AuditLine.firstBroken(lines);
          return broken == 0
              ? Text.of("change.log.saved", lines.size())
              : Text.of("change.log.broken", lines.size(), broken);
        },
        said,
        problem ->
            said.accept(Text.of("change.log.notSaved", String.valueOf(problem.getMessage()))));
  }

  /** Waits until what was left is written, but not for long. Any thread. */
  public void awaitEnd(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    for (Recorder recorder : ending) {
      recorder.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    ending.clear();
    if (passing != null) {
      try {
        new RecordPlace(passing).clear();
      } catch (IOException e) {
        tell.accept(String.valueOf(e.getMessage()));
      }
    }
  }
}
