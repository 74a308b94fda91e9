package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Folded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.BitSet;
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

  /** A part of an id that is shorter says nothing. */
  private static final int SHORTEST_ID = 4;

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

  /** The same for a server, which is also known by its id and its addresses. */
  int rank(ServerRow row) {
    int worst = WHOLE;
    for (String word : words) {
      int rank = rank(row.name(), word);
      if (rank > BEGINNING && word.length() >= SHORTEST_ID) {
        rank = Math.min(rank, rankExact(row.server().id(), word));
      }
      List<Address> addresses = row.server().addresses();
      if (rank > BEGINNING && addresses != null && Character.digit(word.charAt(0), 16) >= 0) {
        for (Address address : addresses) {
          rank = Math.min(rank, rankExact(address.addr(), word));
        }
      }
      if (rank == NONE) {
        return NONE;
      }
      worst = Math.max(worst, rank);
    }
    return worst;
  }

  /** The same for an id alone. */
  int rankId(String id) {
    return words.stream().allMatch(word -> word.length() >= SHORTEST_ID)
        ? words.stream().mapToInt(word -> rankExact(id, word)).max().orElse(NONE)
        : NONE;
  }

  /** Where the words stand in a text, each as its beginning and end, in order and apart. */
  List<int[]> marks(String text) {
    BitSet marked = new BitSet(text.length());
    for (String word : words) {
      int at = indexOf(text, word);
      if (at >= 0) {
        marked.set(at, at + word.length());
      } else if (isScattered(text, word)) {
        int found = 0;
        for (int i = 0; i < text.length() && found < word.length(); i++) {
          if (Character.toLowerCase(text.charAt(i)) == Character.toLowerCase(word.charAt(found))) {
            marked.set(i);
            found++;
          }
        }
      }
    }
    List<int[]> parts = new ArrayList<>();
    for (int from = marked.nextSetBit(0); from >= 0; ) {
      int to = marked.nextClearBit(from);
      parts.add(new int[] {from, to});
      from = marked.nextSetBit(to);
    }
    return parts;
  }

  /** Of a text whose folded form has other places nothing is marked. */
  private static int indexOf(String name, String word) {
    String text = Folded.isAscii(name) ? name : Folded.of(name);
    if (text.length() != name.length()) {
      return -1;
    }
    int anywhere = -1;
    for (int i = 0; i + word.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        if (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1))) {
          return i;
        }
        anywhere = anywhere < 0 ? i : anywhere;
      }
    }
    return anywhere;
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
