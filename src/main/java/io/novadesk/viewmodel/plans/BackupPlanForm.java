package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.commands.BackupForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** An image of each, of which only the newest of their type are kept. */
public final class BackupPlanForm extends PlanForm {
  private final PlanNames names;
  private final StringProperty type = new SimpleStringProperty(BackupForm.TYPES.getFirst());
  private final IntegerProperty kept = new SimpleIntegerProperty(BackupForm.USUAL);

  BackupPlanForm(Instant made) {
    super(ServerAction.BACKUP);
    names = new PlanNames(made, "{name}-{date}");
  }

  /** The images' names, as {@link PlanNames} fills them in. */
  public StringProperty namePatternProperty() {
    return names.patternProperty();
  }

  /** Of which type the backups are, such as {@code daily}. */
  public StringProperty typeProperty() {
    return type;
  }

  /** How many backups of the type each server keeps, the new one among them. */
  public IntegerProperty keptProperty() {
    return kept;
  }

  @Override
  List<ObservableValue<?>> inputs() {
    return List.of(names.patternProperty(), type, kept);
  }

  @Override
  String about() {
    return Text.of("dialog.backup.text");
  }

  @Override
  String what(ServerRow server, int place) {
    return Text.of("plan.draft.backup", names.of(server, place), type.get().strip(), kept.get());
  }

  @Override
  String problem(List<ServerRow> takers) {
    return type.get().isBlank() || kept.get() < 1
        ? Text.of("plan.problem.backup")
        : names.imageProblem(takers);
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Backup(names.of(server, place), type.get().strip(), kept.get()));
  }
}
