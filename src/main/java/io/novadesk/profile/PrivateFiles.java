package io.novadesk.profile;

import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;

/**
 * Files and folders that are their owner's alone from their first byte on, where the file system
 * knows modes. On Windows a person's folder is closed to other people by what it inherits.
 * Blocking; safe to use from many threads, interrupted ones too.
 */
public final class PrivateFiles {
  private static final int MOST_LINKS = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PrivateFiles() {}

  /**
   * Makes a folder and those above it, as far as they are missing.
   *
   * @throws IOException when that cannot be done
   */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /**
   * Opens a file to write behind what it holds, and makes it and its folder where they are missing.
   *
   * @throws IOException when that cannot be done
   */
  public static FileOutputStream append(Path path) throws IOException {
    Path target = target(path);
    makeFolder(folderOf(target));
    try {
      Files.createFile(target, mode(target, "rw-------"));
    } catch (FileAlreadyExistsException _) {
      // What is there is written on.
    }
    return new FileOutputStream(target.toFile(), true);
  }

  /**
   * Makes a file that must not be there yet.
   *
   * @throws FileAlreadyExistsException when something, be it a link, has that name
   * @throws IOException when it cannot be made; nothing is left of it then
   */
  static void create(Path path, byte[] content) throws IOException {
    makeFolder(folderOf(path));
    boolean interrupted = false;
    try {
      while (true) {
        try {
          fill(path, content);
          return;
        } catch (ClosedByInterruptException _) {
          // Whoever is asked to end still finishes what a person made.
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void fill(Path path, byte[] content) throws IOException {
    boolean whole = false;
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            mode(path, "rw-------"));
    try (file) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(path);
      }
    }
  }

  /**
   * Gives a file another content as a whole: whatever happens, either the former or the new one is
   * there. A link stays one, and the file that it leads to gets the content.
   *
   * @throws IOException when it cannot be done; the former file is untouched then
   */
  public static void replace(Path path, byte[] content) throws IOException {
    Path target = target(path);
    Path draft =
        target.resolveSibling(
            target.getFileName() + "." + new BigInteger(64, RANDOM).toString(36) + ".tmp");
    create(draft, content);
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Where a chain of links ends; there need not be a file. */
  private static Path target(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == MOST_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /** Opens a file to hold a lock on, and makes it where it is missing. */
  static FileChannel openLock(Path path) throws IOException {
    makeFolder(folderOf(path));
    return FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode(path, "rw-------"));
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
