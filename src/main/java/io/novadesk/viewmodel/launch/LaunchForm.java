package io.novadesk.viewmodel.launch;

import io.novadesk.api.SecretText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything that a person chose and typed for new servers. */
public final class LaunchForm {
  /** Which networks the servers are connected to. */
  public enum NetworkMode {
    AUTO,
    NONE,
    CHOSEN
  }

  private static final String NOT_KEPT = "notKept";

  private final Map<LaunchField, StringProperty> texts = new EnumMap<>(LaunchField.class);
  private final ObservableList<Pair> metadata =
      FXCollections.observableArrayList(p -> new Observable[] {p.key(), p.value()});
  private final ObservableList<InjectedFile> files =
      FXCollections.observableArrayList(
          f -> new Observable[] {f.path(), f.typed(), f.local(), f.read(), f.problem()});
  private final ObservableList<String> networks = FXCollections.observableArrayList();
  private final ObservableList<String> ports = FXCollections.observableArrayList();
  private final ObservableList<String> securityGroups = FXCollections.observableArrayList();
  private final ObjectProperty<NetworkMode> networkMode =
      new SimpleObjectProperty<>(NetworkMode.AUTO);
  private final BooleanProperty fromVolume = new SimpleBooleanProperty();
  private final BooleanProperty deleteVolume = new SimpleBooleanProperty(true);
  private final BooleanProperty configDrive = new SimpleBooleanProperty();
  private final BooleanProperty together = new SimpleBooleanProperty();

  LaunchForm() {
    for (LaunchField field : LaunchField.values()) {
      texts.put(field, new SimpleStringProperty(usual(field)));
    }
  }

  private static String usual(LaunchField field) {
    return switch (field) {
      case START, COUNT -> "1";
      case AT_ONCE -> "5";
      default -> "";
    };
  }

  public StringProperty text(LaunchField field) {
    StringProperty text = texts.get(field);
    if (text == null) {
      throw new IllegalArgumentException(field.name());
    }
    return text;
  }

  /** Whether they boot from a volume that exists, so that there is no image. */
  boolean bootsFromVolume() {
    return !get(LaunchField.VOLUME).isEmpty();
  }

  String get(LaunchField field) {
    String text = text(field).get();
    return text == null ? "" : text.strip();
  }

  public ObservableList<Pair> metadata() {
    return metadata;
  }

  public ObservableList<InjectedFile> files() {
    return files;
  }

  /** Ids of the chosen networks, in the order in which the server gets them. */
  public ObservableList<String> networks() {
    return networks;
  }

  /** Ids of the chosen ports. */
  public ObservableList<String> ports() {
    return ports;
  }

  /** Names of the chosen security groups; none: the project's default one. */
  public ObservableList<String> securityGroups() {
    return securityGroups;
  }

  public ObjectProperty<NetworkMode> networkModeProperty() {
    return networkMode;
  }

  public BooleanProperty fromVolumeProperty() {
    return fromVolume;
  }

  public BooleanProperty deleteVolumeProperty() {
    return deleteVolume;
  }

  public BooleanProperty configDriveProperty() {
    return configDrive;
  }

  /** One request makes them all. */
  public BooleanProperty togetherProperty() {
    return together;
  }

  /** Hears of every change. */
  void onChange(Runnable action) {
    InvalidationListener listener = _ -> action.run();
    // A property tells only once until it is read, so that it is read each time.
    texts.values().forEach(text -> text.addListener((_, _, _) -> action.run()));
    List.of(metadata, files, networks, ports, securityGroups)
        .forEach(list -> list.addListener(listener));
    networkMode.addListener((_, _, _) -> action.run());
    List.of(fromVolume, deleteVolume, configDrive, together)
        .forEach(flag -> flag.addListener((_, _, _) -> action.run()));
  }

  /** As texts, to be kept on a disk: the password and what looks like a secret are left out. */
  Map<String, String> write() {
    return write(false);
  }

  /** As texts with all secrets, for as long as the program runs. */
  Map<String, String> writeWhole() {
    return write(true);
  }

