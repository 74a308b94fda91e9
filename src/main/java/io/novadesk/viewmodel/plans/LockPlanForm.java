package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A lock on each, with one reason. */
public final class LockPlanForm extends PlanForm {
  private final StringProperty reason = new SimpleStringProperty("");

  LockPlanForm() {
    super(ServerAction.LOCK);
  }

  /** Why they are locked, for others to read; empty: no reason. */
  public StringProperty reasonProperty() {
    return reason;
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Lock(reason.get().isBlank() ? null : reason.get().strip()));
  }
}
