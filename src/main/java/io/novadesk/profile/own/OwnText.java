package io.novadesk.profile.own;

import io.novadesk.profile.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that a person writes and the program obeys, in a file of its own. Blocking. */
public final class OwnText {
  /**
   * @param line from 1
   */
  public record Fault(int line, String sentence) {}

  private OwnText() {}

  /**
   * The text of the file.
   *
   * @param first what stands for a file that nobody has written yet
   */
  public static String load(Path file, String first) throws IOException {
    return Files.exists(file) ? Files.readString(file) : first;
  }

  /** Writes it as a whole; the former one is untouched where that fails. */
  public static void save(Path file, String text) throws IOException {
    PrivateFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
