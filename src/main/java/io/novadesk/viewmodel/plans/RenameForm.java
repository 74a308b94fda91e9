package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.commands.Texts;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.StringProperty;

/** Another name for each. */
public final class RenameForm extends PlanForm {
  private final PlanNames names;
  private final String asItIs;

  /** For many: their names follow a pattern. */
  RenameForm(Instant made) {
    super(ServerAction.RENAME);
    asItIs = "{name}";
    names = new PlanNames(made, asItIs);
  }

  /** For one. */
  public RenameForm(ServerRow row) {
    super(ServerAction.RENAME);
    asItIs = row.name();
    names = PlanNames.plain(Texts.editable(asItIs));
  }

  /** What the servers are to be called; many as {@link PlanNames} fills it in. */
  public StringProperty nameProperty() {
    return names.patternProperty();
  }

  /** What is wrong with the name of one; empty: nothing. */
  public StringBinding nameProblem() {
    return names.typedProblem();
  }

  @Override
  List<Observable> inputs() {
    return List.of(names.patternProperty());
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.rename", names.of(server, place));
  }

  @Override
  String problem(List<ServerRow> takers) {
    boolean unchanged = nameProperty().get().equals(asItIs) || names.pattern().equals(asItIs);
    return names.isEmpty() || unchanged
        ? Text.of("plan.problem.newName")
        : names.problem(takers, "plan.problem.sameServerName");
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Rename(names.of(server, place)));
  }
}
