package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.Owners;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.OpenRc;
import io.novadesk.profile.lint.Fault;
import io.novadesk.profile.lint.Linter;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * Files that a person brings: clouds.yaml and openrc files of any kind, as dashboards give them
 * out. What they describe is told before any of it is added. Belongs to the caller's side.
 */
public final class DroppedFiles {
  private final TaskRunner tasks;
  private final CloudList clouds;
  private final KeptSecrets secrets;
  private final Callable<Keychain> keychain;

  DroppedFiles(
      TaskRunner tasks, CloudList clouds, KeptSecrets secrets, Callable<Keychain> keychain) {
    this.tasks = tasks;
    this.clouds = clouds;
    this.secrets = secrets;
    this.keychain = keychain;
  }

  /**
   * What was found in some files.
   *
   * @param troubles sentences about files that describe no cloud
   * @param keep whether the person wants their secrets kept in the keychain
   */
  public record Found(List<FoundCloud> clouds, List<String> troubles, BooleanProperty keep) {
    public Found {
      clouds = List.copyOf(clouds);
      troubles = List.copyOf(troubles);
    }

    Found(List<FoundCloud> clouds, List<String> troubles) {
      this(clouds, troubles, new SimpleBooleanProperty());
    }

    /** Whether there is a secret among them that may be kept. */
    public boolean hasSecret() {
      return clouds.stream()
          .anyMatch(
              each ->
                  each.secret() != null
                      && KeychainChoice.isFor(each.connection().signIn().method()));
    }
  }

  private record Raw(
      String file, Connection connection, @Nullable Secret secret, List<String> remarks) {}

  /**
   * Reads the files; none is ever run.
   *
   * @param then gets what is there
   */
  public void read(List<Path> files, Consumer<Found> then) {
    List<String> troubles = new ArrayList<>();
    tasks.run(
        () -> {
          List<Raw> all = new ArrayList<>();
          for (Path file : files) {
            try {
              all.addAll(read(file, troubles));
            } catch (IOException e) {
              troubles.add(Failures.sentence(e));
            }
          }
          return all;
        },
        all -> then.accept(new Found(all.stream().map(this::compared).toList(), troubles)),
        failure -> then.accept(new Found(List.of(), List.of(Failures.sentence(failure)))));
  }

  private static List<Raw> read(Path file, List<String> troubles) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new IOException(Text.of("drop.folder", name));
    }
    Linter linter = new Linter(Map.of());
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
      CloudsYaml.Reading reading = new CloudsYaml(List.of(file), List.of()).read();
      reading.problems().forEach(problem -> troubles.add(problem.sentence()));
      if (reading.entries().isEmpty() && reading.problems().isEmpty()) {
        throw new IOException(Text.of("drop.noClouds", name));
      }
      List<Fault> faults = linter.clouds(file, null);
      return reading.entries().stream()
          .map(
              entry ->
                  new Raw(
                      name,
                      entry.connection(),
                      entry.secret(),
                      told(
                          entry.remarks(),
                          faults.stream()
                              .filter(f -> f.entry().equals(entry.connection().name()))
                              .toList())))
          .toList();
    }
    OpenRc.Entry entry = OpenRc.read(file);
    List<String> remarks =
        Stream.concat(entry.remarks().stream(), entry.gaps().stream().map(OpenRc.Gap::sentence))
            .toList();
    return List.of(
        new Raw(name, entry.connection(), entry.secret(), told(remarks, linter.openRc(file))));
  }

  private static List<String> told(List<String> remarks, List<Fault> faults) {
    return Stream.concat(
            remarks.stream(),
            faults.stream()
                .map(
                    fault ->
                        Text.of(
                            "lint.line",
                            String.valueOf(fault.path().getFileName()),
                            fault.line(),
                            fault.sentence())))
        .toList();
  }

  private FoundCloud compared(Raw raw) {
    boolean known =
        clouds.all().stream()
            .anyMatch(e -> e.kind() != Kind.DEMO && isAlike(e.connection(), raw.connection()));
    BooleanProperty wanted = new SimpleBooleanProperty(!known);
    return new FoundCloud(raw.file(), raw.connection(), raw.secret(), raw.remarks(), known, wanted);
  }

  /** Whether both open the same for the same person. */
  private static boolean isAlike(Connection one, Connection other) {
    return one.authUrl().equals(other.authUrl())
        && one.signIn().equals(other.signIn())
        && one.target().equals(other.target());
  }

  /**
   * Saves those that are wanted, each under its name or one that is free. Their secrets are kept
   * until the program ends, or in the keychain where the person wants that.
   *
   * @param then hears under which names
   * @param failed hears, as a sentence, why one was not saved, or its secret was not kept
   */
  public void add(Found found, Consumer<List<String>> then, Consumer<String> failed) {
    Map<String, FoundCloud> named = new LinkedHashMap<>();
    for (FoundCloud each : found.clouds()) {
      if (each.wanted().get()) {
        named.put(freeName(each.name(), named), each);
      }
    }
    List<Connection> connections =
        named.entrySet().stream().map(e -> e.getValue().connection().withName(e.getKey())).toList();
    clouds.saveAll(
        connections,
        () -> {
          named.forEach(
              (name, each) -> {
                Secret secret = each.secret();
                if (secret != null && found.keep().get()) {
                  keep(name, each.connection(), secret.copy(), failed);
                }
                if (secret != null) {
                  secrets.bring(name, secret);
                }
              });
          then.accept(List.copyOf(named.keySet()));
        },
        failed);
  }

  private void keep(String name, Connection connection, Secret secret, Consumer<String> failed) {
    if (!KeychainChoice.isFor(connection.signIn().method())) {
      return;
    }
    tasks.run(
        () -> {
          try {
            Keychain open = keychain.call();
            if (!open.whyNot().isEmpty()) {
              throw new KeychainException(open.whyNot());
            }
            Keychain.Owner owner = Owners.of(connection, FormField.SECRET);
            open.remember(owner, Text.of("keychain.label", owner.user(), name), secret);
            return owner;
          } finally {
            secret.wipe();
          }
        },
        _ -> {},
        failure -> failed.accept(Failures.sentence(failure)));
  }

  private String freeName(String wanted, Map<String, FoundCloud> taken) {
    String name = clouds.freeName(wanted);
    for (int i = 2; taken.containsKey(name); i++) {
      name = clouds.freeName(Text.of("connect.name.numbered", wanted, i));
    }
    return name;
  }
}
