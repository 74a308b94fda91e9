package io.novadesk.view.shell;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.ActionLook;
import io.novadesk.viewmodel.palette.PaletteCommand;
import io.novadesk.viewmodel.palette.ServerActs;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Does to the servers of the palette what the menus do to those that are selected. */
final class PaletteActs implements ServerActs {
  private static final int MOST_NAMES = 3;

  private final ConsoleViewModel console;
  private final BiConsumer<ServerAction, ServerRow> perform;

  /**
   * @param perform asks for an action on one server, whatever is selected
   */
  PaletteActs(ConsoleViewModel console, BiConsumer<ServerAction, ServerRow> perform) {
    this.console = console;
    this.perform = perform;
  }

  @Override
  public List<PaletteCommand> on(ServerRow server) {
    return Arrays.stream(ServerAction.values())
        .filter(action -> ActionsViewModel.isOffered(action, server))
        .map(action -> on(action, List.of(server)))
        .toList();
  }

  @Override
  public PaletteCommand on(ServerAction action, List<ServerRow> servers) {
    List<ServerRow> takers =
        servers.stream().filter(row -> ActionsViewModel.check(action, row).isAllowed()).toList();
    ActionLook look = ActionLook.of(action);
    return new PaletteCommand(
        "",
        ActionLook.label(action),
        target(takers),
        true,
        look.icon().getDescription(),
        "",
        whyNot(action, servers, takers),
        look.harm(),
        () -> perform(action, servers, takers));
  }

  private static String target(List<ServerRow> takers) {
    String names =
        takers.stream()
            .limit(MOST_NAMES)
            .map(ServerRow::name)
            .collect(Collectors.joining(", ", "", takers.size() > MOST_NAMES ? ", …" : ""));
    return switch (takers.size()) {
      case 0 -> "";
      case 1 -> Text.of("palette.onOne", names, takers.getFirst().region().key());
      default ->
          Text.of(
              "palette.onManyOf",
              takers.size(),
              takers.stream()
                  .map(ServerColumn.CLOUD::text)
                  .distinct()
                  .collect(Collectors.joining(", ")),
              names);
    };
  }

  private static String whyNot(
      ServerAction action, List<ServerRow> servers, List<ServerRow> takers) {
    if (servers.size() > 1 && action.is(Trait.HAS_NO_PLAN)) {
      return Text.of("action.refused.oneAtATime");
    }
    if (!takers.isEmpty()) {
      return "";
    }
    return ActionsViewModel.check(action, servers.getFirst())
            instanceof Legality.Refused(String reason)
        ? reason
        : "";
  }

  private void perform(ServerAction action, List<ServerRow> servers, List<ServerRow> takers) {
    if (servers.size() == 1) {
      console.ways().goTo(servers.getFirst());
      perform.accept(action, servers.getFirst());
    } else if (PlansViewModel.isPlannedFirst(action, servers.size())) {
      console.plans().draft(action, servers);
    } else {
      console.commands().give(new Command.Plain(action), takers);
    }
  }

  @Override
  public void resize(ServerRow server, Flavor to) {
    console.ways().goTo(server);
    console.commands().give(new Command.Resize(to.id(), to.name()), List.of(server));
  }
}
