package io.novadesk.record;

import io.novadesk.profile.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Of the windows that watch the same cloud one writes what it sees. The lock is a file beside the
 * record; the system gives it free when a program ends, however that comes about.
 */
final class WriterLock implements AutoCloseable {
  private final Path path;
  private @Nullable FileChannel channel;
  private @Nullable FileLock lock;

  WriterLock(Path record) {
    path = record.resolveSibling(record.getFileName() + ".lock");
  }

  /** Takes it if nobody has it, and tells whether it is ours. */
  boolean take() throws IOException {
    if (lock != null) {
      return true;
    }
    FileChannel open = channel;
    if (open == null) {
      PrivateFiles.append(path).close();
      open = FileChannel.open(path, StandardOpenOption.WRITE);
      channel = open;
    }
    try {
      lock = open.tryLock();
    } catch (OverlappingFileLockException _) {
      // Another window of this very program has it.
    }
    return lock != null;
  }

  @Override
  public void close() throws IOException {
    lock = null;
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
