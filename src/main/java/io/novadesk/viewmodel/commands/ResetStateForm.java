package io.novadesk.viewmodel.commands;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What the cloud shall take a server for, whatever it really is. */
public final class ResetStateForm extends CommandForm {
  private final BooleanProperty active = new SimpleBooleanProperty(true);

  public ResetStateForm(ServerRow row) {
    super(ServerAction.RESET_STATE, row);
    readFrom(active);
  }

  /** ACTIVE, else ERROR. */
  public BooleanProperty activeProperty() {
    return active;
  }

  @Override
  protected Command read() {
    return new Command.ResetState(active.get());
  }
}
