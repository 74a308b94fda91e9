package io.novadesk.viewmodel.commands;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A lock, with a reason for others to read where the cloud keeps one. */
public final class LockForm extends CommandForm {
  private static final int LONGEST = 255;

  private final StringProperty reason = new SimpleStringProperty("");

  public LockForm(ServerRow row) {
    super(ServerAction.LOCK, row);
    readFrom(reason);
  }

  public boolean takesReason() {
    return speaks(73);
  }

  public StringProperty reasonProperty() {
    return reason;
  }

  @Override
  protected @Nullable Command read() {
    String typed = reason.get().strip();
    return typed.length() > LONGEST ? null : new Command.Lock(typed.isEmpty() ? null : typed);
  }
}
