package io.novadesk.cli;

import io.novadesk.api.ApiException;
import io.novadesk.cloud.command.ServerCommand;
import io.novadesk.cloud.command.ServerCommand.Argument;
import io.novadesk.cloud.command.ServerCommand.Kind;
import io.novadesk.i18n.Text;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands of the program without a window. */
public final class Commands {
  private Commands() {}

  /** Adds them to the command line of the program. */
  public static CommandLine in(CommandLine whole, Desk desk) {
    whole.addSubcommand("server", servers(desk));
    whole.addSubcommand(
        "image",
        group("cli.images")
            .addSubcommand(
                "list",
                leaf(
                    new ListCommand<>(desk, Columns.OF_IMAGES, r -> r.imageShelf().read()),
                    "cli.images")));
    whole.addSubcommand(
        "flavor",
        group("cli.flavors")
            .addSubcommand(
                "list",
                leaf(
                    new ListCommand<>(desk, Columns.OF_FLAVORS, r -> r.flavorShelf().read()),
                    "cli.flavors")));
    CommandSpec completion =
        CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  desk.out().print(AutoComplete.bash("novadesk", whole));
                  desk.out().flush();
                });
    completion.usageMessage().description(Text.of("cli.completion"));
    whole.addSubcommand("completion", new CommandLine(completion));
    whole.setCaseInsensitiveEnumValuesAllowed(true);
    whole.setOut(desk.out());
    whole.setErr(desk.err());
    whole.setExecutionExceptionHandler(
        (e, _, _) -> {
          desk.say(String.valueOf(e.getMessage()));
          return switch (e) {
            case EndException end -> end.status();
            case ApiException _ -> Exit.SOME_FAILED;
            default -> throw e;
          };
        });
    return whole;
  }

  private static CommandLine servers(Desk desk) {
    CommandLine servers = group("cli.servers");
    servers.addSubcommand("list", leaf(new ServerListCommand(desk), "cli.servers.list"));
    for (ServerCommand command : ServerCommand.all()) {
      servers.addSubcommand(command.name(), action(desk, command));
    }
    return servers;
  }

  private static CommandLine action(Desk desk, ServerCommand command) {
    ActionCommand action = new ActionCommand(desk, command);
    CommandSpec spec = CommandSpec.forAnnotatedObject(action);
    spec.usageMessage().description(command.help() + ".");
    for (Argument argument : command.arguments()) {
      boolean flag = argument.kind() == Kind.FLAG;
      OptionSpec.Builder option =
          OptionSpec.builder("--" + argument.name())
              .required(argument.required())
              .arity(flag ? "0" : "1")
              .type(
                  flag ? boolean.class : argument.kind() == Kind.NUMBER ? int.class : String.class)
              .description(argument.help())
              .setter(
                  new CommandLine.Model.ISetter() {
                    @Override
                    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
                    public <T> T set(T value) {
                      if (value != null && !Boolean.FALSE.equals(value)) {
                        action.typed(argument.name(), String.valueOf(value));
                      }
                      return value;
                    }
                  });
      spec.addOption(option.build());
    }
    return standard(new CommandLine(spec));
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
    return command;
  }
}
