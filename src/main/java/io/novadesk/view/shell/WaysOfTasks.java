package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.view.operations.TasksView;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where the rows of the tasks lead in the window. */
final class WaysOfTasks implements TasksView.Ways {
  private final ConsoleViewModel model;
  private final Consumer<OperationRow> exchanges;
  private final Runnable passwords;
  private final BiConsumer<ServerAction, ServerRow> act;
  private final Consumer<GivenCommand> withOtherLogin;

  /**
   * @param exchanges shows what was sent for a task
   * @param passwords shows those that nobody has seen
   * @param act asks for an action on one server
   * @param withOtherLogin asks for another login, and gives a command with it
   */
  WaysOfTasks(
      ConsoleViewModel model,
      Consumer<OperationRow> exchanges,
      Runnable passwords,
      BiConsumer<ServerAction, ServerRow> act,
      Consumer<GivenCommand> withOtherLogin) {
    this.model = model;
    this.exchanges = exchanges;
    this.passwords = passwords;
    this.act = act;
    this.withOtherLogin = withOtherLogin;
  }

  @Override
  public void withOtherLogin(CommandRow row) {
    withOtherLogin.accept(row.given());
  }

  @Override
  public void toRevert(ServerRow server) {
    act.accept(ServerAction.REVERT_RESIZE, server);
  }

  @Override
  public void toServer(ServerRow server) {
    model.ways().goTo(server);
  }

  @Override
  public void toPlan(PlanViewModel plan) {
    model.plans().open(plan);
  }

  @Override
  public void toExchanges(OperationRow row) {
    exchanges.accept(row);
  }

  @Override
  public void toPasswords() {
    passwords.run();
  }
}
