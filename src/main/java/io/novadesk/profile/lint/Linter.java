package io.novadesk.profile.lint;

import io.novadesk.profile.edit.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names the faults of files that describe clouds, each with its line. No sentence quotes a secret.
 * Blocking; a file that cannot be read has no faults here: whoever reads it tells that.
 */
public final class Linter {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?im)^\\s*(?:export\\s+|set\\s+)?[\"']?(?:OS_)?"
              + "(password|token|application_credential_secret|client_secret)[\"']?\\s*[:=]\\s*"
              + "[\"']?[^\\s\"'$#]");

  /** Anywhere in a line, but not behind a hash sign. */
  private static final Pattern SHARED_SECRET =
      Pattern.compile(
          "(?i)^[^#]*?\\b(password|passcode|token|application_credential_secret|client_secret)"
              + "[\"']?\\s*:\\s*[\"']?[^\\s\"'#,}{]");

  private final Map<String, List<String>> regions;

  /**
   * @param regions those that the catalogue of a cloud has, by its auth URL, as far as it is known
   */
  public Linter(Map<String, List<String>> regions) {
    this.regions = Map.copyOf(regions);
  }

  /**
   * The faults of clouds.yaml and of its secure.yaml.
   *
   * @param secure null: there is none
   */
  public List<Fault> clouds(@Nullable Path clouds, @Nullable Path secure) {
    List<Fault> all = new ArrayList<>();
    Set<String> names = null;
    TextFile file = read(clouds);
    if (file != null) {
      Findings findings = new Findings(file.path(), file.text(), true);
      Map<String, Integer> begins = new YamlChecks(findings, file.text(), regions).all(null);
      names = begins.keySet();
      exposed(findings, file, begins);
      all.addAll(findings.all());
    }
    TextFile secrets = read(secure);
    if (secrets != null) {
      Findings findings = new Findings(secrets.path(), secrets.text(), true);
      exposed(findings, secrets, new YamlChecks(findings, secrets.text(), regions).all(names));
      all.addAll(findings.all());
    }
    return List.copyOf(all);
  }

  /**
   * The faults of the connections of a team: whatever is wrong there, and every secret. None is
   * mended here, for nothing is written there.
   *
   * @param clouds null: there is none
   */
  public List<Fault> team(@Nullable Path clouds) {
    TextFile file = read(clouds);
    if (file == null) {
      return List.of();
    }
    Findings findings = new Findings(file.path(), file.text(), false);
    Map<String, Integer> begins = new YamlChecks(findings, file.text(), regions).all(null);
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      Matcher secret = SHARED_SECRET.matcher(line);
      if (secret.find()) {
        in(findings, begins, number);
        findings.error(number, null, "lint.team.secret", secret.group(1));
      }
    }
    return findings.all();
  }

  /** The cloud that begins last before a line is the one that it belongs to. */
  private static void in(Findings findings, Map<String, Integer> begins, int line) {
    findings.in("");
    int[] latest = {0};
    begins.forEach(
        (cloud, begin) -> {
          if (begin <= line && begin > latest[0]) {
            latest[0] = begin;
            findings.in(cloud);
          }
        });
  }

  /** The faults of an openrc file. */
  public List<Fault> openRc(Path path) {
    TextFile file = read(path);
    if (file == null) {
      return List.of();
    }
    Findings findings = new Findings(path, file.text(), true);
    new RcChecks(findings, file.text()).all(regions);
    exposed(findings, file, Map.of());
    return findings.all();
  }

  private static @Nullable TextFile read(@Nullable Path path) {
    try {
      return path == null ? null : TextFile.read(path);
    } catch (IOException _) {
      // Whoever takes clouds from it tells why it cannot be read.
      return null;
    }
  }

  /** A secret in a file that others may read: the first of them says it for all. */
  private static void exposed(Findings findings, TextFile file, Map<String, Integer> begins) {
    Matcher secret = SECRET.matcher(file.text());
    if (secret.find() && isOpen(file.path())) {
      int line = (int) file.text().substring(0, secret.start(1)).lines().count();
      findings.in("");
      // The cloud that begins last before it is the one that it belongs to.
      begins.forEach(
          (cloud, begin) -> {
            if (begin < line) {
              findings.in(cloud);
            }
          });
      findings.warn(line, null, "lint.exposed", secret.group(1), file.path());
    }
  }

  private static boolean isOpen(Path path) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    try {
      Set<PosixFilePermission> readers = Files.getPosixFilePermissions(path);
      return readers.stream()
          .anyMatch(
              EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ)
                  ::contains);
    } catch (IOException _) {
      return false;
    }
  }
}
