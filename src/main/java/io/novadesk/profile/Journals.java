package io.novadesk.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives each running program a {@link Journal} of its own, so that none can take up, or rewrite,
 * what another is doing: the first has the file itself, a second one the same with a number.
 */
public final class Journals {
  /** More programs of one person at a time than anybody runs. */
  private static final int MOST = 9;

  private Journals() {}

  /**
   * Opens the first that no running program has, and takes over what ended programs left in the
   * others.
   *
   * @throws IOException when none can be had
   */
  public static Journal open(Path file) throws IOException {
    Journal own = null;
    for (int n = 1; n <= MOST; n++) {
      Path path = n == 1 ? file : numbered(file, n);
      if (own != null && !Files.exists(path)) {
        continue;
      }
      Journal journal = new Journal(path);
      if (own == null && journal.isOwner()) {
        own = journal;
        continue;
      }
      try (journal) {
        if (own != null && journal.isOwner()) {
          for (Journal.Entry entry : journal.read()) {
            own.write(entry.subject(), entry.facts());
          }
          Files.delete(path);
        }
      }
    }
    if (own == null) {
      throw new IOException(file + " is in use");
    }
    return own;
  }

  private static Path numbered(Path file, int n) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-" + n + name.substring(dot));
  }
}
