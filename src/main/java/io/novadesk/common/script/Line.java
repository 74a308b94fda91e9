package io.novadesk.common.script;

import io.novadesk.cloud.command.CommandArgument;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.i18n.Text;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step of a script asks for, as far as its words alone tell. */
public sealed interface Line {
  /** Where it stands, from 1. */
  int number();

  /**
   * Something is done to servers.
   *
   * @param typed values by the names of the command's arguments
   * @param clouds empty: those that are meant anyway
   * @param servers names or ids; empty: what the filter finds
   */
  record Act(
      int number,
      ServerCommand command,
      Map<String, List<String>> typed,
      List<String> clouds,
      String filter,
      List<String> servers,
      PlanOptions options)
      implements Line {}

  /**
   * Servers are made.
   *
   * @param region empty: the only one of its cloud
   */
  record Launch(int number, LaunchWish wish, List<String> clouds, String region, int atOnce)
      implements Line {}

  /** Something is only looked at. */
  record Look(int number, String words) implements Line {}

  /**
   * @throws ScriptException when it cannot be understood
   */
  static Line of(Script.Step step) throws ScriptException {
    List<String> words = step.words();
    String group = words.isEmpty() ? "" : words.getFirst();
    String name = words.size() < 2 ? "" : words.get(1);
    Optional<ServerCommand> command =
        group.equals("server") ? ServerCommand.named(name) : Optional.empty();
    // What is only tried changes nothing.
    if (isReading(group, name) || words.contains("--dry-run")) {
      return new Look(step.line(), String.join(" ", words));
    }
    List<String> after = words.subList(Math.min(2, words.size()), words.size());
    if (group.equals("server") && name.equals("launch")) {
      return launch(step.line(), after);
    }
    if (command.isPresent()) {
      return act(step.line(), command.get(), after);
    }
    throw new ScriptException(
        step.line(), Text.of("script.unknown", String.join(" ", group, name)));
  }

  private static boolean isReading(String group, String name) {
    return switch (group) {
      case "image", "flavor" -> name.equals("list");
      case "server" -> List.of("list", "show", "log", "console").contains(name);
      default -> false;
    };
  }

  private static Line act(int line, ServerCommand command, List<String> words)
      throws ScriptException {
    Set<String> flags = new HashSet<>(Options.FLAGS);
    Set<String> valued = new HashSet<>(Options.VALUED);
    valued.addAll(List.of("--plan", "--batch", "--stop-after"));
    for (CommandArgument argument : command.arguments()) {
      if (argument.kind() == Kind.SECRET) {
        throw new ScriptException(line, Text.of("script.secret"));
      }
      (argument.kind() == Kind.FLAG ? flags : valued).add("--" + argument.name());
    }
    Options options = new Options(line, command.name(), words, flags, valued);
    Map<String, List<String>> typed = new LinkedHashMap<>();
    for (CommandArgument argument : command.arguments()) {
      String option = "--" + argument.name();
      if (argument.required()) {
        options.needed(option, command.name());
      }
      if (options.has(option)) {
        List<String> values = options.all(option);
        typed.put(argument.name(), argument.isMany() ? values : List.of(values.getLast()));
        check(line, argument, values);
      }
    }
    String filter = options.text("--filter");
    if (filter.isBlank() && options.rest().isEmpty()) {
      throw new ScriptException(line, Text.of("cli.whichServers"));
    }
    int batch = options.number("--batch", 0);
    return new Act(
        line,
        command,
        typed,
        clouds(options),
        filter,
        options.rest(),
        new PlanOptions(
            options.number("--plan", PlanOptions.ADAPTIVE),
            batch,
            options.number("--stop-after", PlanOptions.STANDARD.stopAfter()),
            batch > 0));
  }

  private static void check(int line, CommandArgument argument, List<String> values)
      throws ScriptException {
    for (String value : values) {
      if (argument.kind() == Kind.PAIRS && value.indexOf('=') < 1) {
        throw new ScriptException(line, Text.of("cli.noPair", "--" + argument.name(), value));
      }
    }
  }

  private static Line launch(int line, List<String> words) throws ScriptException {
    Set<String> valued = new HashSet<>(Options.VALUED);
    valued.addAll(
        List.of(
            "--image",
            "--flavor",
            "--network",
            "--key",
            "--group",
            "--zone",
            "--description",
            "--tag",
            "--property",
            "--region",
            "--at-once"));
    Options options = new Options(line, "launch", words, Options.FLAGS, valued);
    if (options.rest().isEmpty()) {
      throw new ScriptException(line, Text.of("script.needs", "launch", "NAME"));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String pair : options.all("--property")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new ScriptException(line, Text.of("cli.noPair", "--property", pair));
      }
      metadata.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    LaunchWish wish =
        new LaunchWish(
            options.rest(),
            options.needed("--image", "launch"),
            options.needed("--flavor", "launch"),
            options.all("--network"),
            options.has("--key") ? options.text("--key") : null,
            options.all("--group"),
            options.has("--zone") ? options.text("--zone") : null,
            options.has("--description") ? options.text("--description") : null,
            options.all("--tag"),
            metadata,
            null);
    return new Launch(
        line,
        wish,
        clouds(options),
        options.text("--region"),
        options.number("--at-once", LaunchWish.AT_ONCE));
  }

  private static List<String> clouds(Options options) {
    return options.all("--cloud").stream()
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
