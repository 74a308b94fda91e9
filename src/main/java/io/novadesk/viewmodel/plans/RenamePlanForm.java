package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Another name for each. */
public final class RenamePlanForm extends PlanForm {
  private static final String AS_IT_IS = "{name}";

  private final PlanNames names;

  RenamePlanForm(Instant made) {
    super(ServerAction.RENAME);
    names = new PlanNames(made, AS_IT_IS);
  }

  /** What the servers are to be called, as {@link PlanNames} fills it in. */
  public StringProperty newNameProperty() {
    return names.patternProperty();
  }

  @Override
  List<ObservableValue<?>> inputs() {
    return List.of(names.patternProperty());
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.rename", names.of(server, place));
  }

  @Override
  String problem(List<ServerRow> takers) {
    return names.isEmpty() || names.pattern().equals(AS_IT_IS)
        ? Text.of("plan.problem.newName")
        : names.problem(takers, "plan.problem.sameServerName");
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Rename(names.of(server, place)));
  }
}
