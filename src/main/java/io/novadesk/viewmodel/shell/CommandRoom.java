package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.command.Command;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.forms.CommandForms;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.undo.UndoViewModel;
import io.novadesk.viewmodel.waiting.DeletesThatWait;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where commands are given: what is asked before, what waits first, and what is taken back
 * afterwards.
 */
public final class CommandRoom {
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final CommandForms forms;
  private final DeletesThatWait deletes;
  private final UndoViewModel undo;

  /**
   * @param open the regions of every open cloud
   * @param place where the person is
   */
  CommandRoom(
      TaskRunner tasks,
      OperationsViewModel operations,
      PlansViewModel plans,
      Supplier<List<RegionModel>> open,
      ReadOnlyObjectProperty<@Nullable NavItem> place) {
    this.operations = operations;
    this.plans = plans;
    forms = new CommandForms(tasks, this::give, plans::begin, operations::takeUp);
    deletes = new DeletesThatWait(tasks, operations, plans, open, InstantSource.system());
    undo = new UndoViewModel(tasks, operations, plans, place);
  }

  /** What is asked before a command is given. */
  public CommandForms forms() {
    return forms;
  }

  /** Deletes that can be taken back until they are sent. */
  public DeletesThatWait deletes() {
    return deletes;
  }

  /** Takes back what was done. */
  public UndoViewModel undo() {
    return undo;
  }

  /** Gives a command that needs nothing more to each of these servers; to many as a plan. */
  public void give(Command command, List<ServerRow> to) {
    if (to.size() == 1 && deletes.takes(command, to.getFirst())) {
      return;
    }
    if (to.size() == 1) {
      operations.start(command, to.getFirst());
    } else if (!to.isEmpty()) {
      plans.run(command, to);
    }
  }

  /** How many commands are in flight or have still to be sent. */
  public int inFlight() {
    return operations.runningProperty().get()
        - operations.jobs()
        - operations.waiting()
        + plans.unfinished();
  }
}
