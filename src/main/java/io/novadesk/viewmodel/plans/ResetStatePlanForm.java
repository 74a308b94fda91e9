package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the cloud shall take them for. */
public final class ResetStatePlanForm extends PlanForm {
  private final ObjectProperty<Boolean> toActive = new SimpleObjectProperty<>(true);

  ResetStatePlanForm() {
    super(ServerAction.RESET_STATE);
  }

  /** What the cloud shall take the servers for: ACTIVE, else ERROR. */
  public ObjectProperty<Boolean> toActiveProperty() {
    return toActive;
  }

  @Override
  List<ObservableValue<?>> inputs() {
    return List.of(toActive);
  }

  @Override
  String about() {
    return Text.of("dialog.reset.text");
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.reset", toActive.get() ? "ACTIVE" : "ERROR");
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.ResetState(toActive.get()));
  }
}
