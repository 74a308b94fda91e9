package io.novadesk.cloud.keys;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a private key, or passwords, where nobody but the owner can read it, and never over
 * another file.
 */
public final class PrivateKeyFile {
  private PrivateKeyFile() {}

  /**
   * The file has mode 600 from its first moment on, where the file system knows modes.
   *
   * @throws IOException whose message is a sentence
   */
  public static void write(Path file, Secret key) throws IOException {
    boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        modes
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(key.reveal().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException(Text.of("key.file.exists", file), e);
    } catch (NoSuchFileException e) {
      throw new IOException(Text.of("key.file.noFolder", file), e);
    } catch (AccessDeniedException e) {
      throw new IOException(Text.of("key.file.denied", file), e);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw new IOException(Text.of("key.file.failed", file, String.valueOf(e.getMessage())), e);
    }
  }
}
