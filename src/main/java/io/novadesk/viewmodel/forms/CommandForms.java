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
  private final BiConsumer<List<Command>, ServerRow> giveSteps;
  private final Unattended unattended;

  /**
   * @param give carries out a command on these servers
   * @param giveSteps carries out several commands on one server, each when the one before is done
   * @param unattended takes over what a form had sent when it was closed
   */
  public CommandForms(
      TaskRunner tasks,
      BiConsumer<Command, List<ServerRow>> give,
      BiConsumer<List<Command>, ServerRow> giveSteps,
      Unattended unattended) {
    this.tasks = tasks;
    this.give = give;
    this.giveSteps = giveSteps;
    this.unattended = unattended;
  }

  public CommandForm of(ServerAction action, ServerRow row) {
    return new CommandForm(action, row, tasks);
  }

  /** That of one command and no more, for another login. */
  public CommandForm once(ServerAction action, ServerRow row) {
    return new CommandForm(ActionForms.of(action, Takers.once(row, tasks)));
  }

  /**
   * @param passwords takes the clear text, to be shown
   */
  public GuestPasswordForm guestPassword(ServerRow row, NewPasswords passwords) {
    return new GuestPasswordForm(row, tasks, passwords, unattended);
  }

  /** Gives the form's command, if it has one. */
  public void give(CommandForm form) {
    List<Command> steps = form.steps();
    if (steps.size() == 1) {
      give.accept(steps.getFirst(), List.of(form.row()));
    } else if (!steps.isEmpty()) {
      giveSteps.accept(steps, form.row());
    }
  }
}
