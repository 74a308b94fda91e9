package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.CommandArgument;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.common.script.WishException;
import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands of the program without a window. */
public final class Commands {
  /** What a person looks for first comes first. */
  private static final List<String> ORDER =
      List.of(
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST);

  private static final String SERVER = "server";

  /** Of the options that only this command has. */
  private static final int FIRST = -10;

  private Commands() {}

  /**
   * Adds them to the command line of the program.
   *
   * @param line what is going to be executed
   */
  public static CommandLine in(CommandLine whole, Desk desk, String... line) {
    addWork(whole, desk, line);
    whole.addSubcommand(
        "plan",
        group("cli.plans").addSubcommand("run", leaf(new PlanCommand(desk), "cli.plans.run")));
    whole.addSubcommand("completion", leaf(new Completion(whole, desk), "cli.completion"));
    whole.addSubcommand("man-page", manPage(whole, desk));
    UsageMessageSpec usage = whole.getCommandSpec().usageMessage();
    usage.customSynopsis(Text.of("cli.synopsis").split("\n", -1));
    usage.description(Text.of("cli.about").split("\n", -1));
    usage.commandListHeading(heading("cli.heading.commands"));
    usage.optionListHeading(heading("cli.heading.options"));
    usage.exitCodeListHeading(heading("cli.heading.exits"));
    usage.exitCodeList(exits());
    usage.footerHeading(heading("cli.heading.examples"));
    usage.footer(Text.of("cli.examples").split("\n", -1));
    usage.sectionKeys(ORDER);
    return standing(whole, desk);
  }

  /** Those that may stand in a recording; made anew for each line, for they keep what they take. */
  static CommandLine ofScripts(Desk desk, String... line) {
    CommandLine whole = new CommandLine(CommandSpec.create().name("novadesk"));
    addWork(whole, desk, line);
    return standing(whole, desk);
  }

  private static void addWork(CommandLine whole, Desk desk, String... line) {
    whole.addSubcommand(SERVER, servers(desk, line));
    whole.addSubcommand("image", lists("cli.images", images(desk)));
    whole.addSubcommand("flavor", lists("cli.flavors", flavors(desk)));
  }

  private static CommandLine standing(CommandLine whole, Desk desk) {
    whole.setCaseInsensitiveEnumValuesAllowed(true);
    // A name that begins so is a name, not a file to read options from.
    whole.setExpandAtFiles(false);
    whole.setOut(desk.out());
    whole.setErr(desk.err());
    whole.setExecutionExceptionHandler(
        (e, _, _) -> {
          desk.say(String.valueOf(e.getMessage()));
          return switch (e) {
            case EndException end -> end.status();
            case WishException wish -> wish.isMistyped() ? Exit.USAGE : Exit.SOME_FAILED;
            case ApiException _ -> Exit.SOME_FAILED;
            default -> throw e;
          };
        });
    return whole;
  }

  private static String heading(String key) {
    return "%n" + Text.of(key) + "%n";
  }

  private static Map<String, String> exits() {
    Map<String, String> exits = new LinkedHashMap<>();
    for (int status = Exit.DONE; status <= Exit.UNKNOWN; status++) {
      exits.put(Integer.toString(status), Text.of("cli.exit." + status));
    }
    return exits;
  }

  private static ListCommand<?> images(Desk desk) {
    return new ListCommand<>(desk, Columns.OF_IMAGES, r -> r.imageShelf().read());
  }

  private static ListCommand<?> flavors(Desk desk) {
    return new ListCommand<>(desk, Columns.OF_FLAVORS, r -> r.flavorShelf().read());
  }

  private static CommandLine lists(String key, ListCommand<?> list) {
    return group(key).addSubcommand("list", leaf(list, key));
  }

