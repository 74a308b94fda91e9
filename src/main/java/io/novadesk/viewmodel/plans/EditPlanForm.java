package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;

/** Another description for each. */
public final class EditPlanForm extends PlanForm {
  private final PlanNames texts;
  private final BooleanProperty none = new SimpleBooleanProperty();

  EditPlanForm(Instant made) {
    super(ServerAction.EDIT);
    texts = new PlanNames(made, "");
  }

  /** Whether the cloud keeps descriptions of some of these servers. */
  static boolean isForSome(List<ServerRow> servers) {
    return servers.stream().anyMatch(server -> server.region().keepsDescriptions());
  }

  /** How the servers are described, as {@link PlanNames} fills it in. */
  public StringProperty descriptionProperty() {
    return texts.patternProperty();
  }

  /** Whether the descriptions are taken away; a field left empty might be an oversight. */
  public BooleanProperty noneProperty() {
    return none;
  }

  @Override
  List<Observable> inputs() {
    return List.of(texts.patternProperty(), none);
  }

  @Override
  String about() {
    return Text.of("plan.about.edit");
  }

  @Override
  String whyNot(ServerRow server) {
    return server.region().keepsDescriptions() ? "" : Text.of("plan.draft.keepsNoDescription");
  }

  @Override
  String what(ServerRow server, int place) {
    if (none.get()) {
      return Text.of("plan.draft.noDescription");
    }
    return texts.isEmpty() ? "" : Text.of("plan.draft.description", texts.of(server, place));
  }

  @Override
  String problem(List<ServerRow> takers) {
    if (none.get()) {
      return "";
    }
    if (texts.isEmpty()) {
      return Text.of("plan.problem.description");
    }
    return texts.areTooLong(takers) ? Text.of("form.descriptionTooLong") : "";
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    String description = none.get() ? "" : texts.of(server, place);
    return List.of(new Command.Edit(new Change(null, description, null, null, null)));
  }
}
