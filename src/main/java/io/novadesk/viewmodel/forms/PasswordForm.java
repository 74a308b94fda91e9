package io.novadesk.viewmodel.forms;

import io.novadesk.api.Secret;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One password for the guests' administrators, typed twice. */
public final class PasswordForm extends ActionForm {
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty again = new SimpleStringProperty("");

  public PasswordForm(Takers takers) {
    super(ServerAction.CHANGE_PASSWORD, takers);
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty againProperty() {
    return again;
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        new FormField.Hidden("password", Text.of("dialog.password.new"), password, ""),
        new FormField.Hidden("password-again", Text.of("dialog.password.again"), again, ""));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(password, again);
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("plan.about.password") : super.about();
  }

  @Override
  public String problem(List<ServerRow> those) {
    if (password.get().isEmpty()) {
      return Text.of("plan.problem.password");
    }
    return password.get().equals(again.get()) ? "" : Text.of("plan.problem.passwordAgain");
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.ChangePassword(Secret.of(password.get())));
  }

  @Override
  public void dispose() {
    password.set("");
    again.set("");
  }
}
