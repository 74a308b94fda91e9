package io.novadesk.cloud.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that a program may read something into. */
public final class Hostile {
  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "\\",
          "$",
          "$(touch pwned)",
          "`touch pwned`",
          "${HOME}",
          "%",
          "%s%n",
          "\n",
          "\r",
          "\t",
          "!",
          "!!",
          "@",
          "-",
          "--help",
          "; touch pwned",
          "&& touch pwned",
          "| cat",
          "> pwned",
          "#",
          "*",
          "?",
          "[a-z]",
          "{1,2}",
          "~",
          "=",
          ",",
          ":",
          "<<EOF",
          "\\n",
          "\\'",
          "\u2019",
          "\u0085",
          "\u2028",
          "\u202e",
          "\ud83d\ude80",
          "\u00e4",
          "e\u0301",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "'''",
          "\"\"\"",
          "\\u0022",
          "#{x}",
          "%{x}",
          "$${",
          " ",
          "",
          "web-1",
          "\\\\",
          "^",
          "(",
          ")",
          "@/etc/passwd",
          "null",
          "0",
          "\ufeff");

  private Hostile() {}

  /** The same ones each time. */
  public static List<String> strings(int count) {
    Random random = new Random(20);
    List<String> all = new ArrayList<>(PIECES);
    while (all.size() < count) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(text.toString());
    }
    return all.subList(0, count);
  }
}
