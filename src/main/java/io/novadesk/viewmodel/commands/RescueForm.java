package io.novadesk.viewmodel.commands;

import io.novadesk.api.Secret;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A start from a rescue image, with the server's own disk beside it. */
public final class RescueForm extends CommandForm {
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();

  public RescueForm(ServerRow row) {
    super(ServerAction.RESCUE, row);
    readFrom(password, image);
  }

  /** Empty: the cloud chooses one and tells it. */
  public StringProperty passwordProperty() {
    return password;
  }

  /** Null: the cloud's usual one. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  public List<Image> images() {
    return row().region().images().stream()
        .filter(i -> i.status().equalsIgnoreCase("active"))
        .sorted(Comparator.comparing(Image::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  @Override
  protected Command read() {
    Image chosen = image.get();
    return new Command.Rescue(
        password.get().isEmpty() ? null : Secret.of(password.get()),
        chosen == null ? null : chosen.id());
  }
}
