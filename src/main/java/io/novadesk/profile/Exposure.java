package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What other people of this machine may do with a person's files, where the file system tells it by
 * modes; elsewhere nothing is said. Blocking.
 */
public final class Exposure {
  private static final Set<PosixFilePermission> READ =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private Exposure() {}

  /** A sentence for each of these files that holds the secret and that other people may read. */
  public static List<String> ofSecret(List<Path> files, Secret secret) {
    return files.stream()
        .filter(each -> allows(each, READ) && holds(each, secret))
        .map(each -> Text.of("profile.exposed.secret", each))
        .toList();
  }

  private static boolean holds(Path file, Secret secret) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return !secret.reveal().isEmpty() && text.contains(secret.reveal());
    } catch (IOException _) {
      // Whoever reads the cloud from it tells that.
      return false;
    }
  }

  /** A sentence for a folder, and each file in it, that other people may change. */
  public static List<String> writable(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    if (allows(folder, WRITE)) {
      told.add(Text.of("profile.exposed.folder", folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .sorted()
          .filter(file -> allows(file, WRITE))
          .forEach(file -> told.add(Text.of("profile.exposed.file", file)));
    } catch (IOException e) {
      told.add(Text.of("connect.file.unreadable", folder, JsonFile.reason(e)));
    }
    return List.copyOf(told);
  }

  private static boolean allows(Path file, Set<PosixFilePermission> any) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(any::contains);
    } catch (IOException _) {
      // What cannot be looked at cannot be read either, which is told where it is read.
      return false;
    }
  }
}
