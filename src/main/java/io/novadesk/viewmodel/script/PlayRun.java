package io.novadesk.viewmodel.script;

import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.script.Line;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A script that is played, step after step, until one does not end well. What a step does is looked
 * up anew at its turn; servers that the person was not shown are not touched.
 */
final class PlayRun implements Job {
  /**
   * What the person agreed to.
   *
   * @param servers the keys of those that were shown; null: whatever is found
   * @param made the names of those that the script itself makes
   */
  record Seen(@Nullable Set<String> servers, Set<String> made) {
    static final Seen ANYTHING = new Seen(null, Set.of());

    boolean has(ServerRow row) {
      return servers == null || servers.contains(row.key()) || made.contains(row.name());
    }
  }

  private final Player player;
  private final TaskRunner tasks;
  private final String name;
  private final List<Line> lines;
  private final Seen seen;
  private final CompletableFuture<OperationState> end = new CompletableFuture<>();
  private final AtomicInteger at = new AtomicInteger();
  private volatile Consumer<OperationState> tell = _ -> {};

  // On the caller's side.

  private boolean stopped;
  private @Nullable PlayStep now;

  PlayRun(Player player, TaskRunner tasks, String name, List<Line> lines, Seen seen) {
    this.player = player;
    this.tasks = tasks;
    this.name = name;
    this.lines = List.copyOf(lines);
    this.seen = seen;
  }

  @Override
  public String title() {
    return Text.of("play.title");
  }

  @Override
  public String subject() {
    return name.isEmpty() ? Text.of("play.steps", lines.size()) : name;
  }

  /** It would do again what it has done: a person plays it once more, and sees what that means. */
  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    tell = progress;
    tasks.later(this::next);
    try {
      return end.get();
    } catch (InterruptedException _) {
      // What has begun goes on: it has a line of its own, which can stop it.
      tasks.later(() -> stopped = true);
      return new OperationState.Cancelled(Text.of("play.cancelled", at.get(), lines.size()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void next() {
    if (stopped) {
      return;
    }
    if (at.get() == lines.size()) {
      end.complete(new OperationState.Done(Text.of("play.done", lines.size())));
      return;
    }
    player.finder().find(lines.get(at.get()), true, this::begin);
  }

  private void begin(PlayStep step) {
    if (stopped) {
      return;
    }
    now = step;
    tell.accept(
        new OperationState.Working(
            (double) at.get() / lines.size(),
            Text.of(
                "play.step",
                at.get() + 1,
                lines.size(),
                step.title(),
                Math.max(step.makes(), step.takers().size()))));
    String why = whyNot(step);
    if (!why.isEmpty()) {
      fail(step, why);
      return;
    }
    player.begin(
        step,
        failure -> {
          String reason = failure.isEmpty() ? leftOut(step) : failure;
          if (reason.isEmpty()) {
            at.incrementAndGet();
            next();
          } else {
            fail(step, reason);
          }
        });
  }

  private String whyNot(PlayStep step) {
    if (!step.problem().isEmpty()) {
      return step.problem();
    }
    if (!step.note().isEmpty()) {
      return step.note();
    }
    List<ServerRow> others =
        step.who().stream().map(PlayStep.Who::server).filter(row -> !seen.has(row)).toList();
    if (!others.isEmpty()) {
      return Text.of("play.others", others.size(), others.getFirst().name());
    }
    return step.line() instanceof Line.Act && step.takers().isEmpty() ? leftOut(step) : "";
  }

  /** As in a shell: a step that left something out did not end well. */
  private static String leftOut(PlayStep step) {
    return step.who().stream()
        .filter(who -> !who.takesPart())
        .findFirst()
        .map(who -> Text.of("play.server", who.server().name(), who.whyNot()))
        .orElse("");
  }

  private void fail(PlayStep step, String why) {
    stopped = true;
    end.complete(
        new OperationState.Failed(Text.of("play.stopped", step.line().number(), why), null));
  }

  /** A cloud is left: what is done there is not followed any more. */
  void left(Session session) {
    PlayStep step = now;
    boolean there =
        step != null
            && (step.who().stream().anyMatch(who -> who.server().session().equals(session))
                || (step.work() instanceof PlayStep.Work.Launch launch
                    && launch.region().session().equals(session)));
    if (step != null && there && !stopped) {
      fail(step, Text.of("play.left", session.shownName()));
    }
  }
}
