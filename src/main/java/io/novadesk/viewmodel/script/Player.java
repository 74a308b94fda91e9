package io.novadesk.viewmodel.script;

import io.novadesk.api.compute.NewServer;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.common.script.Line;
import io.novadesk.common.script.MetadataWish;
import io.novadesk.common.script.Script;
import io.novadesk.common.script.ScriptException;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.script.PlayStep.Work;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.util.Subscription;

/** Plays scripts in the window: each step as a plan, with all that the window asks of one. */
public final class Player {
  /** Orders servers. */
  @FunctionalInterface
  public interface Launcher {
    /**
     * @param ended hears once how all of them ended
     */
    void launch(
        RegionModel region,
        NewServer wanted,
        List<String> names,
        int atOnce,
        Consumer<List<OperationState>> ended);
  }

  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final StepFinder finder;
  private final Set<PlayRun> running = new HashSet<>();
  private Launcher launcher =
      (_, _, _, _, _) -> {
        throw new IllegalStateException("nothing launches here");
      };

  /**
   * @param regions those that are open
   */
  public Player(
      TaskRunner tasks,
      Supplier<List<RegionModel>> regions,
      OperationsViewModel operations,
      PlansViewModel plans) {
    this.tasks = tasks;
    this.operations = operations;
    this.plans = plans;
    finder = new StepFinder(tasks, regions);
  }

  /** Says who orders servers. */
  public void launchWith(Launcher other) {
    launcher = other;
  }

  /**
   * Opens a script to be looked at.
   *
   * @param name what it is called; may be empty
   */
  public PlayViewModel open(String name, String text) {
    return new PlayViewModel(this, name, text);
  }

  StepFinder finder() {
    return finder;
  }

  /** What the steps of a script ask for. */
  static List<Line> lines(String text, Map<String, String> values) throws ScriptException {
    List<Line> lines = new ArrayList<>();
    for (Script.Step step : Script.read(text).steps(values)) {
      lines.add(Line.of(step));
    }
    return lines;
  }

  /**
   * Begins what was shown.
   *
   * @param seen the servers that the person was shown
   */
  void play(String name, List<Line> lines, PlayRun.Seen seen) {
    start(new PlayRun(this, tasks, name, lines, seen), _ -> {});
  }

  /**
   * Plays a script that nobody looks at now.
   *
   * @param ended hears how it ended
   * @throws ScriptException when it cannot be read
   */
  public void playUnattended(String name, String text, Consumer<OperationState> ended)
      throws ScriptException {
    start(new PlayRun(this, tasks, name, lines(text, Map.of()), PlayRun.Seen.ANYTHING), ended);
  }

  private void start(PlayRun run, Consumer<OperationState> ended) {
    running.add(run);
    operations.start(
        run,
        end -> {
          running.remove(run);
          ended.accept(end);
        });
  }

  /** What waits for a cloud that is left waits no more. */
  public void closed(Session session) {
    List.copyOf(running).forEach(run -> run.left(session));
  }

  /**
   * Does one step, on the caller's side.
   *
   * @param ended hears why it did not end well; empty: it did
   */
  void begin(PlayStep step, Consumer<String> ended) {
    switch (step.work()) {
      case Work.Nothing() -> ended.accept("");
      case Work.Commands commands -> plan(commands, ended);
      case Work.Metadata(var facts) -> edit(new ArrayDeque<>(facts.keySet()), facts, ended);
      case Work.Launch launch ->
          launcher.launch(
              launch.region(),
              launch.wanted(),
              launch.names(),
              launch.atOnce(),
              ends -> ended.accept(worst(ends)));
    }
  }

  private void plan(Work.Commands work, Consumer<String> ended) {
    Map<Session, List<PlanItem>> items = new LinkedHashMap<>();
    for (Map.Entry<ServerRow, List<Command>> one : work.commands().entrySet()) {
      ServerRow row = one.getKey();
      items
          .computeIfAbsent(row.session(), _ -> new ArrayList<>())
          .add(new PlanItem(row.region().region(), row.server(), one.getValue()));
    }
    Map<Session, Plan> wanted = new LinkedHashMap<>();
    items.forEach(
        (cloud, its) ->
            wanted.put(
                cloud, Plan.of(work.action(), its, work.options(), cloud.identity().roles())));
    List<PlanViewModel> begun = plans.begin(wanted);
    if (begun.size() < wanted.size()) {
      ended.accept(Text.of("play.locked"));
      return;
    }
    Subscription[] following = {Subscription.EMPTY};
    boolean[] told = {false};
    Runnable look =
        () -> {
          if (!told[0] && begun.stream().allMatch(plan -> plan.state().isEnd())) {
            told[0] = true;
            following[0].unsubscribe();
            ended.accept(worst(begun.stream().map(PlanViewModel::state).toList()));
          }
        };
    for (PlanViewModel plan : begun) {
      following[0] = following[0].and(plan.stateProperty().subscribe(_ -> look.run()));
    }
  }

  /** One server after the other; each is asked about once more before it is written to. */
  private void edit(
      Deque<ServerRow> left, Map<ServerRow, Map<String, String>> facts, Consumer<String> ended) {
    ServerRow row = left.poll();
    if (row == null) {
      ended.accept("");
      return;
    }
    if (ActionsViewModel.check(ServerAction.EDIT_METADATA, row)
        instanceof Legality.Refused(String reason)) {
      ended.accept(Text.of("play.server", row.name(), reason));
      return;
    }
    Map<String, String> wanted = facts.getOrDefault(row, Map.of());
    tasks.run(
        () -> MetadataWish.write(row.region().region(), row.server(), wanted),
        troubles -> {
          row.region().reread(row.server().id());
          if (troubles.isEmpty()) {
            edit(left, facts, ended);
          } else {
            ended.accept(Text.of("play.server", row.name(), String.join(" ", troubles)));
          }
        },
        e -> ended.accept(Text.of("play.server", row.name(), String.valueOf(e.getMessage()))));
  }

  private static String worst(List<OperationState> ends) {
    for (OperationState end : ends) {
      switch (end) {
        case OperationState.Failed failed -> {
          return failed.sentence();
        }
        case OperationState.Unknown unknown -> {
          return unknown.sentence();
        }
        case OperationState.Cancelled cancelled -> {
          return cancelled.sentence();
        }
        default -> {
          // It is done.
        }
      }
    }
    return "";
  }
}
