package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.CommandArgument;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.common.script.Wishes;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does one command to servers: checked, asked about, sent and followed as in the window. */
final class ActionCommand implements Callable<Integer> {
  private final Desk desk;
  private final ServerCommand command;

  /** What was typed for its own arguments, by their names. */
  private final Map<String, List<String>> typed = new LinkedHashMap<>();

  private String passwordFile = "";
  private boolean showsPasswords;

  @Mixin private CloudOptions clouds = new CloudOptions();
  @Mixin private FilterOptions which = new FilterOptions();

  @Option(names = "--plan", paramLabel = "N")
  private int atOnce = PlanOptions.ADAPTIVE;

  @Option(names = "--batch", paramLabel = "N")
  private int batch;

  @Option(names = "--stop-after", paramLabel = "N", defaultValue = "2")
  private int stopAfter = 2;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Option(names = "--wait")
  private boolean progress;

  @Option(names = "--unlock", paramLabel = "CLOUD", split = ",")
  private List<String> unlocked = List.of();

  ActionCommand(Desk desk, ServerCommand command) {
    this.desk = desk;
    this.command = command;
  }

  void typed(String argument, List<String> values) {
    typed.put(argument, List.copyOf(values));
  }

  void passwordFile(String file) {
    passwordFile = file;
  }

  void showPasswords() {
    showsPasswords = true;
  }

  @Override
  public @Nullable Integer call() {
    if (which.servers().isEmpty() && which.filter().isBlank()) {
      throw new EndException(Exit.USAGE, Text.of("cli.whichServers"));
    }
    checkPairs();
    if (atOnce < 0 || batch < 0 || stopAfter < 0) {
      throw new EndException(Exit.USAGE, Text.of("cli.negative"));
    }
    try (OpenClouds open = OpenClouds.of(desk, clouds.names())) {
      List<FoundServer> found = new Finder(open).find(which.filter(), which.servers());
      List<Verdict> leftOut = new ArrayList<>();
      List<FoundServer> takers = takers(found, leftOut);
      if (dryRun) {
        List<Verdict> all = new ArrayList<>(leftOut);
        all.addAll(would(takers));
        clouds.output().write(Verdict.COLUMNS, all, desk.out());
        return takers.isEmpty() ? Exit.SOME_FAILED : Exit.DONE;
      }
      guard(takers);
      agree(takers.size());
      List<Verdict> all = new ArrayList<>(leftOut);
      if (!takers.isEmpty()) {
        all.addAll(run(takers));
      }
      clouds.output().write(Verdict.COLUMNS, all, desk.out());
      return Verdict.exit(all);
    }
  }

  private List<FoundServer> takers(List<FoundServer> found, List<Verdict> leftOut) {
    List<FoundServer> takers = new ArrayList<>();
    for (FoundServer s : found) {
      if (ServerActions.check(command.action(), s.server(), s.cloud().session().asker(s.region()))
          instanceof Legality.Refused(String reason)) {
        leftOut.add(new Verdict(s, "left-out", reason));
      } else {
        takers.add(s);
      }
    }
    return takers;
  }

  private void guard(List<FoundServer> takers) {
    for (FoundServer s : takers) {
      if (s.cloud().guarded() && !unlocked.contains(s.cloud().name())) {
        throw new EndException(Exit.GUARDED, Text.of("cli.guarded", s.cloud().name()));
      }
    }
  }

  /** One server that loses nothing is as its command says; all else wants a yes, but none. */
  private void agree(int servers) {
    boolean harmless = servers == 0 || (servers == 1 && !command.action().is(Trait.COUNTED));
    if (!yes && !harmless) {
      throw new EndException(Exit.USAGE, Text.of("cli.sayYes", command.name(), servers));
    }
  }

  /** What is named is looked up, so that a dry run fails where the true one would. */
  private List<Verdict> would(List<FoundServer> takers) {
    Wishes wishes = wishes(null);
    wishes.check(takers.size());
    List<Verdict> would = new ArrayList<>();
    for (FoundServer taker : takers) {
      wishes.in(taker.region());
      would.add(new Verdict(taker, "would", command.help()));
    }
    return would;
  }

  private Wishes wishes(@Nullable Secret secret) {
    boolean many = !which.filter().isBlank() || which.servers().size() > 1;
    return new Wishes(command, typed, secret, many);
  }

  private void checkPairs() {
    for (CommandArgument argument : command.arguments()) {
      for (String value : typed.getOrDefault(argument.name(), List.of())) {
        if (argument.kind() == Kind.PAIRS && value.indexOf('=') < 1) {
          throw new EndException(Exit.USAGE, Text.of("cli.noPair", "--" + argument.name(), value));
        }
      }
    }
    if (command.action() == ServerAction.EDIT_METADATA && typed.isEmpty()) {
      throw new EndException(Exit.USAGE, Text.of("cli.noMetadata"));
    }
  }

  private List<Verdict> run(List<FoundServer> takers) {
    Wishes wishes =
        wishes(
            command.action() == ServerAction.CHANGE_PASSWORD
                ? Passwords.read(desk.typist(), passwordFile)
                : null);
    wishes.check(takers.size());
    if (command.action() == ServerAction.EDIT_METADATA) {
      return new MetadataWork(desk, progress).run(takers, wishes.in(takers.getFirst().region()));
    }
    List<Verdict> verdicts = new ArrayList<>();
    int place = 0;
    // A plan is of one cloud.
    for (List<FoundServer> ofOneCloud : byCloud(takers)) {
      List<List<Command>> steps = new ArrayList<>();
      for (FoundServer server : ofOneCloud) {
        steps.add(wishes.of(server.region(), server.server(), ++place));
      }
      PlanOptions options = new PlanOptions(atOnce, batch, stopAfter, batch > 0);
      verdicts.addAll(
          new Work(desk, progress, showsPasswords)
              .run(command.action(), ofOneCloud, steps, options));
    }
    return verdicts;
  }

  private static List<List<FoundServer>> byCloud(List<FoundServer> servers) {
    Map<String, List<FoundServer>> clouds = new LinkedHashMap<>();
    servers.forEach(s -> clouds.computeIfAbsent(s.cloud().name(), _ -> new ArrayList<>()).add(s));
    return List.copyOf(clouds.values());
  }
}
