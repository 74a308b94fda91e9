package io.novadesk.viewmodel.script;

import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.common.script.Line;
import io.novadesk.common.script.ScriptText;
import io.novadesk.common.script.Wishes;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.script.LineTargets.Unfit;
import io.novadesk.viewmodel.script.PlayStep.Who;
import io.novadesk.viewmodel.script.PlayStep.Work;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds out what a line of a script means now: which servers of the open clouds, and what each
 * would be sent. What is named in it is looked up in the background.
 */
final class StepFinder {
  private final TaskRunner tasks;
  private final LineTargets targets;

  /** What is worked out in the background. */
  private record Worked(String request, Work work) {}

  StepFinder(TaskRunner tasks, Supplier<List<RegionModel>> regions) {
    this.tasks = tasks;
    targets = new LineTargets(regions);
  }

  /**
   * @param anew whether the cloud is asked for its servers; else those of the live list are meant
   * @param then hears of it on the caller's side
   */
  void find(Line line, boolean anew, Consumer<PlayStep> then) {
    switch (line) {
      case Line.Look look -> then.accept(PlayStep.look(look, Text.of("play.look")));
      case Line.Act act -> act(act, anew, then);
      case Line.Launch launch -> launch(launch, then);
    }
  }

  private void act(Line.Act line, boolean anew, Consumer<PlayStep> then) {
    PlayStep empty =
        new PlayStep(
            line,
            Text.of("action." + line.command().action()),
            words(line),
            List.of(),
            "",
            "",
            "",
            new Work.Nothing());
    try {
      List<RegionModel> there = targets.regions(line);
      if (anew) {
        Map<RegionModel, ServerQuery> queries = new LinkedHashMap<>();
        there.forEach(region -> queries.put(region, query(region)));
        tasks.run(
            () -> listed(queries),
            servers -> act(line, empty, rows(servers), then),
            e -> then.accept(empty.withProblem(String.valueOf(e.getMessage()))));
      } else {
        act(line, empty, LineTargets.known(there), then);
      }
    } catch (Unfit e) {
      then.accept(empty.withProblem(String.valueOf(e.getMessage())));
    }
  }

  /** What the cloud says now: the live list may tell of the step before a moment later. */
  private static Map<RegionModel, List<Server>> listed(Map<RegionModel, ServerQuery> queries) {
    Map<RegionModel, List<Server>> servers = new LinkedHashMap<>();
    queries.forEach(
        (region, query) -> {
          List<Server> its = new ArrayList<>();
          region.region().servers().list(query, its::addAll);
          servers.put(region, its);
        });
    return servers;
  }

  private static ServerQuery query(RegionModel region) {
    return region.showsAllProjects() ? ServerQuery.WHOLE.ofAllProjects() : ServerQuery.WHOLE;
  }

  private static List<ServerRow> rows(Map<RegionModel, List<Server>> servers) {
    return servers.entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(one.getKey()::rowOf))
        .toList();
  }

  private void act(Line.Act line, PlayStep empty, List<ServerRow> all, Consumer<PlayStep> then) {
    ServerAction action = line.command().action();
    List<ServerRow> rows;
    try {
      rows = LineTargets.servers(line, all);
    } catch (Unfit e) {
      then.accept(empty.withProblem(String.valueOf(e.getMessage())));
      return;
    }
    if (rows.isEmpty()) {
      then.accept(
          empty.withNote(
              Text.of(
                  line.servers().isEmpty() ? "cli.nothing" : "cli.noServer",
                  String.join(", ", line.servers()))));
      return;
    }
    List<Who> who = rows.stream().map(row -> new Who(row, whyNot(action, row))).toList();
    PlayStep found =
        new PlayStep(line, empty.title(), empty.words(), who, "", locked(rows), "", empty.work());
    List<ServerRow> takers = found.takers();
    tasks.run(
        () -> work(line, takers),
        worked -> then.accept(found.with(worked.request(), worked.work())),
        e -> then.accept(found.withProblem(String.valueOf(e.getMessage()))));
  }

  private static String words(Line.Act line) {
    List<String> words = new ArrayList<>(List.of(line.command().name()));
    line.typed()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        words.add(value.equals("true") ? "--" + name : "--" + name + "=" + value)));
    if (!line.filter().isBlank()) {
      words.add("--filter=" + line.filter());
    }
    return ScriptText.words(words);
  }

  private static String whyNot(ServerAction action, ServerRow row) {
    return ActionsViewModel.check(action, row) instanceof Legality.Refused(String reason)
        ? reason
        : "";
  }

  /** A guard stands before all of a cloud: better told at once than for each server. */
  private static String locked(List<ServerRow> rows) {
    return rows.stream()
        .map(row -> row.region().whyNot())
        .filter(why -> !why.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Worked work(Line.Act line, List<ServerRow> takers) {
    boolean many = !line.filter().isBlank() || line.servers().size() > 1;
    Wishes wishes = new Wishes(line.command(), line.typed(), null, many);
    wishes.check(takers.size());
    if (line.command().action() == ServerAction.EDIT_METADATA) {
      Map<ServerRow, Map<String, String>> facts = new LinkedHashMap<>();
      takers.forEach(taker -> facts.put(taker, wishes.in(taker.region().region())));
      return new Worked("", new Work.Metadata(facts));
    }
    Map<ServerRow, List<Command>> commands = new LinkedHashMap<>();
    int place = 0;
    for (ServerRow taker : takers) {
      commands.put(taker, wishes.of(taker.region().region(), taker.server(), ++place));
    }
    return new Worked(
        takers.isEmpty() ? "" : request(takers.getFirst(), commands),
        new Work.Commands(line.command().action(), line.options(), commands));
  }

  private static String request(ServerRow first, Map<ServerRow, List<Command>> commands) {
    return commands.getOrDefault(first, List.of()).stream()
        .map(command -> command.preview(first.region().region(), first.server().id()))
        .map(StepFinder::text)
        .collect(Collectors.joining("\n\n"));
  }

  private static String text(RequestPreview request) {
    String line = request.method() + " " + request.address();
    return request.body().isEmpty() ? line : line + "\n" + request.body();
  }

  private void launch(Line.Launch line, Consumer<PlayStep> then) {
    String words =
        ScriptText.words(
            List.of("--image=" + line.wish().image(), "--flavor=" + line.wish().flavor()));
    PlayStep empty =
        new PlayStep(
            line,
            Text.of("play.launch", line.wish().names().size()),
            words,
            List.of(),
            "",
            "",
            "",
            new Work.Nothing());
    RegionModel there;
    try {
      there = targets.region(line);
    } catch (Unfit e) {
      then.accept(empty.withProblem(String.valueOf(e.getMessage())));
      return;
    }
    String locked = there.whyNot();
    if (!locked.isEmpty()) {
      then.accept(empty.withProblem(locked));
      return;
    }
    tasks.run(
        () -> {
          NewServer wanted = line.wish().in(there.region());
          return new Worked(
              there.region().servers().preview(wanted),
              new Work.Launch(there, wanted, line.wish().names(), line.atOnce()));
        },
        worked -> then.accept(empty.with(worked.request(), worked.work())),
        e -> then.accept(empty.withProblem(String.valueOf(e.getMessage()))));
  }
}
