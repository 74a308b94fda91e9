package io.novadesk.viewmodel.own;

import io.novadesk.common.console.ConsoleLine;
import io.novadesk.common.own.OwnProcess;
import io.novadesk.common.script.ScriptText;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A program that runs for one server after the other, and what it prints. */
public final class OwnRunViewModel {
  /** Of an endless program nobody reads more. */
  static final int MOST = 5_000;

  /**
   * @param words the program and its arguments
   */
  public record Turn(String server, List<String> words) {
    /** As a shell would be told it; only to be read. */
    public String line() {
      return Names.shown(ScriptText.words(words));
    }
  }

  private final TaskRunner tasks;
  private final List<Turn> turns;
  private final ObservableList<String> lines = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(Text.of("own.running"));
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
  private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean announced = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile OwnProcess process = new OwnProcess(List.of());

  OwnRunViewModel(TaskRunner tasks, List<Turn> turns) {
    this.tasks = tasks;
    this.turns = List.copyOf(turns);
  }

  void start() {
    Callable<Integer> work = this::run;
    tasks.run(
        work,
        failed -> {
          take();
          end(stopped ? Text.of("own.stopped") : Text.of("own.ended", turns.size(), failed));
        },
        problem -> {
          take();
          end(Text.of("own.failed", String.valueOf(problem.getMessage())));
        });
  }

  /** On a background thread; how many ended with another status than 0. */
  private int run() throws Exception {
    int failed = 0;
    for (Turn turn : turns) {
      if (turns.size() > 1) {
        told(Text.of("own.turn", turn.server()));
      }
      process = new OwnProcess(turn.words());
      if (stopped) {
        return failed;
      }
      int exit = process.run(this::told);
      told(Text.of("own.exit", exit));
      failed += exit == 0 ? 0 : 1;
    }
    return failed;
  }

  /** Many lines are one piece of work for the window. */
  private void told(String line) {
    arrived.add(ConsoleLine.parse(line).text());
    if (!announced.getAndSet(true)) {
      tasks.later(this::take);
    }
  }

  private void take() {
    announced.set(false);
    List<String> next = new ArrayList<>();
    String line = arrived.poll();
    while (line != null) {
      next.add(line);
      line = arrived.poll();
    }
    lines.addAll(next);
    if (lines.size() > MOST) {
      lines.remove(0, lines.size() - MOST);
    }
  }

  private void end(String sentence) {
    status.set(sentence);
    running.set(false);
  }

  /** What it printed, without what would steer a terminal; the oldest lines go first. */
  public ObservableList<String> lines() {
    return lines;
  }

  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Ends the program; no further server has its turn. */
  public void stop() {
    stopped = true;
    process.stop();
  }
}
