package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.Exposure;
import io.novadesk.profile.TrustDecision;
import io.novadesk.profile.edit.CloudEdit;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.WriteQueue;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/**
 * The clouds that can be connected to: the demo cloud, the saved ones, those of {@code
 * clouds.yaml}, those of a team.
 */
public final class CloudList {
  private final TaskRunner tasks;
  private final ConnectionStore store;
  private final CloudsYaml clouds;
  private final boolean demo;
  private final ObservableList<CloudEntry> all = FXCollections.observableArrayList();
  private final FilteredList<CloudEntry> found = new FilteredList<>(all);

  /** Those of no folder first; within a folder as they stand. */
  private final SortedList<CloudEntry> shown =
      new SortedList<>(
          found,
          Comparator.comparing(
              CloudEntry::folder,
              Comparator.comparing((String folder) -> !folder.isEmpty())
                  .thenComparing(NaturalOrder.INSTANCE)));

  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<String> complaints = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final Map<String, Secret> secretsOfFile = new HashMap<>();
  private final WriteQueue marks;
  private String preferred = "";

  /** How often something was marked, so that a list from before is known as such. */
  private int changes;

  CloudList(TaskRunner tasks, ConnectionStore store, CloudsYaml clouds, boolean demo) {
    this.tasks = tasks;
    this.store = store;
    this.clouds = clouds;
    this.demo = demo;
    marks =
        new WriteQueue(
            tasks,
            problem -> {
              if (!problem.isEmpty()) {
                complaints.add(problem);
              }
            });
    if (demo) {
      all.add(demoCloud());
    }
    filter.subscribe(text -> found.setPredicate(entry -> entry.matches(text)));
  }

  private static CloudEntry demoCloud() {
    Connection connection = Connection.empty().withName(Text.of("connect.demo.name"));
    return new CloudEntry(Kind.DEMO, connection, List.of(), "");
  }

  /** Every cloud, the demo cloud first, which is there before the files were read. */
  public ObservableList<CloudEntry> all() {
    return all;
  }

  /** Those that the filter lets through, folder by folder. */
  public ObservableList<CloudEntry> shown() {
    return shown;
  }

  /** Part of a name, host, folder, user, project or region. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** Sentences about files and entries that could not be read. */
  public ObservableList<String> complaints() {
    return complaints;
  }

  /** False until the files were read for the first time and a cloud was chosen. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Runs the action once the files were read: at once, where they were. */
  void whenLoaded(Runnable action) {
    if (loaded.get()) {
      action.run();
    } else {
      loaded.subscribe((before, now) -> tasks.later(action));
    }
  }

  /**
   * @param exposed sentences about files whose secrets other people may read
   */
  private record Files(
      ConnectionStore.Loaded saved,
      CloudsYaml.Reading yaml,
      CloudsYaml.Reading team,
      List<String> exposed) {}

  private Files read() {
    CloudsYaml.Reading yaml = clouds.read();
    Set<String> exposed = new LinkedHashSet<>();
    for (CloudsYaml.Entry entry : yaml.entries()) {
      if (entry.secret() != null) {
        exposed.addAll(Exposure.ofSecret(clouds.files(), entry.secret()));
      }
    }
    return new Files(store.load(), yaml, clouds.readTeam(), List.copyOf(exposed));
  }

  void load(Runnable then) {
    tasks.run(
        this::read,
        files -> {
          show(files);
          then.run();
          loaded.set(true);
        },
        failure -> {
          complaints.setAll(Failures.sentence(failure));
          loaded.set(true);
        });
  }

  /**
   * Takes over what another window changed.
   *
   * @param then runs when something is another than before
   */
  void refresh(Runnable then) {
    int known = changes;
    tasks.run(
        this::read,
        files -> {
          if (known != changes || !marks.isEmpty()) {
            // Our own change is on its way to the file, and the file will be read again for it.
            return;
          }
          List<CloudEntry> before = List.copyOf(all);
          show(files);
          if (!before.equals(all)) {
            then.run();
          }
        },
        failure -> complaints.setAll(Failures.sentence(failure)));
  }

  private void show(Files files) {
    List<CloudEntry> entries = new ArrayList<>();
    if (demo) {
      entries.add(demoCloud());
    }
    files
        .saved()
        .connections()
        .forEach(c -> entries.add(new CloudEntry(Kind.SAVED, c, List.of(), "")));
    secretsOfFile.clear();
    for (CloudsYaml.Entry e : files.yaml().entries()) {
      entries.add(
          new CloudEntry(
              Kind.CLOUDS_YAML,
              files.saved().withWhatIsKept(e.connection()),
              e.remarks(),
              e.file()));
      if (e.secret() != null) {
        secretsOfFile.put(e.connection().name(), e.secret());
      }
    }
    for (CloudsYaml.Entry e : files.team().entries()) {
      Connection connection = files.saved().withWhatIsKept(e.connection());
      entries.add(new CloudEntry(Kind.TEAM, connection, e.remarks(), e.file()));
    }
    List<String> sentences = new ArrayList<>();
    if (files.saved().complaint() != null) {
      sentences.add(files.saved().complaint());
    }
    files.yaml().problems().forEach(p -> sentences.add(p.sentence()));
    files.team().problems().forEach(p -> sentences.add(p.sentence()));
    sentences.addAll(files.exposed());
    complaints.setAll(sentences);
    preferred = files.yaml().preferred();
    if (!entries.equals(all)) {
      all.setAll(entries);
    }
  }

