package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object in one file. It is written whole to a file beside it and then moved, so that a
 * crash leaves the former one. What cannot be understood is copied aside before anything else.
 */
final class JsonFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int COPIES_KEPT = 1_000;

  private final Path path;

  JsonFile(Path path) {
    this.path = path;
  }

  /**
   * @param object null when there is no file, or none that can be understood
   * @param complaint what a person should be told, null when all is well
   */
  record Content(@Nullable ObjectNode object, @Nullable String complaint) {}

  Content read() {
    if (!Files.exists(path)) {
      return new Content(null, null);
    }
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException _) {
      return new Content(null, setAside());
    } catch (IOException e) {
      return new Content(null, Text.of("connect.file.unreadable", path, reason(e)));
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return new Content(object, null);
      }
      return new Content(null, setAside());
    } catch (JacksonException _) {
      return new Content(null, setAside());
    }
  }

  /** Keeps a copy of the file as it is, and says so. */
  String setAside() {
    try {
      byte[] now = Files.readAllBytes(path);
      for (int i = 1; i <= COPIES_KEPT; i++) {
        Path copy = path.resolveSibling(path.getFileName() + ".unreadable-" + i);
        if (!Files.exists(copy)) {
          Files.copy(path, copy);
          return Text.of("connect.file.setAside", path, copy.getFileName());
        }
        if (Arrays.equals(now, Files.readAllBytes(copy))) {
          return Text.of("connect.file.setAside", path, copy.getFileName());
        }
      }
      return Text.of("connect.file.unreadable", path, Text.of("connect.file.tooManyCopies"));
    } catch (IOException e) {
      return Text.of("connect.file.unreadable", path, reason(e));
    }
  }

  /**
   * @throws IOException with a sentence; the former file is untouched then
   */
  void write(JsonNode object) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Path draft = null;
    try {
      if (Files.exists(path) && !Files.isReadable(path)) {
        throw new IOException(Text.of("connect.file.noAccess"));
      }
      Files.createDirectories(folder);
      draft = Files.createTempFile(folder, path.getFileName().toString(), ".tmp", ownersOnly());
      Files.writeString(draft, object.toPrettyString() + "\n", StandardCharsets.UTF_8);
      move(draft);
    } catch (IOException e) {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
      throw new IOException(Text.of("connect.file.notWritten", path, reason(e)), e);
    }
  }

  private void move(Path draft) throws IOException {
    try {
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Names of hosts and users are nobody else's business. */
  private FileAttribute<?>[] ownersOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> Text.of("connect.file.noAccess");
      case NoSuchFileException _ -> Text.of("connect.file.missing");
      case CharacterCodingException _ -> Text.of("connect.file.notText");
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
