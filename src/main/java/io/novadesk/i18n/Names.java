package io.novadesk.i18n;

import java.util.Locale;

/**
 * Texts of other people, such as names, as they may be painted. Characters that cannot be seen, or
 * that turn the order of others round, are shown as marks, so that no name can pass for another;
 * what is very long is cut, for the window would stand still to lay it out. Never sent, copied or
 * compared: those take the text itself.
 */
public final class Names {
  /** In UTF-16 units; a cloud takes half of it at most. */
  public static final int LONGEST = 500;

  private static final int LONGEST_IN_SENTENCE = 4_000;

  /** Letters that have no form. */
  private static final String BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

  private static final char BLANK = '\u2423';
  private static final String LINE_BREAK = "\u21b5";
  private static final String TAB = "\u21e5";

  private Names() {}

  /** On one line. The text itself, where there is nothing odd about it. */
  public static String shown(String text) {
    return shown(text, LONGEST, true);
  }

  /** As part of a sentence, whose reasons may be longer than a name. */
  static String inSentence(String text) {
    return shown(text, LONGEST_IN_SENTENCE, text.isBlank());
  }

  /** The same with its line breaks, for a place of several lines. */
  public static String lines(String text) {
    String cut = cut(text, LONGEST_IN_SENTENCE);
    return cut.indexOf('\n') < 0
        ? marked(cut, false)
        : String.join("\n", cut.lines().map(line -> marked(line, false)).toList());
  }

  /** Whether the name is shown as it is, so that a person can type it. */
  public static boolean isPlain(String name) {
    return shown(name).equals(name);
  }

  private static String shown(String text, int longest, boolean edges) {
    String cut = cut(text, longest);
    return cut.length() == text.length()
        ? marked(text, edges)
        : Text.of("name.cut", marked(cut, edges), text.length());
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, pair ? longest - 1 : longest);
  }

  /**
   * @param edges whether blanks at the beginning and the end are marked: they are part of a name
   */
  private static String marked(String text, boolean edges) {
    int from = 0;
    int to = text.length();
    while (edges && from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (edges && to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    StringBuilder marked = null;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      boolean atEdge = i < from || i >= to;
      String mark = atEdge ? String.valueOf(BLANK) : isSeen(letter) ? null : mark(letter);
      if (mark != null && marked == null) {
        marked = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (marked != null) {
        if (mark == null) {
          marked.appendCodePoint(letter);
        } else {
          marked.append(mark);
        }
      }
      i += Character.charCount(letter);
    }
    return marked == null ? text : marked.toString();
  }

  private static boolean isSeen(int letter) {
    if (letter < 0x7f) {
      return letter >= ' ';
    }
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      // The signs of Arabic numbers are of this kind, and are seen.
      case Character.FORMAT ->
          Character.getDirectionality(letter) == Character.DIRECTIONALITY_ARABIC_NUMBER;
      default -> BLANK_LETTERS.indexOf(letter) < 0;
    };
  }

  private static String mark(int letter) {
    return switch (letter) {
      case '\n' -> LINE_BREAK;
      case '\t' -> TAB;
      default -> String.format(Locale.ROOT, "\u2039U+%04X\u203a", letter);
    };
  }
}
