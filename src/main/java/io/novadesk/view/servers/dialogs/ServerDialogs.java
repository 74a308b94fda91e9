package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.profile.Preferences;
import io.novadesk.view.metadata.MatrixView;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.servers.ActionLook;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.forms.CommandForm;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel.Explanation;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.function.Consumer;

/** Asks for what a command needs, as much as its danger deserves, and gives it. */
public final class ServerDialogs {
  private final ConsoleViewModel console;
  private final SettingsViewModel settings;
  private final ModalHost host;
  private final CommandDialog dialogs;
  private final Runnable toDetail;
  private final Consumer<GivenCommand> withOtherLogin;

  /**
   * @param withOtherLogin gives a command with another login
   * @param toDetail gives the keyboard to what the chosen tab of a server shows
   */
  public ServerDialogs(
      ConsoleViewModel console,
      SettingsViewModel settings,
      ModalHost host,
      Consumer<GivenCommand> withOtherLogin,
      Runnable toDetail) {
    this.console = console;
    this.settings = settings;
    this.host = host;
    this.withOtherLogin = withOtherLogin;
    this.toDetail = toDetail;
    this.dialogs = new CommandDialog(host, console.commands().forms());
  }

  /**
   * Carries out an action on the selected servers that take it now; says why when none does, and
   * what would help.
   */
  public void perform(ServerAction action) {
    List<ServerRow> takers = console.actions().takers(action);
    List<ServerRow> chosen = List.copyOf(console.servers().selected());
    Explanation why = console.actions().explain(action);
    if (why != null) {
      explain(action, why);
    } else if (action == ServerAction.EDIT_METADATA && chosen.size() > 1) {
      new MatrixView(console.metadata().matrix(chosen), host).show();
    } else if (PlansViewModel.isPlannedFirst(action, chosen.size())) {
      console.plans().draft(action, chosen);
    } else if (chosen.size() == 1) {
      perform(action, takers.getFirst());
    } else if (!takers.isEmpty()) {
      // What undoes or revives; all else is planned first.
      console.commands().give(new Command.Plain(action), takers);
    }
  }

  private void explain(ServerAction action, Explanation why) {
    ExplainDialog.show(
        host, console.actions(), action, why, this::perform, this::performWithOtherLogin);
  }

  /** Carries out an action on the one selected server with another login. */
  public void performWithOtherLogin(ServerAction action) {
    Explanation why = console.actions().explainWithOtherLogin(action);
    if (why != null) {
      explain(action, why);
      return;
    }
    ServerRow row = console.servers().selected().getFirst();
    ActionLook look = ActionLook.of(action);
    switch (look.ask()) {
      case NOTHING -> withOtherLogin.accept(new GivenCommand(new Command.Plain(action), row));
      case YES, FORM, CHOICE ->
          dialogs.ask(
              console.commands().forms().once(action, row), look.destroys(), withOtherLogin);
      case METADATA_TAB, STORAGE_TAB, NETWORK_TAB -> perform(action, row);
    }
  }

  /**
   * Carries out what asks nothing on all selected servers that take it, without the page of a plan
   * in between; else the same as {@link #perform(ServerAction)}.
   */
  public void performAtOnce(ServerAction action) {
    List<ServerRow> takers = console.actions().takers(action);
    boolean careful = settings.preferences().questions() == Preferences.Questions.MORE;
    if (takers.size() > 1 && ActionLook.of(action).mayGoAtOnce() && !careful) {
      console.commands().give(new Command.Plain(action), takers);
    } else {
      perform(action);
    }
  }

  /** Carries out an action on this server, whatever is selected, as its danger deserves. */
  public void perform(ServerAction action, ServerRow row) {
    ActionLook look = ActionLook.of(action);
    switch (look.ask()) {
      case NOTHING -> {
        if (look.interrupts(action)
            && settings.preferences().questions() == Preferences.Questions.MORE) {
          dialogs.ask(console.commands().forms().of(action, row), look.destroys());
        } else {
          console.commands().give(new Command.Plain(action), List.of(row));
        }
      }
      case YES, FORM -> dialogs.ask(console.commands().forms().of(action, row), look.destroys());
      case CHOICE -> {
        CommandForm form = console.commands().forms().of(action, row);
        if (form.form().fields().isEmpty()) {
          console.commands().forms().give(form);
        } else {
          dialogs.ask(form, look.destroys());
        }
      }
      case METADATA_TAB -> show(Tab.METADATA);
      case STORAGE_TAB -> show(Tab.STORAGE);
      case NETWORK_TAB -> show(Tab.NETWORK);
    }
  }

  /** What one server has is edited where it is shown. */
  private void show(Tab tab) {
    console.ways().toTab(tab);
    toDetail.run();
  }
}
