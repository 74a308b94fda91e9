package io.novadesk.i18n;

import java.text.Normalizer;

/**
 * Texts as people compare them: small and capital letters are the same in every language (a dotted
 * and a dotless I too), and so are an accented letter and a letter with an accent behind it. Two
 * texts are the same to a person when these are equal. Never shown, never sent.
 */
public final class Folded {
  private static final String DOT = "i\u0307";

  private Folded() {}

  public static String of(String text) {
    return isAscii(text) ? small(text) : folded(text);
  }

  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String text) {
    String composed = small(Normalizer.normalize(text, Normalizer.Form.NFC));
    // What is left of a capital dotted I where a program made small letters of it.
    return composed.indexOf(DOT) < 0 ? composed : composed.replace(DOT, "i");
  }

  /** Letter by letter, as no language does it: by way of the capital, where dotless I meets I. */
  private static String small(String text) {
    StringBuilder small = null;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      int folded = Character.toLowerCase(Character.toUpperCase(letter));
      if (folded != letter && small == null) {
        small = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (small != null) {
        small.appendCodePoint(folded);
      }
      i += Character.charCount(letter);
    }
    return small == null ? text : small.toString();
  }
}
