package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
   * others. One of those that cannot be read is told and left as it is.
   *
   * @throws IOException when none can be had
   */
  public static Journal open(Path file) throws IOException {
    Journal own = null;
    for (int n = 1; n <= MOST; n++) {
      Path path = n == 1 ? file : numbered(file, n);
      if (own == null) {
        own = ownedOrNull(path);
      } else if (Files.exists(path)) {
        takeOver(path, own);
      }
    }
    if (own == null) {
      throw new IOException(Text.of("journal.inUse", file));
    }
    return own;
  }

  private static @Nullable Journal ownedOrNull(Path path) throws IOException {
    Journal journal = new Journal(path);
    if (journal.isOwner()) {
      return journal;
    }
    journal.close();
    return null;
  }

  private static void takeOver(Path path, Journal own) {
    try (Journal left = new Journal(path)) {
      if (left.isOwner()) {
        for (Journal.Entry entry : left.read()) {
          own.write(entry.subject(), entry.facts());
        }
        left.complaints().tellTo(own.complaints()::add);
        Files.delete(path);
      }
    } catch (IOException e) {
      own.complaints().add(Text.of("connect.file.unreadable", path, JsonFile.reason(e)));
    }
  }

  private static Path numbered(Path file, int n) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-" + n + name.substring(dot));
  }
}
