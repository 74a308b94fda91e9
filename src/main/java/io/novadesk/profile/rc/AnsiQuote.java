package io.novadesk.profile.rc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads {@code $'...'} (bash, "ANSI-C Quoting"). */
final class AnsiQuote {
  private static final Map<Character, Integer> PLAIN =
      Map.ofEntries(
          Map.entry('a', 7),
          Map.entry('b', 8),
          Map.entry('e', 27),
          Map.entry('E', 27),
          Map.entry('f', 12),
          Map.entry('n', 10),
          Map.entry('r', 13),
          Map.entry('t', 9),
          Map.entry('v', 11),
          Map.entry('\\', (int) '\\'),
          Map.entry('\'', (int) '\''),
          Map.entry('"', (int) '"'),
          Map.entry('?', (int) '?'));

  private final ShellText text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param text just behind the opening quote
   */
  AnsiQuote(ShellText text) {
    this.text = text;
  }

  String read() throws BrokenScriptException {
    int line = text.line();
    while (!text.take("'")) {
      if (text.atEnd()) {
        throw new BrokenScriptException(line);
      }
      if (text.take("\\")) {
        escape();
      } else {
        put(text.take(Character.isHighSurrogate(text.peek()) ? 2 : 1));
      }
    }
    String all = bytes.toString(StandardCharsets.UTF_8);
    int end = all.indexOf('\0');
    return end < 0 ? all : all.substring(0, end);
  }

  private void put(String part) {
    bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
  }

  private void escape() {
    char sign = text.peek();
    Integer plain = PLAIN.get(sign);
    if (plain != null) {
      text.take(1);
      bytes.write(plain);
    } else if (sign >= '0' && sign <= '7') {
      bytes.write(number(8, 3));
    } else {
      switch (sign) {
        case 'x' -> code(2, 'x');
        case 'u' -> code(4, 'u');
        case 'U' -> code(8, 'U');
        case 'c' -> {
          text.take(1);
          bytes.write(text.take(1).charAt(0) & 0x1f);
        }
        default -> put("\\");
      }
    }
  }

  private void code(int digits, char kind) {
    text.take(1);
    if (Character.digit(text.peek(), 16) < 0) {
      put("\\" + kind);
      return;
    }
    int number = number(16, digits);
    if (digits == 2) {
      bytes.write(number);
    } else if (Character.isValidCodePoint(number)) {
      put(Character.toString(number));
    }
  }

  private int number(int radix, int digits) {
    int number = 0;
    for (int i = 0; i < digits && Character.digit(text.peek(), radix) >= 0; i++) {
      number = number * radix + Character.digit(text.next(), radix);
    }
    return number;
  }
}
