package io.novadesk.viewmodel;

import java.util.Comparator;

/** Orders texts as people do: without regard to case, and {@code web-2} before {@code web-10}. */
public enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      char x = a.charAt(i);
      char y = b.charAt(j);
      if (isDigit(x) && isDigit(y)) {
        int endA = endOfNumber(a, i);
        int endB = endOfNumber(b, j);
        int byNumber = compareNumbers(a, i, endA, b, j, endB);
        if (byNumber != 0) {
          return byNumber;
        }
        i = endA;
        j = endB;
      } else {
        int byLetter = Character.compare(Character.toLowerCase(x), Character.toLowerCase(y));
        if (byLetter != 0) {
          return byLetter;
        }
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  /**
   * A text whose plain order among others of its kind is this order of theirs: made once for each
   * of many, it is faster to sort by. A number becomes a digit, its length and its digits without
   * leading zeros.
   */
  public static String key(String text) {
    StringBuilder key = new StringBuilder(text.length() + 4);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        int end = endOfNumber(text, i);
        while (i < end - 1 && text.charAt(i) == '0') {
          i++;
        }
        key.append('0').append((char) (end - i)).append(text, i, end);
        i = end;
      } else {
        key.append(Character.toLowerCase(c));
        i++;
      }
    }
    return key.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Numbers of any length: by length without leading zeros, then digit by digit. */
  private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
    int x = i;
    int y = j;
    while (x < endA - 1 && a.charAt(x) == '0') {
      x++;
    }
    while (y < endB - 1 && b.charAt(y) == '0') {
      y++;
    }
    if (endA - x != endB - y) {
      return Integer.compare(endA - x, endB - y);
    }
    while (x < endA) {
      int byDigit = Character.compare(a.charAt(x++), b.charAt(y++));
      if (byDigit != 0) {
        return byDigit;
      }
    }
    return 0;
  }
}
