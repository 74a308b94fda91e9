package io.novadesk.viewmodel.commands;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An image of a server that takes its turn: the oldest of its kind goes. */
public final class BackupForm extends CommandForm {
  /** The words that people use; the cloud takes any. */
  public static final List<String> TYPES = List.of("daily", "weekly", "monthly");

  /** How many of a type people keep when they do not say. */
  public static final int USUAL = 7;

  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty type = new SimpleStringProperty(TYPES.getFirst());
  private final IntegerProperty rotation = new SimpleIntegerProperty(USUAL);

  public BackupForm(ServerRow row) {
    super(ServerAction.BACKUP, row);
    name.set(SnapshotForm.nameFor(row));
    readFrom(name, type, rotation);
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty typeProperty() {
    return type;
  }

  /** How many of this type are kept, the new one among them; 0: all older ones go, and this too. */
  public IntegerProperty rotationProperty() {
    return rotation;
  }

  /** Which backups the cloud will delete for it. */
  public StringBinding consequence() {
    return Bindings.createStringBinding(this::consequenceText, type, rotation);
  }

  private String consequenceText() {
    List<String> older =
        row().region().images().stream()
            .filter(i -> row().server().id().equals(i.properties().get("instance_uuid")))
            .filter(i -> type.get().strip().equals(i.properties().get("backup_type")))
            .sorted(
                Comparator.comparing(
                    Image::created, Comparator.nullsLast(Comparator.reverseOrder())))
            .map(Image::name)
            .toList();
    int kept = Math.max(0, rotation.get() - 1);
    if (older.size() <= kept) {
      return Text.of("backup.nothingGoes", older.size());
    }
    return Text.of("backup.goes", String.join(", ", older.subList(kept, older.size())));
  }

  @Override
  protected @Nullable Command read() {
    return name.get().isBlank() || type.get() == null || type.get().isBlank() || rotation.get() < 1
        ? null
        : new Command.Backup(name.get().strip(), type.get().strip(), rotation.get());
  }
}
