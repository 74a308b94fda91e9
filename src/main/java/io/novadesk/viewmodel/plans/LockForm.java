package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A lock on each, with one reason for others to read where the cloud keeps one. */
public final class LockForm extends PlanForm {
  private static final int LONGEST = 255;
  private static final int REASONS = 73;

  private final StringProperty reason = new SimpleStringProperty("");

  public LockForm() {
    super(ServerAction.LOCK);
  }

  /** Whether the cloud of this server keeps reasons. */
  public static boolean takesReason(ServerRow server) {
    return server.region().region().compute().speaks(REASONS);
  }

  /** Empty: no reason. */
  public StringProperty reasonProperty() {
    return reason;
  }

  @Override
  List<Observable> inputs() {
    return List.of(reason);
  }

  @Override
  String problem(List<ServerRow> takers) {
    return reason.get().strip().length() > LONGEST ? Text.of("plan.problem.longReason") : "";
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Lock(reason.get().isBlank() ? null : reason.get().strip()));
  }
}
