package io.novadesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Keeps a line for each fault that a test has made Novadesk meet. The lines of all tests lie in
 * {@code target/fault-matrix.tsv}, where continuous integration counts and prints them.
 */
public final class FaultMatrix {
  private static final Path FILE = Path.of("target", "fault-matrix.tsv");

  /** The part of Novadesk that meets the fault. */
  public enum Area {
    TRANSPORT,
    TLS,
    LOGIN,
    CATALOGUE,
    LIST,
    LAUNCH,
    COMMAND,
    OTHER_POST,
    SECRET,
    FILE
  }

  private FaultMatrix() {}

  /**
   * Notes a fault after its assertions held.
   *
   * @param fault what went wrong, in a few words
   * @param requests how many requests the cloud saw; 0 for a fault without a cloud
   * @param told what the person reads
   */
  public static void row(Area area, String fault, int requests, String told) {
    String line =
        String.join(
                "\t",
                area.name().toLowerCase(Locale.ROOT),
                flat(fault),
                Integer.toString(requests),
                flat(told))
            + "\n";
    try {
      Files.createDirectories(FILE.getParent());
      // One write for each line: two test machines append to the same file.
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
