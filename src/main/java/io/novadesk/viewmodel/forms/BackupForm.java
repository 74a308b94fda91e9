package io.novadesk.viewmodel.forms;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;

/** An image of each, of which only the newest of their type are kept. */
public final class BackupForm extends ActionForm {
  /** The words that people use; the cloud takes any. */
  public static final List<String> TYPES = List.of("daily", "weekly", "monthly");

  /** How many of a type people keep when they do not say. */
  private static final int USUAL = 7;

  private final PlanNames names;
  private final StringProperty type = new SimpleStringProperty(TYPES.getFirst());
  private final IntegerProperty kept = new SimpleIntegerProperty(USUAL);

  public BackupForm(Takers takers) {
    super(ServerAction.BACKUP, takers);
    names = PlanNames.ofImages(takers);
  }

  /** The images' names; those of many as {@link PlanNames} fills them in. */
  public StringProperty nameProperty() {
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

  /** Which backups of this server the cloud will delete for it. */
  private StringBinding consequence() {
    return Bindings.createStringBinding(() -> consequenceText(takers().first()), type, kept);
  }

  private String consequenceText(ServerRow server) {
    List<String> older =
        server.region().images().stream()
            .filter(i -> server.server().id().equals(i.properties().get("instance_uuid")))
            .filter(i -> type.get().strip().equals(i.properties().get("backup_type")))
            .sorted(
                Comparator.comparing(
                    Image::created, Comparator.nullsLast(Comparator.reverseOrder())))
            .map(Image::name)
            .toList();
    int stay = Math.max(0, kept.get() - 1);
    if (older.size() <= stay) {
      return Text.of("backup.nothingGoes", older.size());
    }
    return Text.of("backup.goes", String.join(", ", older.subList(stay, older.size())));
  }

  @Override
  public List<FormField> fields() {
    FormField name = names.field(isForMany() ? "plan.name" : "field.name");
    FormField ofType =
        new FormField.Word(
            "type",
            Text.of("dialog.backup.type"),
            FXCollections.observableArrayList(TYPES),
            type,
            true,
            "");
    FormField rotation = new FormField.Count("rotation", Text.of("dialog.backup.rotation"), kept);
    return isForMany()
        ? List.of(name, ofType, rotation)
        : List.of(
            name,
            new FormField.Beside(ofType, rotation),
            FormField.remark("consequence", consequence()));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(names.patternProperty(), type, kept);
  }

  @Override
  public String what(ServerRow server, int place) {
    return Text.of("plan.draft.backup", names.of(server, place), type.get().strip(), kept.get());
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return type.get().isBlank() || kept.get() < 1
        ? Text.of("plan.problem.backup")
        : names.imageProblem(takers);
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Backup(names.of(server, place), type.get().strip(), kept.get()));
  }
}
