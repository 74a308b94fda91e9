package io.novadesk.viewmodel.commands;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Another password for the guest's administrator, typed twice. */
public final class PasswordForm extends CommandForm {
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty again = new SimpleStringProperty("");

  public PasswordForm(ServerRow row) {
    super(ServerAction.CHANGE_PASSWORD, row);
    readFrom(password, again);
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty againProperty() {
    return again;
  }

  @Override
  protected @Nullable Command read() {
    return password.get().isEmpty() || !password.get().equals(again.get())
        ? null
        : new Command.ChangePassword(Secret.of(password.get()));
  }
}
