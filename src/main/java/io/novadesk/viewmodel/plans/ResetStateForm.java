package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What the cloud shall take them for. */
public final class ResetStateForm extends PlanForm {
  private final BooleanProperty active = new SimpleBooleanProperty(true);

  public ResetStateForm() {
    super(ServerAction.RESET_STATE);
  }

  /** What the cloud shall take the servers for: ACTIVE, else ERROR. */
  public BooleanProperty activeProperty() {
    return active;
  }

  @Override
  List<Observable> inputs() {
    return List.of(active);
  }

  @Override
  String about() {
    return Text.of("dialog.reset.text");
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.reset", active.get() ? "ACTIVE" : "ERROR");
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.ResetState(active.get()));
  }
}
