package io.novadesk.api.http;

import io.novadesk.api.SecretNames;
import io.novadesk.api.SecretText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values of secret keys in JSON text, also when the text is cut anywhere or is no JSON at
 * all: it knows strings, brackets and colons, and nothing that it could fail on.
 */
final class JsonRedaction {
  /**
   * What ends a string, or may begin a secret inside one: most characters of a list are neither.
   */
  private static final boolean[] NOTEWORTHY = new boolean[128];

  static {
    "\"\\=%@/:$ ".chars().forEach(c -> NOTEWORTHY[c] = true);
  }

  private static final String MASKED = '"' + SecretText.MASK + '"';

  /** How the names of secrets end that stand before a colon inside a string. */
  private static final String[] ENDS = {
    "ord", "swd", "pwd", "ase", "ode", "ret", "ken", "key", "ass", "_pw", "rds", "ets", "ens", "eys"
  };

  private final String in;

  /** The same text once more: every long list passes here, and an array is read faster. */
  private final char[] chars;

  /** What is written so far; null while nothing had to be changed. */
  private @Nullable StringBuilder out;

  /** Up to where {@link #in} is in {@link #out}. */
  private int copied;

  private final KnownSecrets known;

  /** Whether every string has to be looked into. */
  private final boolean suspicious;

  private final Deque<String> parents = new ArrayDeque<>();

  /** Names as they were met last, by a number made of each. */
  private final @Nullable String[] names = new String[256];

  /** What was found out about names: in a list the same ones come back hundreds of times. */
  private final Map<String, Boolean> secretNames = new HashMap<>();

  private String key = "";

  /** Whether the values under {@link #key} are secret: asked once for each key, not each value. */
  private boolean secret;

  private int at;

  private JsonRedaction(String in, KnownSecrets known) {
    this.in = in;
    this.chars = in.toCharArray();
    this.known = known;
    this.suspicious = known.hasShort();
  }

  static String clean(String text) {
    return clean(text, new KnownSecrets());
  }

  /**
   * @param known of these the short ones are masked, where they stand alone
   */
  static String clean(String text, KnownSecrets known) {
    return new JsonRedaction(text, known).run();
  }

  private String run() {
    while (at < chars.length) {
      char c = chars[at];
      switch (c) {
        case '"' -> string();
        case '{', '[' -> {
          parents.push(key);
          under(c == '[' ? key : "");
          at++;
        }
        case '}', ']' -> {
          under(parents.isEmpty() ? "" : parents.pop());
          at++;
        }
        default -> {
          if ((secret || suspicious) && (Character.isDigit(c) || c == '-')) {
            number();
          } else {
            at++;
          }
        }
      }
    }
    return out == null ? in : out.append(in, copied, in.length()).toString();
  }

  /** Writes this in place of what was read since {@code start}. */
  private void replace(int start, String by) {
    if (out == null) {
      out = new StringBuilder(in.length());
    }
    out.append(in, copied, start).append(by);
    copied = at;
  }

  private void number() {
    int start = at;
    while (at < chars.length && "+-.eE0123456789".indexOf(chars[at]) >= 0) {
      at++;
    }
    String number = in.substring(start, at);
    if (secret || !known.withoutShort(number).equals(number)) {
      replace(start, MASKED);
    }
  }

  private void string() {
    int start = at++;
    boolean plain =
        !suspicious && !in.startsWith("gAAAA", start + 1) && !in.startsWith("eyJ", start + 1);
    for (; at < chars.length; at++) {
      char c = chars[at];
      if (c >= NOTEWORTHY.length || !NOTEWORTHY[c]) {
        continue;
      }
      if (c == '"') {
        break;
      }
      if (c == '\\') {
        at++;
      } else if (c == ':') {
        plain = plain && !endsName(at);
      } else if (c == ' ') {
        plain = plain && !endsScheme(at);
      } else if (c != '/') {
        plain = false;
      } else if (plain) {
        plain = !in.startsWith("/tokens/", at);
      }
    }
    at = Math.min(chars.length, at + 1);
    int next = at;
    while (next < chars.length && Character.isWhitespace(chars[next])) {
      next++;
    }
    if (next < chars.length && chars[next] == ':') {
      under(name(start + 1, at - 1));
    } else if (secret && at - start > 2) {
      replace(start, MASKED);
    } else if (!plain) {
      boolean closed = at - start > 1 && chars[at - 1] == '"';
      String inner = in.substring(start + 1, closed ? at - 1 : at);
      String clean = SecretText.masked(known.withoutShort(inner));
      if (!clean.equals(inner)) {
        replace(start, '"' + clean + (closed ? "\"" : ""));
      }
    }
  }

  /** The text between these places, of which one copy is made however often it comes back. */
  private String name(int from, int to) {
    if (from == to) {
      return "";
    }
    int slot = (31 * (to - from) + 7 * chars[from] + chars[to - 1]) % names.length;
    String known = names[slot];
    if (known == null || known.length() != to - from || !in.startsWith(known, from)) {
      known = in.substring(from, to);
      names[slot] = known;
    }
    return known;
  }

  private void under(String nextKey) {
    key = nextKey;
    secret = isSecret();
  }

  private boolean isSecret() {
    if (secretNames.computeIfAbsent(key, SecretNames::isSecret)) {
      return true;
    }
    String parent = parents.peek();
    return parent != null
        && ((key.equalsIgnoreCase("id")
                && (parent.equalsIgnoreCase("token") || parent.equalsIgnoreCase("tokens")))
            || (key.equalsIgnoreCase("key") && parent.equalsIgnoreCase("credentials")));
  }

  /** Whether the first word of {@code Bearer x} or {@code PRIVATE KEY} may end here. */
  private boolean endsScheme(int blank) {
    return switch (chars[blank - 1]) {
      case 'r', 'R', 'c', 'C', 't', 'T' -> true;
      case 'E' -> in.startsWith("PRIVATE", blank - 7);
      default -> false;
    };
  }

  /** Whether a secret's name may end here, perhaps in quotes of its own. */
  private boolean endsName(int colon) {
    int end = colon;
    while (end > 0 && "\"\\' ".indexOf(chars[end - 1]) >= 0) {
      end--;
    }
    if (end < 3 || colon + 1 >= chars.length || chars[colon + 1] == '/') {
      return false;
    }
    if (chars[end - 1] < 'A') {
      return chars[colon + 1] == ' ' && Character.isDigit(chars[end - 1]);
    }
    if ("detnysw".indexOf(chars[end - 1] | 0x20) < 0) {
      return false;
    }
    for (String word : ENDS) {
      if (in.regionMatches(true, end - word.length(), word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
