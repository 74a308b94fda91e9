package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Unattended;
import io.novadesk.viewmodel.operations.NewPasswords;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.function.BiConsumer;

/** Makes the forms of the dialogs, and takes what they come to. */
public final class CommandForms {
  private final TaskRunner tasks;
  private final BiConsumer<Command, List<ServerRow>> give;
  private final Unattended unattended;

  /**
   * @param give carries out a command on these servers
   * @param unattended takes over what a form had sent when it was closed
   */
  public CommandForms(
      TaskRunner tasks, BiConsumer<Command, List<ServerRow>> give, Unattended unattended) {
    this.tasks = tasks;
    this.give = give;
    this.unattended = unattended;
  }

  public CommandForm of(ServerAction action, ServerRow row) {
    return new CommandForm(action, row, tasks);
  }

  /**
   * @param passwords takes the clear text, to be shown
   */
  public GuestPasswordForm guestPassword(ServerRow row, NewPasswords passwords) {
    return new GuestPasswordForm(row, tasks, passwords, unattended);
  }

  /** Gives the form's command, if it has one. */
  public void give(CommandForm form) {
    Command command = form.commandProperty().get();
    if (command != null) {
      give.accept(command, List.of(form.row()));
    }
  }
}
