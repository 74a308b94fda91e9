package io.novadesk.record;

import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.live.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the records of a person lie: a folder for each cloud, in it a database for each project and
 * login, because each sees something else of the cloud.
 */
public record RecordPlace(Path folder) {
  private static final int SHORT = 12;

  /** The record of what this login sees. */
  public Path of(Session session) {
    Token token = session.identity();
    Project project = token.project();
    String who =
        String.join(
            "\n",
            session.where().url().toString(),
            project == null ? "" : project.id(),
            Objects.requireNonNullElse(token.userId(), ""));
    return of(session.cloudName()).resolve(hash(who) + ".db");
  }

  private Path of(String cloud) {
    String readable = cloud.replaceAll("[^A-Za-z0-9-]+", "-");
    String shortened = readable.substring(0, Math.min(readable.length(), 2 * SHORT));
    return folder.resolve(shortened + "-" + hash(cloud));
  }

  /**
   * Deletes all that is kept of a cloud.
   *
   * @throws IOException when something stays
   */
  public void forget(String cloud) throws IOException {
    delete(of(cloud));
  }

  /**
   * Deletes the records of every cloud.
   *
   * @throws IOException when something stays
   */
  public void clear() throws IOException {
    delete(folder);
  }

  private static void delete(Path whole) throws IOException {
    if (!Files.exists(whole)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(whole)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHORT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
