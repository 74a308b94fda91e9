package io.novadesk.viewmodel.base;

import java.util.Arrays;
import java.util.Comparator;

/** Orders texts as people do: without regard to case, and {@code web-2} before {@code web-10}. */
public enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  /** Bytes of a key for one character: of a letter beyond ASCII. */
  private static final int LONGEST = 3;

  /** So many digits always fit. */
  private static final int DIGITS_OF_A_LONG = 18;

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
   * Bytes whose order without signs among others of their kind is this order of the texts: made
   * once for each of many, they are faster to sort by. A number becomes a digit that tells how many
   * bytes it takes, and those bytes; one that fits into no long becomes a 9, its length and its
   * digits.
   */
  public static byte[] key(String text) {
    byte[] key = new byte[text.length() * LONGEST];
    int size = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        int end = endOfNumber(text, i);
        size = putNumber(text, withoutZeros(text, i, end), end, key, size);
        i = end;
      } else {
        size = putLetter(lowerCase(c), key, size);
        i++;
      }
    }
    return Arrays.copyOf(key, size);
  }

  private static int putNumber(String text, int from, int end, byte[] key, int at) {
    int size = at;
    if (end - from > DIGITS_OF_A_LONG) {
      key[size++] = '9';
      size = putLetter((char) (end - from), key, size);
      for (int i = from; i < end; i++) {
        key[size++] = (byte) text.charAt(i);
      }
      return size;
    }
    long number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
    int bytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
    key[size++] = (byte) ('0' + bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      key[size++] = (byte) (number >>> (i * Byte.SIZE));
    }
    return size;
  }

  /** In the manner of UTF-8, but each half of a pair by itself. */
  private static int putLetter(char c, byte[] key, int at) {
    int size = at;
    if (c < 0x80) {
      key[size++] = (byte) c;
    } else {
      key[size++] = (byte) (0xE0 | (c >> 12));
      key[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      key[size++] = (byte) (0x80 | (c & 0x3F));
    }
    return size;
  }

  private static char lowerCase(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return Character.toLowerCase(c);
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

  private static int withoutZeros(String text, int from, int end) {
    int at = from;
    while (at < end - 1 && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  /** Numbers of any length: by length without leading zeros, then digit by digit. */
  private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
    int x = withoutZeros(a, i, endA);
    int y = withoutZeros(b, j, endB);
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
