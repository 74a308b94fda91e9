package io.novadesk.tour;

/**
 * English with an accent: every sentence stands between marks, is about 40 % longer, and can still
 * be read. What a window shows without marks does not come from the sentences; where one mark of
 * the two is missing a text is cut off.
 */
public final class Accent {
  static final char BEGIN = '\u00ab';
  static final char END = '\u00bb';

  private static final String PLAIN = "aeiouyAEIOUY";
  private static final String ACCENTED = "áéíóúýÁÉÍÓÚÝ";

  private Accent() {}

  /** A sentence for MessageFormat; what stands in braces is left as it is. */
  public static String of(String sentence) {
    StringBuilder accented = new StringBuilder(sentence.length() * 2).append(BEGIN);
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < sentence.length(); i++) {
      char letter = sentence.charAt(i);
      if (letter == '\'') {
        quoted = !quoted;
      } else if (!quoted && letter == '{') {
        depth++;
      } else if (!quoted && letter == '}') {
        depth--;
      }
      int vowel = depth == 0 ? PLAIN.indexOf(letter) : -1;
      if (vowel < 0) {
        accented.append(letter);
      } else {
        accented.append(ACCENTED.charAt(vowel)).append(letter);
      }
    }
    return accented.append(END).toString();
  }
}
