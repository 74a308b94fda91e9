package io.novadesk.profile.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of several words was meant by one that is none of them. */
final class Spelling {
  private static final int MOST_SLIPS = 2;

  private Spelling() {}

  /** The nearest word; empty where none is near. */
  static Optional<String> nearest(String typed, Collection<String> words) {
    String low = typed.toLowerCase(Locale.ROOT).replace('-', '_');
    int slips = Math.min(MOST_SLIPS, (low.length() - 1) / 3);
    return words.stream()
        .filter(word -> distance(low, word) <= slips)
        .min(
            Comparator.comparingInt((String word) -> distance(low, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** How many letters have to be put in, taken out, exchanged or swapped with their neighbour. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + cost, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
