package io.novadesk.viewmodel.script;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.CommandLineText;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.filter.FilterKey;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.common.script.ScriptText;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.FilterHelp;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was done to servers of one cloud, as lines of a script. */
final class Recorded {
  /** Values that are a name for each server. */
  private static final Set<String> NAMES = Set.of("imageName", "newName", "description");

  private final ServerAction action;
  private final String cloud;
  private final String filter;
  private final List<ServerRow> all;
  private final List<String> options = new ArrayList<>();

  /**
   * @param cloud as a word of a script, a variable perhaps
   * @param filter the one of the list that it was done in
   * @param all the servers of that cloud
   */
  Recorded(ServerAction action, String cloud, String filter, List<ServerRow> all) {
    this.action = action;
    this.cloud = cloud;
    this.filter = filter;
    this.all = all;
  }

  /** The same, run as carefully as that. */
  Recorded with(PlanOptions careful) {
    if (careful.atOnce() != PlanOptions.ADAPTIVE) {
      options.add("--plan=" + careful.atOnce());
    }
    if (careful.batch() > 0) {
      options.add("--batch=" + careful.batch());
    }
    options.add("--stop-after=" + careful.stopAfter());
    return this;
  }

  /** One line for all that got the same; else one for each kind. */
  List<String> lines(Map<ServerRow, List<Command>> given) {
    ServerCommand command = ServerCommand.of(action);
    Map<ServerRow, Map<String, String>> facts = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<ServerRow, List<Command>> one : given.entrySet()) {
      Map<String, String> its = ServerCommand.facts(one.getValue());
      whole &= isWhole(command, its, one.getValue());
      facts.put(one.getKey(), its);
    }
    List<String> lines = new ArrayList<>();
    if (!whole) {
      lines.add(ScriptText.note(Text.of("script.incomplete")));
    }
    lines.addAll(linesOf(facts));
    return lines;
  }

  /** The same of what a journal would keep of it. */
  List<String> linesOf(Map<ServerRow, Map<String, String>> given) {
    ServerCommand command = ServerCommand.of(action);
    Map<List<String>, List<ServerRow>> same = new LinkedHashMap<>();
    given.forEach(
        (server, facts) -> {
          Map<String, String> its = new LinkedHashMap<>(facts);
          if (given.size() > 1) {
            String name = server.name();
            NAMES.forEach(
                key ->
                    its.computeIfPresent(
                        key, (_, text) -> name.isEmpty() ? text : text.replace(name, "{name}")));
          }
          same.computeIfAbsent(CommandLineText.words(command, its), _ -> new ArrayList<>())
              .add(server);
        });
    boolean oneKind = same.size() == 1;
    List<String> lines = new ArrayList<>();
    same.forEach((words, servers) -> lines.add(line(words, servers, oneKind)));
    return lines;
  }

  /** Whether the words say all of it: passwords, user data and files are never written. */
  private static boolean isWhole(
      ServerCommand command, Map<String, String> facts, List<Command> steps) {
    Secret secret =
        steps.getFirst() instanceof Command.ChangePassword change ? change.password() : null;
    return command.steps(facts, secret).equals(steps);
  }

  private String line(List<String> words, List<ServerRow> servers, boolean oneKind) {
    List<String> line = new ArrayList<>(List.of("server"));
    line.addAll(words);
    line.addAll(options);
    line.add("--yes");
    List<String> those = new ArrayList<>();
    filters(servers).stream()
        .filter(one -> oneKind && finds(one, servers))
        .findFirst()
        .ifPresentOrElse(
            found -> those.add("--filter=" + found),
            () -> {
              those.add("--");
              servers.forEach(server -> those.add(named(server)));
            });
    return ScriptText.line(line) + " --cloud=" + cloud + " " + ScriptText.words(those);
  }

  /** By its name, which says more to whoever reads it, unless another one has it too. */
  private String named(ServerRow server) {
    String name = server.name();
    boolean alone = all.stream().filter(row -> row.name().equals(name)).count() == 1;
    return alone && !name.isEmpty() ? name : server.server().id();
  }

  /** The filter, and the same in one region: the list may have shown no other. */
  private List<String> filters(List<ServerRow> servers) {
    if (servers.size() < 2 || filter.isBlank()) {
      return List.of();
    }
    String region = FilterHelp.ofValue(FilterKey.REGION, servers.getFirst().regionName());
    return List.of(filter, filter.strip() + " " + region);
  }

  /** Whether whoever takes the action of those that a filter finds is one of these. */
  private boolean finds(String text, List<ServerRow> servers) {
    ServerFilter wanted = ServerFilter.parse(text);
    if (!wanted.problem().isEmpty()) {
      return false;
    }
    Set<String> takers =
        all.stream()
            .filter(wanted)
            .filter(row -> ActionsViewModel.check(action, row) instanceof Legality.Allowed)
            .map(ServerRow::key)
            .collect(Collectors.toSet());
    return takers.equals(new HashSet<>(servers.stream().map(ServerRow::key).toList()));
  }
}
