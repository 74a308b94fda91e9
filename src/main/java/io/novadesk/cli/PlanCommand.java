package io.novadesk.cli;

import io.novadesk.common.script.Script;
import io.novadesk.common.script.ScriptException;
import io.novadesk.common.script.ScriptText;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a script of commands, one after the other, until one does not end well. */
final class PlanCommand implements Callable<Integer> {
  private static final String DRY = "--dry-run";

  private final Desk desk;

  @Parameters(paramLabel = "FILE", descriptionKey = "script")
  private Path file = Path.of("");

  @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "variables")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = DRY)
  private boolean dryRun;

  PlanCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public @Nullable Integer call() {
    for (Script.Step step : steps()) {
      List<String> words = new ArrayList<>(step.words());
      CommandLine whole = Commands.ofScripts(desk, words.toArray(String[]::new));
      if (dryRun && takes(whole, words)) {
        words.add(2, DRY);
      }
      desk.say(ScriptText.line(words));
      int status = whole.execute(words.toArray(String[]::new));
      // A dry run tells of all steps: what a later one would do depends on the earlier ones.
      if (status != Exit.DONE && !dryRun) {
        desk.say(Text.of("cli.plan.stopped", step.line(), status));
        return status;
      }
    }
    return Exit.DONE;
  }

  private List<Script.Step> steps() {
    try {
      List<Script.Step> steps =
          Script.read(Files.readString(file, StandardCharsets.UTF_8)).steps(variables);
      // A script that runs scripts would have no end.
      Set<String> groups = Commands.ofScripts(desk).getSubcommands().keySet();
      for (Script.Step step : steps) {
        if (step.words().isEmpty() || !groups.contains(step.words().getFirst())) {
          throw new EndException(
              Exit.USAGE, Text.of("cli.plan.notHere", step.line(), String.join(" ", step.words())));
        }
      }
      return steps;
    } catch (ScriptException e) {
      throw new EndException(Exit.USAGE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new EndException(Exit.USAGE, Text.of("cli.password.file", String.valueOf(e)));
    }
  }

  /** Whether it changes anything. */
  private static boolean takes(CommandLine whole, List<String> words) {
    CommandLine group = whole.getSubcommands().get(words.getFirst());
    CommandLine command =
        group == null || words.size() < 2 ? null : group.getSubcommands().get(words.get(1));
    return command != null && command.getCommandSpec().findOption(DRY) != null;
  }
}
