package io.novadesk.viewmodel.commands;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.Server;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A server made anew from an image; what is not changed here stays as it is. */
public final class RebuildForm extends CommandForm {
  /**
   * An image to choose.
   *
   * @param current the one that the server was made from
   * @param obstacle why it cannot be chosen; empty when it can
   */
  public record Choice(Image image, boolean current, String obstacle) {}

  private final List<Choice> choices;
  private final Fetch<List<KeyPair>> keyPairs;
  private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty description = new SimpleStringProperty();
  private final StringProperty hostname = new SimpleStringProperty();
  private final StringProperty userData = new SimpleStringProperty("");
  private final StringProperty keyName = new SimpleStringProperty();
  private final BooleanProperty replacesMetadata = new SimpleBooleanProperty();
  private final ObservableList<KeyValue> metadata = KeyValue.lines();
  private final ObservableList<KeyValue> files = KeyValue.lines();

  public RebuildForm(ServerRow row, TaskRunner tasks) {
    super(ServerAction.REBUILD, row);
    Server server = row.server();
    Flavor flavor = row.region().flavorOf(server);
    choices =
        row.region().images().stream()
            .sorted(Comparator.comparing(Image::name, String.CASE_INSENSITIVE_ORDER))
            .map(
                image ->
                    new Choice(image, image.id().equals(server.imageId()), obstacle(image, flavor)))
            .toList();
    chosen.set(choices.stream().filter(Choice::current).findFirst().orElse(null));
    name.set(Texts.editable(row.name()));
    description.set(orEmpty(server.description()));
    hostname.set(orEmpty(server.hostname()));
    keyName.set(orEmpty(server.keyName()));
    server.metadata().forEach((key, value) -> metadata.add(new KeyValue(key, value)));
    readFrom(
        chosen,
        name,
        password,
        description,
        hostname,
        userData,
        keyName,
        replacesMetadata,
        metadata,
        files);
    keyPairs = new Fetch<>(tasks);
    if (takesKey()) {
      var pairs = row.region().region().compute().keyPairs();
      keyPairs.start(pairs::list, false);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String obstacle(Image image, @Nullable Flavor flavor) {
    if (!image.status().equalsIgnoreCase("active")) {
      return Text.of("rebuild.imageNotActive", image.status());
    }
    if (flavor != null && image.minRam() > flavor.ram()) {
      return Text.of("resize.imageNeedsRam", image.minRam());
    }
    if (flavor != null && flavor.disk() != 0 && image.minDisk() > flavor.disk()) {
      return Text.of("resize.imageNeedsDisk", image.minDisk());
    }
    return "";
  }

  /** By name, those that cannot be chosen among them. */
  public List<Choice> choices() {
    return choices;
  }

  public ObjectProperty<@Nullable Choice> chosenProperty() {
    return chosen;
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** Empty: the cloud chooses one and tells it. */
  public StringProperty passwordProperty() {
    return password;
  }

  public StringProperty descriptionProperty() {
    return description;
  }

  public StringProperty hostnameProperty() {
    return hostname;
  }

  /** Clear text; empty: as it is. */
  public StringProperty userDataProperty() {
    return userData;
  }

  /** Empty: none. */
  public StringProperty keyNameProperty() {
    return keyName;
  }

  /** The key pairs of the person, while and when they are there. */
  public Fetch<List<KeyPair>> keyPairs() {
    return keyPairs;
  }

  public BooleanProperty replacesMetadataProperty() {
    return replacesMetadata;
  }

  public ObservableList<KeyValue> metadata() {
    return metadata;
  }

  /** Content by path, for clouds that still write files. */
  public ObservableList<KeyValue> files() {
    return files;
  }

  public boolean takesDescription() {
    return speaks(19);
  }

  public boolean takesKey() {
    return speaks(54);
  }

  public boolean takesUserData() {
    return speaks(57);
  }

  public boolean takesHostname() {
    return speaks(90);
  }

  /** Files end where user data begins. */
  public boolean takesFiles() {
    return !takesUserData();
  }

  /** The first thing that is wrong; empty: nothing. */
  public StringBinding problem() {
    return Bindings.createStringBinding(
        this::problemText, chosen, name, description, hostname, userData);
  }

  private String problemText() {
    Choice choice = chosen.get();
    if (choice == null) {
      return Text.of("rebuild.noImage");
    }
    for (String problem :
        List.of(
            choice.obstacle(),
            Texts.nameProblem(name.get()),
            Texts.descriptionProblem(description.get()),
            Texts.hostnameProblem(hostname.get()),
            Texts.userDataProblem(userData.get()))) {
      if (!problem.isEmpty()) {
        return problem;
      }
    }
    return "";
  }

  @Override
  protected @Nullable Command read() {
    Choice choice = chosen.get();
    if (choice == null || !problemText().isEmpty()) {
      return null;
    }
    Server server = row().server();
    Map<String, Secret> written = new LinkedHashMap<>();
    KeyValue.toMap(files).forEach((path, content) -> written.put(path, Secret.of(content)));
    return new Command.Rebuild(
        new Rebuild(
            choice.image().id(),
            changed(name.get().strip(), row().name()),
            password.get().isEmpty() ? null : Secret.of(password.get()),
            replacesMetadata.get() ? KeyValue.toMap(metadata) : null,
            changed(description.get(), server.description()),
            changed(orEmpty(keyName.get()), server.keyName()),
            userData.get().isEmpty() ? null : Secret.of(userData.get()),
            hostname.get().isEmpty() ? null : changed(hostname.get(), server.hostname()),
            written),
        choice.image().name());
  }
}
