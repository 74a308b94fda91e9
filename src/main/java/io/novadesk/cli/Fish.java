package io.novadesk.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What fish needs to complete commands. */
final class Fish {
  private final StringBuilder out = new StringBuilder("complete -c novadesk -f\n");

  private Fish() {}

  static String of(CommandLine whole) {
    Fish fish = new Fish();
    fish.add(whole, List.of());
    return fish.out.toString();
  }

  private void add(CommandLine command, List<String> path) {
    CommandSpec spec = command.getCommandSpec();
    String here = condition(path, command);
    Map<String, CommandLine> subcommands = new LinkedHashMap<>(command.getSubcommands());
    subcommands.values().removeIf(sub -> sub.getCommandSpec().usageMessage().hidden());
    subcommands.forEach(
        (name, sub) ->
            line(here)
                .append(" -a ")
                .append(quoted(name))
                .append(described(sub.getCommandSpec().usageMessage().description())));
    for (OptionSpec option : spec.options()) {
      if (option.hidden()) {
        continue;
      }
      StringBuilder line = line(here);
      for (String name : option.names()) {
        line.append(name.startsWith("--") ? " -l " : " -s ");
        line.append(quoted(name.replaceFirst("^--?", "")));
      }
      if (option.arity().max() > 0) {
        line.append(option.paramLabel().equals("FILE") ? " -r -F" : " -x");
      }
      if (option.completionCandidates() != null) {
        List<String> candidates = new ArrayList<>();
        option.completionCandidates().forEach(candidates::add);
        line.append(" -a ").append(quoted(String.join(" ", candidates)));
      }
      line.append(described(option.description()));
    }
    subcommands.forEach(
        (name, sub) -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(name);
          add(sub, longer);
        });
  }

  private StringBuilder line(String condition) {
    return out.append("complete -c novadesk -n ").append(condition);
  }

  /** Where all of the path was typed and none of what may follow it. */
  private static String condition(List<String> path, CommandLine command) {
    List<String> terms = new ArrayList<>();
    path.forEach(word -> terms.add("__fish_seen_subcommand_from " + word));
    if (!command.getSubcommands().isEmpty()) {
      terms.add(
          "not __fish_seen_subcommand_from " + String.join(" ", command.getSubcommands().keySet()));
    }
    return quoted(terms.isEmpty() ? "true" : String.join("; and ", terms));
  }

  private static String described(String[] texts) {
    return (texts.length == 0 ? "" : " -d " + quoted(texts[0])) + "\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
