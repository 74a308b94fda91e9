package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code clouds.yaml} of this person, found and merged with its {@code secure.yaml} as
 * openstacksdk does: the first file of its search order counts, alone. Files are never written.
 *
 * @see <a href="https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html">the
 *     file's description</a>
 */
public final class CloudsYaml {
  private final List<Path> cloudsFiles;
  private final List<Path> secureFiles;

  /**
   * @param cloudsFiles where to look, best first
   * @param secureFiles where to look for what is merged over it, best first
   */
  public CloudsYaml(List<Path> cloudsFiles, List<Path> secureFiles) {
    this.cloudsFiles = List.copyOf(cloudsFiles);
    this.secureFiles = List.copyOf(secureFiles);
  }

  /** With the search order of openstacksdk on this machine. */
  public static CloudsYaml ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", "")),
        Path.of(""));
  }

  static CloudsYaml of(
      String system, Map<String, String> environment, Path home, Path workingFolder) {
    List<Path> folders = folders(system, environment, home, workingFolder);
    return new CloudsYaml(
        candidates(environment.get("OS_CLIENT_CONFIG_FILE"), folders, "clouds"),
        candidates(environment.get("OS_CLIENT_SECURE_FILE"), folders, "secure"));
  }

  /**
   * @param connection what the entry says
   * @param secret the entry's password, token or key; null when it has none
   * @param file where it stands
   * @param remarks sentences about what the entry asks for and does not get
   */
  public record Entry(
      Connection connection, @Nullable Secret secret, Path file, List<String> remarks) {}

  /** What a person should be told about a file or an entry that cannot be used. */
  public record Problem(Path file, String sentence) {}

  public record Reading(List<Entry> entries, List<Problem> problems) {}

  /** Reads the files. One broken entry never hides the others. Blocking. */
  public Reading read() {
    Optional<Path> found = first(cloudsFiles);
    if (found.isEmpty()) {
      return new Reading(List.of(), List.of());
    }
    Path file = found.get();
    List<Problem> problems = new ArrayList<>();
    Map<String, Object> root = content(file, problems);
    Optional<Path> secure = first(secureFiles);
    if (secure.isPresent()) {
      root = YamlFile.merge(root, content(secure.get(), problems));
    }
    List<Entry> entries = new ArrayList<>();
    if (root.get("clouds") instanceof Map<?, ?> clouds) {
      YamlFile.strings(clouds)
          .forEach((name, value) -> readEntry(file, name, value, entries, problems));
    } else if (!root.isEmpty()) {
      problems.add(new Problem(file, Text.of("connect.yaml.noClouds", file)));
    }
    return new Reading(List.copyOf(entries), List.copyOf(problems));
  }

  private static void readEntry(
      Path file, String name, Object value, List<Entry> entries, List<Problem> problems) {
    try {
      if (!(value instanceof Map<?, ?> map)) {
        throw new UnusableEntryException(Text.of("connect.yaml.entry.noMap"));
      }
      entries.add(new CloudsYamlEntry(name, file, YamlFile.strings(map)).read());
    } catch (UnusableEntryException e) {
      problems.add(new Problem(file, Text.of("connect.yaml.entry", name, file, e.reason())));
    }
  }

  private static Map<String, Object> content(Path file, List<Problem> problems) {
    try {
      return YamlFile.read(file);
    } catch (IOException e) {
      problems.add(new Problem(file, Text.of("connect.file.unreadable", file, JsonFile.reason(e))));
      return Map.of();
    }
  }

  private static Optional<Path> first(List<Path> files) {
    return files.stream().filter(Files::isRegularFile).findFirst();
  }

  private static List<Path> candidates(
      @Nullable String named, List<Path> folders, String baseName) {
    Stream<Path> usual =
        folders.stream()
            .flatMap(
                folder ->
                    Stream.of(".yaml", ".yml", ".json")
                        .map(suffix -> folder.resolve(baseName + suffix)));
    return named == null || named.isEmpty()
        ? usual.toList()
        : Stream.concat(Stream.of(Path.of(named)), usual).toList();
  }

  private static List<Path> folders(
      String system, Map<String, String> environment, Path home, Path workingFolder) {
    LinkedHashSet<Path> folders = new LinkedHashSet<>();
    folders.add(workingFolder);
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      folders.add(home.resolve("Library/Application Support/openstack"));
    } else if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      folders.add(
          (local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local))
              .resolve("openstack/openstack"));
    } else {
      String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
      if (!xdg.isEmpty()) {
        folders.add(Path.of(xdg).resolve("openstack"));
      }
    }
    folders.add(home.resolve(".config/openstack"));
    folders.add(Path.of("/etc/openstack"));
    return List.copyOf(folders);
  }
}
