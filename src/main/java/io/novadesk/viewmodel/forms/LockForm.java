package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A lock, with a reason for others to read where the cloud keeps one. */
public final class LockForm extends ActionForm {
  private static final int LONGEST = 255;
  private static final int REASONS = 73;

  private final StringProperty reason = new SimpleStringProperty("");

  public LockForm(Takers takers) {
    super(ServerAction.LOCK, takers);
  }

  private boolean takesReason() {
    return isForMany() || takers().first().region().region().compute().speaks(REASONS);
  }

  /** Empty: no reason. */
  public StringProperty reasonProperty() {
    return reason;
  }

  @Override
  public List<FormField> fields() {
    boolean takes = takesReason();
    return List.of(
        FormField.line("reason", Text.of("dialog.lock.reason"), reason)
            .prompt(Text.of(takes ? "dialog.lock.prompt" : "dialog.lock.noReason"))
            .closed(new SimpleBooleanProperty(!takes)));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(reason);
  }

  @Override
  public String about() {
    return isForMany() ? "" : super.about();
  }

  @Override
  public String problem(List<ServerRow> those) {
    return reason.get().strip().length() > LONGEST ? Text.of("plan.problem.longReason") : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Lock(reason.get().isBlank() ? null : reason.get().strip()));
  }
}
