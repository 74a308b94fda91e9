package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object in one file. A change is made to what the file holds at that moment, while no
 * other program changes it, and replaces it as a whole. What cannot be understood is copied aside
 * before anything else. Safe to use from many threads; blocking.
 */
final class JsonFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int COPIES_KEPT = 1_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;

  JsonFile(Path path) {
    this.path = path;
  }

  /**
   * @param object null when there is no file, or nothing in it that can be understood
   * @param complaint what a person should be told, null when all is well
   */
  record Content(@Nullable ObjectNode object, @Nullable String complaint) {}

  /** What the file holds; of a broken one, which is kept aside, what stands before the fault. */
  Content read() {
    try {
      return understand(Files.readAllBytes(path), this::toldAside);
    } catch (NoSuchFileException _) {
      return new Content(null, null);
    } catch (IOException e) {
      return new Content(null, Text.of("connect.file.unreadable", path, reason(e)));
    }
  }

  /** The same of a file that is not ours to write beside: nothing is kept aside. */
  Content look() {
    try {
      return understand(
          Files.readAllBytes(path), (_, _) -> Text.of("connect.file.notUnderstood", path));
    } catch (NoSuchFileException _) {
      return new Content(null, null);
    } catch (IOException e) {
      return new Content(null, Text.of("connect.file.unreadable", path, reason(e)));
    }
  }

  /** Keeps a copy of bytes that cannot be understood. */
  private interface Aside {
    /**
     * @param rescued whether something of them is used
     * @return what a person should be told
     */
    String keep(byte[] bytes, boolean rescued) throws IOException;
  }

  private Content understand(byte[] bytes, Aside aside) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    ObjectNode whole = isUtf8(bytes) ? parsed(text) : null;
    if (whole != null) {
      return new Content(whole, null);
    }
    ObjectNode rescued = JsonRescue.of(JSON, text);
    String complaint = aside.keep(bytes, !rescued.isEmpty());
    return new Content(rescued.isEmpty() ? null : rescued, complaint);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static @Nullable ObjectNode parsed(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  /** What to tell where something in the file is left out, and stays in it. */
  String partly() {
    return Text.of("connect.file.partly", path);
  }

  /** A file that can be read is used, though there be no room for a copy of it. */
  private String toldAside(byte[] bytes, boolean rescued) {
    try {
      return keepAside(bytes, rescued);
    } catch (IOException e) {
      return Text.of("connect.file.unreadable", path, reason(e));
    }
  }

  private String keepAside(byte[] bytes, boolean rescued) throws IOException {
    return Text.of(
        rescued ? "connect.file.rescued" : "connect.file.setAside",
        path,
        copyOf(bytes).getFileName());
  }

  private Path copyOf(byte[] now) throws IOException {
    for (int i = 1; i <= COPIES_KEPT; i++) {
      Path copy = path.resolveSibling(path.getFileName() + ".unreadable-" + i);
      try {
        PrivateFiles.create(copy, now);
        return copy;
      } catch (FileAlreadyExistsException _) {
        if (Arrays.equals(now, Files.readAllBytes(copy))) {
          return copy;
        }
      }
    }
    throw new IOException(Text.of("connect.file.tooManyCopies"));
  }

  /**
   * Changes what the file holds now, be it from this program or another.
   *
   * @param edit gets the object, an empty one where there is none, and changes it
   * @throws IOException with a sentence; the file is untouched then
   */
  void change(Consumer<ObjectNode> edit) throws IOException {
    try {
      FolderLock.holding(PrivateFiles.folderOf(path), () -> changeLocked(edit));
    } catch (IOException e) {
      throw new IOException(Text.of("connect.file.notWritten", path, reason(e)), e);
    }
  }

  private void changeLocked(Consumer<ObjectNode> edit) throws IOException {
    Content content =
        Files.exists(path)
            ? understand(Files.readAllBytes(path), this::keepAside)
            : new Content(null, null);
    ObjectNode before = content.object();
    ObjectNode after = before == null ? JSON.createObjectNode() : before.deepCopy();
    edit.accept(after);
    if (!after.equals(before) || content.complaint() != null) {
      PrivateFiles.replace(path, (after.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> Text.of("connect.file.noAccess");
      case NoSuchFileException _ -> Text.of("connect.file.missing");
      case CharacterCodingException _ -> Text.of("connect.file.notText");
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** The object of that name in another one, made where there is none. */
  static ObjectNode objectIn(ObjectNode parent, String name) {
    return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  /** The array of that name in an object, made where there is none. */
  static ArrayNode arrayIn(ObjectNode parent, String name) {
    return parent.path(name) instanceof ArrayNode there ? there : parent.putArray(name);
  }

  /** Whether a node has that text under that name. */
  static boolean has(JsonNode node, String name, String text) {
    return ConnectionJson.text(node, name).equals(text);
  }
}
