package io.novadesk.profile;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was about to be sent, and what became of it, so that a crash leaves no doubt what has to be
 * looked up. A line of JSON for each entry, forced to the disk before {@link #write} returns. The
 * owner alone may read the file; still, no secret belongs into it. Safe to use from many threads.
 *
 * <p>One running program owns the file: {@link #isOwner()} is false in a second one, which reads
 * and writes it but must not take up work that the first is doing.
 */
public final class Journal implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

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
  private final FileChannel lockFile;
  private final @Nullable FileLock lock;

  /** A stream: a channel would be closed for all by the interrupt of one that writes. */
  private FileOutputStream out;

  /**
   * Opens the file, making it and its folder where they are missing.
   *
   * @throws IOException when that cannot be done
   */
  public Journal(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path beside = path.resolveSibling(path.getFileName() + ".lock");
    lockFile = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = tryLock(lockFile);
    out = open();
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private FileOutputStream open() throws IOException {
    FileOutputStream opened = new FileOutputStream(path.toFile(), true);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
    return opened;
  }

  /** Whether this program, and no other, may take up what the journal says is unfinished. */
  public boolean isOwner() {
    return lock != null;
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
      append(lines, new Entry(subject, Instant.now(), facts));
    }
    out.write(lines.toByteArray());
    out.getFD().sync();
  }

  /**
   * All entries, oldest first. A last line that a crash cut off is left out.
   *
   * @throws IOException when the file cannot be read
   */
  public synchronized List<Entry> read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    // A line that a crash cut off may end within a character, which is no reason to lose the rest.
    String text;
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String line : text.split("\n", -1)) {
      Entry entry = entry(line);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }

  /**
   * Drops every entry of a subject that needs no looking up any more.
   *
   * @throws IOException when the file cannot be rewritten; it is as before then
   */
  public synchronized void forget(String subject) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".tmp");
    List<Entry> entries = read();
    List<Entry> kept = entries.stream().filter(e -> !e.subject().equals(subject)).toList();
    if (kept.size() == entries.size()) {
      return;
    }
    try (FileOutputStream file = new FileOutputStream(draft.toFile())) {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (Entry entry : kept) {
        append(lines, entry);
      }
      file.write(lines.toByteArray());
      file.getFD().sync();
    }
    out.close();
    try {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      out = open();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    lockFile.close();
  }

  private static void append(OutputStream to, Entry entry) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("subject", entry.subject());
    line.put("at", entry.at().toString());
    ObjectNode facts = line.putObject("facts");
    entry.facts().forEach(facts::put);
    // A line feed before it closes a line that a crash cut off, so that both are not lost.
    to.write(("\n" + line).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Entry entry(String line) {
    if (line.isBlank()) {
      return null;
    }
    try {
      JsonNode node = JSON.readTree(line);
      Map<String, String> facts = new LinkedHashMap<>();
      node.path("facts").properties().forEach(f -> facts.put(f.getKey(), f.getValue().asString()));
      return new Entry(
          node.path("subject").asString(), Instant.parse(node.path("at").asString()), facts);
    } catch (JacksonException | java.time.DateTimeException _) {
      return null;
    }
  }
}
