package io.novadesk.viewmodel.forms;

import io.novadesk.api.Secret;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A start from a rescue image, with the server's own disk beside it: many start from the cloud's
 * usual one, with passwords that it chooses.
 */
public final class RescueForm extends ActionForm {
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();

  public RescueForm(Takers takers) {
    super(ServerAction.RESCUE, takers);
  }

  /** Empty: the cloud chooses one and tells it. */
  public StringProperty passwordProperty() {
    return password;
  }

  /** Null: the cloud's usual one. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  private ObservableList<@Nullable Image> images() {
    ObservableList<@Nullable Image> all = FXCollections.observableArrayList();
    all.add(null);
    takers().first().region().images().stream()
        .filter(i -> i.status().equalsIgnoreCase("active"))
        .sorted(Comparator.comparing(Image::name, String.CASE_INSENSITIVE_ORDER))
        .forEach(all::add);
    return all;
  }

  @Override
  public List<FormField> fields() {
    return isForMany()
        ? List.of()
        : List.of(
            FormField.choice(
                "image",
                Text.of("dialog.rescue.image"),
                images(),
                image,
                Image::name,
                Text.of("dialog.rescue.usual")),
            new FormField.Hidden(
                "password",
                Text.of("dialog.rescue.password"),
                password,
                Text.of("form.cloudsPassword")));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(password, image);
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("plan.about.rescue") : super.about();
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    Image chosen = image.get();
    return List.of(
        new Command.Rescue(
            password.get().isEmpty() ? null : Secret.of(password.get()),
            chosen == null ? null : chosen.id()));
  }
}