  /** The entry that a person means by this name; one of clouds.yaml comes first. */
  Optional<CloudEntry> named(String name) {
    return find(Kind.CLOUDS_YAML, name)
        .or(() -> find(Kind.SAVED, name))
        .or(() -> find(Kind.TEAM, name))
        .or(() -> firstRegion(name))
        .or(() -> find(Kind.DEMO, name));
  }

  /** Of a cloud whose regions are clouds of their own to us, as openstacksdk means it. */
  private Optional<CloudEntry> firstRegion(String cloud) {
    String start = Text.of("connect.yaml.inRegion", cloud, "");
    return all.stream().filter(e -> e.isOfFile() && e.name().startsWith(start)).findFirst();
  }

  /** The cloud that the environment means, by {@code OS_CLOUD} or by describing it. */
  Optional<CloudEntry> preferred() {
    return preferred.isEmpty() ? Optional.empty() : named(preferred);
  }

  Optional<CloudEntry> find(Kind kind, String name) {
    return all.stream().filter(e -> e.kind() == kind && e.name().equals(name)).findFirst();
  }

  /** The password, token or key that stands in the file. */
  Optional<Secret> secretInFile(CloudEntry entry) {
    return entry.kind() == Kind.CLOUDS_YAML
        ? Optional.ofNullable(secretsOfFile.get(entry.name()))
        : Optional.empty();
  }

  /** Forgets what stands in the file, until the files are read again. */
  void forgetSecret(String name) {
    Secret known = secretsOfFile.remove(name);
    if (known != null) {
      known.wipe();
    }
  }

  /** {@code wanted}, or with the first number behind it that makes it new. */
  String freeName(String wanted) {
    String name = wanted;
    for (int i = 2; find(Kind.SAVED, name).isPresent(); i++) {
      name = Text.of("connect.name.numbered", wanted, i);
    }
    return name;
  }

  /** Saves new ones, each under its name. */
  void saveAll(List<Connection> connections, Runnable then, Consumer<String> onFailure) {
    tasks.run(
        () -> {
          for (Connection connection : connections) {
            store.save(connection);
          }
          return read();
        },
        files -> {
          show(files);
          then.run();
        },
        failure -> onFailure.accept(Failures.sentence(failure)));
  }

  /**
   * @param former name under which it is saved now; that of {@code connection} when it is new
   */
  void save(String former, Connection connection, Runnable then, Consumer<String> onFailure) {
    tasks.run(
        () -> {
          store.replace(former, connection);
          return read();
        },
        files -> {
          show(files);
          then.run();
        },
        failure -> onFailure.accept(Failures.sentence(failure)));
  }

  /** Keeps what was decided to be trusted for a cloud; that of a file in a file of our own. */
  void trust(
      CloudEntry entry, List<TrustDecision> trusted, Runnable then, Consumer<String> onFailure) {
    tasks.run(
        () -> {
          switch (entry.kind()) {
            case SAVED -> store.trust(entry.name(), trusted);
            case CLOUDS_YAML, TEAM -> store.trustElsewhere(entry.connection(), trusted);
            case DEMO -> {}
          }
          return read();
        },
        files -> {
          show(files);
          then.run();
        },
        failure -> onFailure.accept(Failures.sentence(failure)));
  }

  /**
   * Keeps by what a person knows a cloud of a file again, in a file of our own: what was typed last
   * is what stays, and what was read meanwhile is out of date.
   *
   * @return the entry as it is now
   */
  CloudEntry mark(CloudEntry entry, Marking marking) {
    CloudEntry marked =
        new CloudEntry(
            entry.kind(), entry.connection().withMarking(marking), entry.remarks(), entry.file());
    int at = all.indexOf(entry);
    if (at >= 0) {
      all.set(at, marked);
    }
    changes++;
    marks.add(() -> store.markElsewhere(entry.name(), marking));
    return marked;
  }

  /** Writes what was changed of a cloud of clouds.yaml into that file. */
  void write(CloudEntry entry, Connection typed, Runnable then, Consumer<Exception> onFailure) {
    tasks.run(
        () -> {
          CloudEdit.write(clouds, entry.connection(), typed);
          return read();
        },
        files -> {
          show(files);
          then.run();
        },
        onFailure);
  }

  void delete(CloudEntry entry, Runnable then, Consumer<String> onFailure) {
    tasks.run(
        () -> {
          store.delete(entry.name());
          return read();
        },
        files -> {
          show(files);
          then.run();
        },
        failure -> onFailure.accept(Failures.sentence(failure)));
  }
}
