package io.novadesk.viewmodel.json;

import io.novadesk.api.JsonText.Document;
import io.novadesk.api.JsonText.Line;
import java.util.Arrays;

/**
 * Where a text occurs in a document, in the order of its lines; upper and lower case are the same.
 * Beyond {@link #LIMIT} occurrences it stops to look.
 */
final class Matches {
  /** More than anybody steps through. */
  static final int LIMIT = 100_000;

  static final Matches NONE = new Matches(new int[0], new int[0], 0);

  private final int[] lines;
  private final int[] starts;
  private final int count;

  private Matches(int[] lines, int[] starts, int count) {
    this.lines = lines;
    this.starts = starts;
    this.count = count;
  }

  static Matches of(Document document, String query) {
    if (query.isEmpty()) {
      return NONE;
    }
    int[] lines = new int[16];
    int[] starts = new int[16];
    int count = 0;
    for (Line line : document.lines()) {
      String content = line.content();
      for (int at = indexOf(content, query, 0);
          at >= 0 && count < LIMIT;
          at = indexOf(content, query, at + query.length())) {
        if (count == lines.length) {
          lines = Arrays.copyOf(lines, count * 2);
          starts = Arrays.copyOf(starts, count * 2);
        }
        lines[count] = line.index();
        starts[count++] = at;
      }
    }
    return new Matches(lines, starts, count);
  }

  /** Like {@link String#indexOf(String, int)}, whatever the case. */
  static int indexOf(String text, String query, int from) {
    for (int i = from; i <= text.length() - query.length(); i++) {
      if (text.regionMatches(true, i, query, 0, query.length())) {
        return i;
      }
    }
    return -1;
  }

  int count() {
    return count;
  }

  boolean isCut() {
    return count == LIMIT;
  }

  int line(int match) {
    return lines[match];
  }

  int start(int match) {
    return starts[match];
  }

  /** The first match on or after a line, or the first of all. */
  int firstFrom(int line) {
    int at = Arrays.binarySearch(lines, 0, count, line);
    if (at < 0) {
      at = -at - 1;
    }
    while (at > 0 && at <= count && lines[at - 1] == line) {
      at--;
    }
    return at < count ? at : 0;
  }
}
