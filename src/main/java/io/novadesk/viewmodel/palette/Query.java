package io.novadesk.viewmodel.palette;

import io.novadesk.viewmodel.base.Folded;
import java.util.List;

/**
 * Words that must all be found. How well each is: as the whole text, as its beginning, as the
 * beginning of one of its words, somewhere in it, or only as letters in that order. The worst word
 * counts, so that a longer query never finds more.
 */
final class Query {
  static final int NONE = Integer.MAX_VALUE;

  private static final int WHOLE = 0;
  private static final int BEGINNING = 1;
  private static final int WORD = 2;
  private static final int SOMEWHERE = 3;
  private static final int SCATTERED = 4;

  /** Fewer letters in order occur in nearly everything. */
  private static final int SHORTEST_SCATTERED = 3;

  private final List<String> words;

  Query(String text) {
    words = text.isBlank() ? List.of() : List.of(Folded.of(text).strip().split("\\s+", -1));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  List<String> words() {
    return words;
  }

  /** The smaller the better; {@link #NONE} when a word is not there. */
  int rank(String text) {
    int worst = WHOLE;
    for (String word : words) {
      int rank = rank(text, word);
      if (rank == NONE) {
        return NONE;
      }
      worst = Math.max(worst, rank);
    }
    return worst;
  }

  static int rank(String name, String word) {
    String text = Folded.isAscii(name) ? name : Folded.of(name);
    int exact = rankExact(text, word);
    return exact == NONE && word.length() >= SHORTEST_SCATTERED && isScattered(text, word)
        ? SCATTERED
        : exact;
  }

  /** The same, without letters that are scattered: for ids and addresses. */
  static int rankExact(String text, String word) {
    int length = word.length();
    if (text.regionMatches(true, 0, word, 0, length)) {
      return text.length() == length ? WHOLE : BEGINNING;
    }
    char small = Character.toLowerCase(word.charAt(0));
    char big = Character.toUpperCase(word.charAt(0));
    int best = NONE;
    int last = text.length() - length;
    for (int i = 1; i <= last; i++) {
      char c = text.charAt(i);
      if ((c == small || c == big) && text.regionMatches(true, i, word, 0, length)) {
        if (!Character.isLetterOrDigit(text.charAt(i - 1))) {
          return WORD;
        }
        best = SOMEWHERE;
      }
    }
    return best;
  }

  private static boolean isScattered(String text, String word) {
    int found = 0;
    for (int i = 0; i < text.length() && found < word.length(); i++) {
      if (Character.toLowerCase(text.charAt(i)) == Character.toLowerCase(word.charAt(found))) {
        found++;
      }
    }
    return found == word.length();
  }
}
