package io.novadesk.viewmodel.plans;

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
public final class PasswordForm extends PlanForm {
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty again = new SimpleStringProperty("");

  public PasswordForm() {
    super(ServerAction.CHANGE_PASSWORD);
  }

  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty againProperty() {
    return again;
  }

  @Override
  List<Observable> inputs() {
    return List.of(password, again);
  }

  @Override
  String about() {
    return Text.of("plan.about.password");
  }

  @Override
  String problem(List<ServerRow> takers) {
    if (password.get().isEmpty()) {
      return Text.of("plan.problem.password");
    }
    return password.get().equals(again.get()) ? "" : Text.of("plan.problem.passwordAgain");
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.ChangePassword(Secret.of(password.get())));
  }

  @Override
  void dispose() {
    password.set("");
    again.set("");
  }
}
