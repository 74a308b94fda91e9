package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What the cloud shall take them for. */
public final class ResetStateForm extends ActionForm {
  private final BooleanProperty active = new SimpleBooleanProperty(true);

  public ResetStateForm(Takers takers) {
    super(ServerAction.RESET_STATE, takers);
  }

  /** What the cloud shall take the servers for: ACTIVE, else ERROR. */
  public BooleanProperty activeProperty() {
    return active;
  }

  @Override
  public List<Observable> inputs() {
    return List.of(active);
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        new FormField.Either(
            "to", active, Text.of("dialog.reset.active"), Text.of("dialog.reset.error")));
  }

  @Override
  public String what(ServerRow server, int place) {
    return Text.of("plan.draft.reset", active.get() ? "ACTIVE" : "ERROR");
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.ResetState(active.get()));
  }
}
