package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code clouds.yaml} of this person, found and merged with its {@code secure.yaml} as
 * openstacksdk does: the first file of its search order that can be read counts, alone. What the
 * environment ({@code OS_AUTH_URL} and its like) describes is one more cloud.
 *
 * @see <a href="https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html">the
 *     file's description</a>
 */
public final class CloudsYaml {
  private final List<Path> cloudsFiles;
  private final List<Path> secureFiles;
  private final List<Path> vendorFiles;
  private final EnvironmentCloud environment;
  private final @Nullable Team team;

  /**
   * With no cloud of the environment, and no vendors but those that Novadesk knows.
   *
   * @param cloudsFiles where to look, best first
   * @param secureFiles where to look for what is merged over it, best first
   */
  public CloudsYaml(List<Path> cloudsFiles, List<Path> secureFiles) {
    this(cloudsFiles, secureFiles, List.of(), new EnvironmentCloud(Map.of()), null);
  }

  private CloudsYaml(
      List<Path> cloudsFiles,
      List<Path> secureFiles,
      List<Path> vendorFiles,
      EnvironmentCloud environment,
      @Nullable Team team) {
    this.team = team;
    this.cloudsFiles = List.copyOf(cloudsFiles);
    this.secureFiles = List.copyOf(secureFiles);
    this.vendorFiles = List.copyOf(vendorFiles);
    this.environment = environment;
  }

  /** With the search order of openstacksdk on this machine. */
  public static CloudsYaml ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", "")),
        Path.of(""));
  }

  /** With the search order of openstacksdk on a system of that name. */
  public static CloudsYaml of(
      String system, Map<String, String> environment, Path home, Path workingFolder) {
    SearchPath path = SearchPath.of(system, environment, home, workingFolder);
    return new CloudsYaml(
        path.files(environment.get("OS_CLIENT_CONFIG_FILE"), "clouds"),
        path.files(environment.get("OS_CLIENT_SECURE_FILE"), "secure"),
        path.files(null, "clouds-public"),
        new EnvironmentCloud(environment),
        null);
  }

  /** The same, and beside it the connections of a team. */
  public CloudsYaml withTeam(Team other) {
    return new CloudsYaml(cloudsFiles, secureFiles, vendorFiles, environment, other);
  }

  /** Whose connections stand beside one's own; null: there is no team. */
  public @Nullable Team team() {
    return team;
  }

  /**
   * The connections of the team. A secret that stands there is not used, and is overwritten in
   * memory. Blocking.
   */
  public Reading readTeam() {
    List<Problem> problems = new ArrayList<>();
    if (team == null) {
      return new Reading(List.of(), problems, "");
    }
    if (!team.isThere()) {
      problems.add(new Problem(team.folder().toString(), Text.of("team.noFolder", team.folder())));
      return new Reading(List.of(), problems, "");
    }
    Reading told = new CloudsYaml(List.of(team.clouds()), List.of()).read();
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : told.entries()) {
      if (entry.secret() != null) {
        entry.secret().wipe();
      }
      entries.add(new Entry(entry.connection(), null, entry.file(), entry.remarks()));
    }
    return new Reading(List.copyOf(entries), told.problems(), "");
  }

  /**
   * @param connection what the entry says
   * @param secret the entry's password, token or key; null when it has none
   * @param file where it stands
   * @param remarks sentences about what the entry asks for and does not get
   */
  public record Entry(
      Connection connection, @Nullable Secret secret, String file, List<String> remarks) {}

  /** What a person should be told about a file or an entry that cannot be used. */
  public record Problem(String file, String sentence) {}

  /**
   * @param preferred name of the cloud that {@code OS_CLOUD} or the environment itself means; empty
   *     where neither says anything
   */
  public record Reading(List<Entry> entries, List<Problem> problems, String preferred) {}

  /** Reads the files. One broken entry never hides the others. Blocking. */
  public Reading read() {
    List<Problem> problems = new ArrayList<>();
    return read(first(cloudsFiles, problems), problems);
  }

  /**
   * What would be read if a file of clouds held that text. Blocking.
   *
   * @throws IOException with a sentence where the text cannot be understood
   */
  public Reading readAs(Path file, String text) throws IOException {
    return read(new Found(file.toString(), YamlFile.parse(text)), new ArrayList<>());
  }

  private Reading read(Found clouds, List<Problem> problems) {
    Found secure = first(secureFiles, problems);
    VendorProfiles vendors = new VendorProfiles(first(vendorFiles, problems).content());
    Map<String, Object> root = YamlFile.merge(clouds.content(), secure.content());
    String file = clouds.file().isEmpty() ? secure.file() : clouds.file();
    CloudsYamlEntries entries = new CloudsYamlEntries(vendors, problems);
    if (root.get("clouds") instanceof Map<?, ?> map) {
      YamlFile.strings(map).forEach((name, value) -> entries.add(file, name, value));
    } else if (!root.isEmpty()) {
      problems.add(new Problem(file, Text.of("connect.yaml.noClouds", file)));
    }
    if (environment.describesACloud()) {
      entries.addOther(
          Text.of("connect.yaml.environment"), environment.name(), environment.settings());
    }
    return new Reading(entries.all(), List.copyOf(problems), environment.preferred());
  }

  /** The files that clouds and their secrets are read from, as far as they are there. */
  public List<Path> files() {
    return Stream.concat(cloudsFiles.stream(), secureFiles.stream())
        .filter(Files::isRegularFile)
        .toList();
  }

  /** The file that the clouds are read from; null where there is none. */
  public @Nullable Path cloudsFile() {
    return first(cloudsFiles);
  }

  /** The file that their secrets are read from; null where there is none. */
  public @Nullable Path secureFile() {
    return first(secureFiles);
  }

  private static @Nullable Path first(List<Path> files) {
    return files.stream()
        .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
        .findFirst()
        .orElse(null);
  }

  /** Wherever clouds and their secrets may stand, whether there is such a file or not. */
  public List<Path> places() {
    Stream<Path> own = Stream.concat(cloudsFiles.stream(), secureFiles.stream());
    return (team == null ? own : Stream.concat(own, Stream.of(team.clouds()))).distinct().toList();
  }

  private record Found(String file, Map<String, Object> content) {}

  /** A file that may not be read counts as none, as to openstacksdk; but it is told. */
  private static Found first(List<Path> files, List<Problem> problems) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        continue;
      }
      try {
        return new Found(file.toString(), YamlFile.read(file));
      } catch (IOException e) {
        problems.add(
            new Problem(
                file.toString(), Text.of("connect.file.unreadable", file, JsonFile.reason(e))));
        if (!(e instanceof AccessDeniedException)) {
          return new Found(file.toString(), Map.of());
        }
      }
    }
    return new Found("", Map.of());
  }
}
