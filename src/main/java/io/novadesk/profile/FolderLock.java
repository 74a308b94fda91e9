package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one program at a time change the files of a folder. The lock is a file that
 * stays; the system gives it free when a program ends, however that comes about.
 */
final class FolderLock {
  private static final String NAME = ".lock";

  /** No change takes longer than a moment: whoever holds the lock for so long hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(2);

  /**
   * Between the threads of this program. Closing any channel of a file gives free all locks that
   * the program has on it, so there must never be two.
   */
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private FolderLock() {}

  /** What is done under the lock. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * @throws IOException of the work, or with a sentence when the lock cannot be had
   */
  static void holding(Path folder, Work work) throws IOException {
    PrivateFiles.makeFolder(folder);
    Path file = folder.toRealPath().resolve(NAME);
    ReentrantLock here = HERE.computeIfAbsent(file, _ -> new ReentrantLock());
    here.lock();
    try (FileChannel channel = PrivateFiles.openLock(file)) {
      FileLock lock = await(channel);
      try (lock) {
        work.run();
      }
    } finally {
      here.unlock();
    }
  }

  /** Waits on after an interrupt: what a person made is kept although the program ends. */
  private static FileLock await(FileChannel channel) throws IOException {
    boolean interrupted = false;
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
        if (System.nanoTime() - end > 0) {
          throw new IOException(Text.of("connect.file.busy", PATIENCE.toSeconds()));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
