package io.novadesk.profile.edit;

import io.novadesk.i18n.Text;
import io.novadesk.profile.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * A person's file as it was read, to be replaced only as long as it is still so. Blocking.
 *
 * @param mark whether a byte-order mark stands before the text
 */
public record TextFile(Path path, String text, boolean mark) {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What a copy of the former file is called, behind the file's own name. */
  public static final String COPY = ".novadesk-bak";

  /**
   * @throws IOException when it cannot be read or is no UTF-8
   */
  public static TextFile read(Path path) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
      boolean mark = text.startsWith(BYTE_ORDER_MARK);
      return new TextFile(path, mark ? text.substring(1) : text, mark);
    } catch (CharacterCodingException _) {
      throw new IOException(Text.of("connect.file.notText"));
    }
  }

  /**
   * Gives the file another text as a whole. A copy of what it held stays beside it; who may read it
   * stays as it was.
   *
   * @return the file as it is now
   * @throws ChangedMeanwhileException when it holds something else than what was read
   * @throws IOException when it cannot be written; the former file is untouched then
   */
  public TextFile replace(String next) throws IOException, ChangedMeanwhileException {
    byte[] before = bytes(text);
    if (!Files.exists(path) || !Arrays.equals(before, Files.readAllBytes(path))) {
      throw new ChangedMeanwhileException(Text.of("edit.changedMeanwhile", path));
    }
    PrivateFiles.replace(path.resolveSibling(path.getFileName() + COPY), before);
    Set<PosixFilePermission> readers = readers();
    PrivateFiles.replace(path, bytes(next));
    if (!readers.isEmpty()) {
      Files.setPosixFilePermissions(path, readers);
    }
    return new TextFile(path, next, mark);
  }

  /** Empty where the file system knows no modes. */
  private Set<PosixFilePermission> readers() throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.getPosixFilePermissions(path)
        : Set.of();
  }

  private byte[] bytes(String content) {
    return ((mark ? BYTE_ORDER_MARK : "") + content).getBytes(StandardCharsets.UTF_8);
  }

  /** It holds passwords. */
  @Override
  public String toString() {
    return "TextFile[" + path + "]";
  }
}
