package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;

/** Another name for each. */
public final class RenameForm extends ActionForm {
  private final PlanNames names;
  private final String asItIs;

  public RenameForm(Takers takers) {
    super(ServerAction.RENAME, takers);
    asItIs = takers.many() ? "{name}" : takers.first().name();
    names =
        takers.many()
            ? new PlanNames(takers.made(), asItIs)
            : PlanNames.plain(Texts.editable(asItIs));
  }

  /** What the servers are to be called; many as {@link PlanNames} fills it in. */
  public StringProperty nameProperty() {
    return names.patternProperty();
  }

  @Override
  public List<FormField> fields() {
    return List.of(names.field(isForMany() ? "plan.newName" : "field.name"));
  }

  @Override
  public String about() {
    return "";
  }

  @Override
  public List<Observable> inputs() {
    return List.of(names.patternProperty());
  }

  @Override
  public String what(ServerRow server, int place) {
    return Text.of("plan.draft.rename", names.of(server, place));
  }

  @Override
  public String problem(List<ServerRow> takers) {
    boolean unchanged = nameProperty().get().equals(asItIs) || names.pattern().equals(asItIs);
    return names.isEmpty() || unchanged
        ? Text.of("plan.problem.newName")
        : names.problem(takers, "plan.problem.sameServerName");
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Rename(names.of(server, place)));
  }
}
