package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.view.metadata.MatrixView;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.viewmodel.commands.ResizeForm;
import io.novadesk.viewmodel.commands.UnshelveForm;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel.Explanation;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;

/** Asks for what a command needs, as much as its danger deserves, and gives it. */
public final class ServerDialogs {
  private final ConsoleViewModel console;
  private final ModalHost host;
  private final CommandDialog dialogs;
  private final Runnable toDetail;

  /**
   * @param toDetail gives the keyboard to what the chosen tab of a server shows
   */
  public ServerDialogs(ConsoleViewModel console, ModalHost host, Runnable toDetail) {
    this.console = console;
    this.host = host;
    this.toDetail = toDetail;
    this.dialogs = new CommandDialog(host, console.forms());
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
      ExplainDialog.show(host, console.actions(), action, why, this::perform);
    } else if (action == ServerAction.EDIT_METADATA && chosen.size() > 1) {
      new MatrixView(console.metadata().matrix(chosen), host).show();
    } else if (PlansViewModel.isPlannedFirst(action, chosen.size())) {
      console.plans().draft(action, chosen);
    } else if (chosen.size() == 1) {
      one(action, takers.getFirst());
    } else if (!takers.isEmpty()) {
      // What undoes or revives; all else is planned first.
      console.give(new Command.Plain(action), takers);
    }
  }

  private void one(ServerAction action, ServerRow row) {
    switch (action) {
      case START, STOP, REBOOT_SOFT, PAUSE, UNPAUSE, SUSPEND, RESUME, UNRESCUE, UNLOCK, RESTORE ->
          console.give(new Command.Plain(action), List.of(row));
      case REBOOT_HARD, SHELVE, CONFIRM_RESIZE, SHELVE_OFFLOAD, CRASH_DUMP ->
          ConfirmDialog.ask(dialogs, action, row, Danger.NONE);
      case REVERT_RESIZE -> ConfirmDialog.ask(dialogs, action, row, Danger.LOSS);
      case RESIZE -> ResizeDialog.ask(dialogs, new ResizeForm(row, console.flavorsFor(row)));
      case REBUILD -> RebuildDialog.ask(dialogs, row);
      case RESCUE -> RescueDialog.ask(dialogs, row);
      case SNAPSHOT -> SnapshotDialog.ask(dialogs, row);
      case BACKUP -> BackupDialog.ask(dialogs, row);
      case RENAME -> RenameDialog.ask(dialogs, row);
      case EDIT -> EditDialog.ask(dialogs, row);
      case LOCK -> LockDialog.ask(dialogs, row);
      case CHANGE_PASSWORD -> PasswordDialog.ask(dialogs, row);
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> MoveDialog.ask(dialogs, action, row);
      case ABORT_MIGRATION, FINISH_MIGRATION -> MigrationDialog.ask(dialogs, action, row);
      case UNSHELVE -> {
        if (UnshelveForm.isAChoice(row)) {
          UnshelveDialog.ask(dialogs, row);
        } else {
          console.give(new Command.Plain(action), List.of(row));
        }
      }
      case RESET_STATE -> ResetStateDialog.ask(dialogs, row);
      case DELETE, FORCE_DELETE -> DeleteDialog.ask(dialogs, action, row);
      case EDIT_METADATA, ADD_TAG, REMOVE_TAG -> show(Tab.METADATA);
      case ATTACH_VOLUME, DETACH_VOLUME -> show(Tab.STORAGE);
      case ATTACH_INTERFACE, DETACH_INTERFACE, ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP ->
          show(Tab.NETWORK);
    }
  }

  /** What one server has is edited where it is shown. */
  private void show(Tab tab) {
    console.detail().tabProperty().set(tab);
    toDetail.run();
  }
}
