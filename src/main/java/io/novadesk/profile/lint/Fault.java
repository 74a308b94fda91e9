package io.novadesk.profile.lint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file that describes clouds.
 *
 * @param weight how much it matters
 * @param line from 1
 * @param entry name of the cloud that it concerns; empty: the whole file
 * @param sentence what is wrong, and what to write instead; quotes no secret
 * @param mend the change of that line that mends it; null: it takes more than that
 */
public record Fault(
    Weight weight, Path path, int line, String entry, String sentence, @Nullable Mend mend) {
  /** How much a fault matters. */
  public enum Weight {
    /** The cloud cannot be used so. */
    ERROR,
    /** It is not what it seems to be, or works here and not with other tools. */
    WARNING
  }

  /**
   * A line, and what belongs in its place.
   *
   * @param now the line as it is; it is not touched when it is another one by then
   * @param mended the line, or the lines, in its place
   */
  public record Mend(int line, String now, String mended) {
    /** They may hold a secret. */
    @Override
    public String toString() {
      return "Mend[" + line + "]";
    }
  }
}
