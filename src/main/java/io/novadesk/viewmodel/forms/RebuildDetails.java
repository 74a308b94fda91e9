package io.novadesk.viewmodel.forms;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.Server;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a rebuild of one server can change besides its disk; what is not changed stays as it is. */
public final class RebuildDetails {
  private final ServerRow row;
  private final Fetch<List<KeyPair>> keyPairs;
  private final StringProperty name = new SimpleStringProperty();
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty description = new SimpleStringProperty();
  private final StringProperty hostname = new SimpleStringProperty();
  private final StringProperty userData = new SimpleStringProperty("");
  private final StringProperty keyName = new SimpleStringProperty();
  private final BooleanProperty replacesMetadata = new SimpleBooleanProperty();
  private final ObservableList<KeyValue> metadata = KeyValue.lines();
  private final ObservableList<KeyValue> files = KeyValue.lines();

  RebuildDetails(Takers takers) {
    row = takers.first();
    Server server = row.server();
    name.set(Texts.editable(row.name()));
    description.set(orEmpty(server.description()));
    hostname.set(orEmpty(server.hostname()));
    keyName.set(orEmpty(server.keyName()));
    server.metadata().forEach((key, value) -> metadata.add(new KeyValue(key, value)));
    keyPairs = new Fetch<>(takers.tasks());
    if (takesKey()) {
      var pairs = row.region().region().compute().keyPairs();
      keyPairs.start(pairs::list, false);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private boolean speaks(int minor) {
    return row.region().region().compute().speaks(minor);
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

  List<Observable> inputs() {
    return List.of(
        name,
        password,
        description,
        hostname,
        userData,
        keyName,
        replacesMetadata,
        metadata,
        files);
  }

  /** The first thing that is wrong; empty: nothing. */
  String problem() {
    for (String problem :
        List.of(
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

  Rebuild settings(String imageId) {
    Server server = row.server();
    Map<String, Secret> written = new LinkedHashMap<>();
    KeyValue.toMap(files).forEach((path, content) -> written.put(path, Secret.of(content)));
    return new Rebuild(
        imageId,
        Texts.changed(name.get().strip(), row.name()),
        password.get().isEmpty() ? null : Secret.of(password.get()),
        replacesMetadata.get() ? KeyValue.toMap(metadata) : null,
        Texts.changed(description.get(), server.description()),
        Texts.changed(orEmpty(keyName.get()), server.keyName()),
        userData.get().isEmpty() ? null : Secret.of(userData.get()),
        hostname.get().isEmpty() ? null : Texts.changed(hostname.get(), server.hostname()),
        written);
  }

  void dispose() {
    keyPairs.stop();
  }
}