  /** For whoever makes packages. */
  private static CommandLine manPage(CommandLine whole, Desk desk) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  desk.out().print(ManPage.of(whole));
                  desk.out().flush();
                });
    spec.usageMessage().hidden(true);
    return new CommandLine(spec);
  }

  /** Only the one that the line asks for, where it does: all together take longer than a login. */
  private static CommandLine servers(Desk desk, String[] line) {
    Map<String, Supplier<CommandLine>> all = ofServers(desk);
    boolean one = line.length > 1 && line[0].equals(SERVER) && all.containsKey(line[1]);
    CommandLine servers = group("cli.servers");
    all.forEach(
        (name, command) -> {
          if (!one || name.equals(line[1])) {
            servers.addSubcommand(name, command.get());
          }
        });
    return servers;
  }

  private static Map<String, Supplier<CommandLine>> ofServers(Desk desk) {
    Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
    all.put("list", () -> leaf(new ServerListCommand(desk), "cli.servers.list"));
    all.put("show", () -> leaf(new ServerReads.Show(desk), "cli.servers.show"));
    all.put("launch", () -> leaf(new LaunchCommand(desk), "cli.servers.launch"));
    all.put("log", () -> leaf(new ServerReads.Log(desk), "cli.servers.log"));
    all.put("console", () -> leaf(new ServerReads.Console(desk), "cli.servers.console"));
    for (ServerCommand command : ServerCommand.all()) {
      all.put(command.name(), () -> action(desk, command));
    }
    return all;
  }

  private static CommandLine action(Desk desk, ServerCommand command) {
    ActionCommand action = new ActionCommand(desk, command);
    CommandSpec spec = CommandSpec.forAnnotatedObject(action);
    spec.usageMessage().description(command.help() + ".");
    for (CommandArgument argument : command.arguments()) {
      spec.addOption(
          argument.kind() == Kind.SECRET
              ? passwordFile(action)
              : option(argument, values -> action.typed(argument.name(), values)));
    }
    if (command.action() == ServerAction.REBUILD || command.action() == ServerAction.RESCUE) {
      spec.addOption(showPasswords(action));
    }
    return standard(new CommandLine(spec));
  }

  /** Only where a person wishes it: what a job prints is often kept. */
  private static OptionSpec showPasswords(ActionCommand action) {
    return OptionSpec.builder("--show-passwords")
        .arity("0")
        .type(boolean.class)
        .setter(
            new Setter(
                given -> {
                  if (Boolean.TRUE.equals(given)) {
                    action.showPasswords();
                  }
                }))
        .build();
  }

  /** Never the password itself: a command line is seen by all users of a computer. */
  private static OptionSpec passwordFile(ActionCommand action) {
    return OptionSpec.builder("--password-file")
        .order(FIRST)
        .paramLabel("FILE")
        .type(String.class)
        .setter(new Setter(value -> action.passwordFile(String.valueOf(value))))
        .build();
  }

  private static OptionSpec option(CommandArgument argument, Consumer<List<String>> typed) {
    Setter given = new Setter(value -> typed.accept(texts(value)));
    OptionSpec.Builder option =
        OptionSpec.builder("--" + argument.name())
            .order(FIRST)
            .required(argument.required())
            .description(argument.help())
            .setter(given)
            .getter(given);
    return switch (argument.kind()) {
      case FLAG -> option.arity("0").type(boolean.class).build();
      case NUMBER -> option.arity("1").paramLabel("N").type(int.class).build();
      case PAIRS ->
          option
              .arity("1")
              .paramLabel("KEY=VALUE")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .build();
      case WORDS ->
          option.arity("1").paramLabel("KEY").type(List.class).auxiliaryTypes(String.class).build();
      case TEXT, FLAVOR, IMAGE, SECRET ->
          option.arity("1").paramLabel(argument.kind().name()).type(String.class).build();
    };
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /** Hears what was given; what was not stays untold. */
  private static final class Setter implements ISetter, IGetter {
    private final Consumer<Object> given;

    /** To which picocli adds what is given once more; it takes null for nothing. */
    private @Nullable Object last;

    Setter(Consumer<Object> given) {
      this.given = given;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T extends @Nullable Object> T get() {
      return (T) last;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T extends @Nullable Object> T set(T value) {
      T before = (T) last;
      last = value;
      if (value != null && !Boolean.FALSE.equals(value)) {
        given.accept(value);
      }
      return before;
    }
  }

  private static CommandLine leaf(Object command, String key) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.usageMessage().description(Text.of(key));
    return standard(new CommandLine(spec));
  }

  private static CommandLine group(String key) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(Text.of(key));
    return standard(new CommandLine(spec));
  }

  private static CommandLine standard(CommandLine command) {
    command.getCommandSpec().resourceBundle(new OptionHelp()).mixinStandardHelpOptions(true);
    command.getCommandSpec().usageMessage().sortOptions(false);
    return command;
  }
}
