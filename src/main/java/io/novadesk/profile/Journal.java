package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was about to be sent, and what became of it, so that a crash leaves no doubt what has to be
 * looked up. A line of JSON for each entry, forced to the disk before {@link #write} returns. A
 * line that cannot be understood is kept in a file beside it and told, and costs no other. The
 * owner alone may read the files; still, no secret belongs into them. Safe to use from many
 * threads.
 *
 * <p>One running program owns the file: {@link #isOwner()} is false in a second one, which reads
 * and writes it but must not take up work that the first is doing.
 */
public final class Journal implements AutoCloseable {
  /** Closing any channel of a file gives free all locks that this program has on it. */
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  /**
   * @param subject what the entry is about; all entries of one subject belong together
   * @param at when it was written
   */
  public record Entry(String subject, Instant at, Map<String, String> facts) {
    public Entry {
      facts = Map.copyOf(facts);
    }
  }

  private final Path path;
  private final Complaints complaints = new Complaints();
  private final @Nullable FileChannel lock;

  /** What was told of the last write. */
  private String trouble = "";

  /** A stream: a channel would be closed for all by the interrupt of one that writes. */
  private FileOutputStream out;

  /**
   * Opens the file, making it and its folder where they are missing.
   *
   * @throws IOException when that cannot be done
   */
  public Journal(Path path) throws IOException {
    this.path = path.toAbsolutePath();
    lock = tryLock();
    try {
      out = PrivateFiles.append(path);
    } catch (IOException e) {
      unlock();
      throw e;
    }
  }

  private Path lockFile() {
    return path.resolveSibling(path.getFileName() + ".lock");
  }

  private @Nullable FileChannel tryLock() throws IOException {
    if (!LOCKED_HERE.add(lockFile())) {
      return null;
    }
    FileChannel file = null;
    boolean locked = false;
    try {
      file = PrivateFiles.openLock(lockFile());
      locked = file.tryLock() != null;
      return locked ? file : null;
    } finally {
      if (!locked) {
        LOCKED_HERE.remove(lockFile());
        if (file != null) {
          file.close();
        }
      }
    }
  }

  private void unlock() throws IOException {
    if (lock != null) {
      lock.close();
      LOCKED_HERE.remove(lockFile());
    }
  }

  /** Whether this program, and no other, may take up what the journal says is unfinished. */
  public boolean isOwner() {
    return lock != null;
  }

  /** Sentences about lines that could not be understood or not be written. */
  public Complaints complaints() {
    return complaints;
  }

  /**
   * Adds an entry; when this returns it is on the disk.
   *
   * @throws IOException when it is not; what it announces must then not be sent
   */
  public void write(String subject, Map<String, String> facts) throws IOException {
    write(subject, List.of(facts));
  }

  /** Adds several entries and goes to the disk once. */
  public synchronized void write(String subject, List<Map<String, String>> entries)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Map<String, String> facts : entries) {
      lines.writeBytes(JournalLine.of(new Entry(subject, Instant.now(), facts)).bytes());
    }
    telling(
        () -> {
          out.write(lines.toByteArray());
          out.getFD().sync();
        });
  }

  /** Whoever may go on without the journal, and so says nothing, leaves the word to it. */
  private void telling(Change change) throws IOException {
    try {
      change.make();
      trouble = "";
    } catch (IOException e) {
      String sentence = Text.of("connect.file.notWritten", path, JsonFile.reason(e));
      if (!sentence.equals(trouble)) {
        complaints.add(sentence);
      }
      trouble = sentence;
      throw e;
    }
  }

  /** A change of the file. */
  private interface Change {
    void make() throws IOException;
  }

  /**
   * All entries, oldest first. A line that cannot be understood, such as one that a crash cut off,
   * is left out, kept aside and told.
   *
   * @throws IOException when the file cannot be read
   */
  public synchronized List<Entry> read() throws IOException {
    List<JournalLine> lines = lines();
    List<JournalLine> broken = lines.stream().filter(line -> line.entry() == null).toList();
    if (!broken.isEmpty()) {
      keepAside(lines, broken);
    }
    List<Entry> entries = new ArrayList<>();
    for (JournalLine line : lines) {
      if (line.entry() != null) {
        entries.add(line.entry());
      }
    }
    return List.copyOf(entries);
  }

  private List<JournalLine> lines() throws IOException {
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return JournalLine.split(in.readAllBytes());
    }
  }

  /** Where they cannot be kept aside they stay where they are. */
  private void keepAside(List<JournalLine> lines, List<JournalLine> broken) {
    Path aside = path.resolveSibling(path.getFileName() + ".unreadable");
    boolean moved = isOwner() && move(lines, broken, aside);
    for (JournalLine line : broken) {
      complaints.add(
          moved
              ? Text.of("journal.line", line.number(), path, aside.getFileName())
              : Text.of("journal.line.stays", line.number(), path));
    }
  }

  private boolean move(List<JournalLine> lines, List<JournalLine> broken, Path aside) {
    try (FileOutputStream file = PrivateFiles.append(aside)) {
      for (JournalLine line : broken) {
        file.write(line.bytes());
      }
      file.getFD().sync();
      rewrite(lines, line -> !broken.contains(line));
      return true;
    } catch (IOException e) {
      complaints.add(Text.of("connect.file.notWritten", aside, JsonFile.reason(e)));
      return false;
    }
  }

  /**
   * Drops every entry of a subject that needs no looking up any more.
   *
   * @throws IOException when the file cannot be rewritten; it is as before then
   */
  public synchronized void forget(String subject) throws IOException {
    telling(
        () ->
            rewrite(
                lines(), line -> line.entry() == null || !line.entry().subject().equals(subject)));
  }

  private void rewrite(List<JournalLine> lines, Predicate<JournalLine> kept) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    List<JournalLine> left = lines.stream().filter(kept).toList();
    if (left.size() == lines.size()) {
      return;
    }
    left.forEach(line -> rest.writeBytes(line.bytes()));
    // A file that is open cannot be replaced on every system.
    out.close();
    try {
      PrivateFiles.replace(path, rest.toByteArray());
    } finally {
      out = PrivateFiles.append(path);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    unlock();
  }
}
