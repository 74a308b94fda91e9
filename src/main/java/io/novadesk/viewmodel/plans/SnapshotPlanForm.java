package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** An image of each. */
public final class SnapshotPlanForm extends PlanForm {
  private final PlanNames names;

  SnapshotPlanForm(Instant made) {
    super(ServerAction.SNAPSHOT);
    names = new PlanNames(made, "{name}-{date}");
  }

  /** The images' names, as {@link PlanNames} fills them in. */
  public StringProperty namePatternProperty() {
    return names.patternProperty();
  }

  @Override
  List<ObservableValue<?>> inputs() {
    return List.of(names.patternProperty());
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.snapshot", names.of(server, place));
  }

  @Override
  String problem(List<ServerRow> takers) {
    return names.imageProblem(takers);
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Snapshot(names.of(server, place), Map.of()));
  }
}