  private Map<String, String> write(boolean whole) {
    Map<String, String> kept = new LinkedHashMap<>();
    List<String> notKept = new ArrayList<>();
    texts.forEach(
        (field, text) -> {
          String value = text.get() == null ? "" : text.get();
          if (value.equals(usual(field))) {
            return;
          }
          if (!whole
              && (field == LaunchField.PASSWORD
                  || !SecretText.masked(value).equals(value)
                  || (field == LaunchField.USER_DATA && SecretText.seemsSecret(value)))) {
            notKept.add(field.name());
          } else {
            kept.put(field.name(), value);
          }
        });
    int i = 0;
    for (Pair pair : metadata) {
      boolean secret = !whole && SecretText.seemsSecret(pair.key().get(), pair.value().get());
      kept.put("metadata." + i + ".key", pair.key().get());
      kept.put("metadata." + i++ + ".value", secret ? "" : pair.value().get());
      if (secret && !notKept.contains(LaunchField.METADATA.name())) {
        notKept.add(LaunchField.METADATA.name());
      }
    }
    i = 0;
    for (InjectedFile file : files) {
      kept.put("file." + i + ".path", file.path().get());
      kept.put("file." + i + ".local", file.local().get());
      if (whole || !SecretText.seemsSecret(file.typed().get())) {
        kept.put("file." + i + ".typed", file.typed().get());
      } else if (!notKept.contains(LaunchField.FILES.name())) {
        notKept.add(LaunchField.FILES.name());
      }
      i++;
    }
    put(kept, "networks", networks);
    put(kept, "ports", ports);
    put(kept, "groups", securityGroups);
    kept.put("networkMode", networkMode.get().name());
    kept.put("fromVolume", Boolean.toString(fromVolume.get()));
    kept.put("deleteVolume", Boolean.toString(deleteVolume.get()));
    kept.put("configDrive", Boolean.toString(configDrive.get()));
    kept.put("together", Boolean.toString(together.get()));
    put(kept, NOT_KEPT, notKept);
    return kept;
  }

  private static void put(Map<String, String> kept, String name, List<String> values) {
    if (!values.isEmpty()) {
      kept.put(name, String.join("\n", values));
    }
  }

  /** Takes over what was kept. */
  void read(Map<String, String> kept) {
    texts.forEach((field, text) -> text.set(kept.getOrDefault(field.name(), usual(field))));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; kept.containsKey("metadata." + i + ".key"); i++) {
      pairs.add(
          new Pair(
              kept.getOrDefault("metadata." + i + ".key", ""),
              kept.getOrDefault("metadata." + i + ".value", "")));
    }
    metadata.setAll(pairs);
    List<InjectedFile> injected = new ArrayList<>();
    for (int i = 0; kept.containsKey("file." + i + ".path"); i++) {
      InjectedFile file =
          new InjectedFile(
              kept.getOrDefault("file." + i + ".path", ""),
              kept.getOrDefault("file." + i + ".typed", ""));
      file.comesFrom(kept.getOrDefault("file." + i + ".local", ""), null, "");
      injected.add(file);
    }
    files.setAll(injected);
    networks.setAll(lines(kept, "networks"));
    ports.setAll(lines(kept, "ports"));
    securityGroups.setAll(lines(kept, "groups"));
    networkMode.set(mode(kept.getOrDefault("networkMode", "")));
    fromVolume.set(Boolean.parseBoolean(kept.get("fromVolume")));
    deleteVolume.set(Boolean.parseBoolean(kept.getOrDefault("deleteVolume", "true")));
    configDrive.set(Boolean.parseBoolean(kept.get("configDrive")));
    together.set(Boolean.parseBoolean(kept.get("together")));
  }

  /** The names of the fields that were filled and are not kept. */
  static List<String> notKept(Map<String, String> kept) {
    return lines(kept, NOT_KEPT);
  }

  private static NetworkMode mode(String name) {
    for (NetworkMode mode : NetworkMode.values()) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    return NetworkMode.AUTO;
  }

  private static List<String> lines(Map<String, String> kept, String name) {
    String text = kept.getOrDefault(name, "");
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
