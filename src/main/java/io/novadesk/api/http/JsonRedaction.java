package io.novadesk.api.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks the values of secret keys in JSON text, also when the text is cut anywhere or is no JSON at
 * all: it knows strings, brackets and colons, and nothing that it could fail on.
 */
final class JsonRedaction {
  private static final Set<String> SECRET =
      Set.of(
          "password",
          "adminpass",
          "admin_pass",
          "original_password",
          "passcode",
          "apikey",
          "api_key",
          "secret",
          "private_key",
          "privatekey",
          "user_data",
          "userdata",
          "os-ext-srv-attr:user_data",
          "contents",
          "secretkey",
          "secret_key",
          "accesskey",
          "authtoken",
          "auth_token",
          "receipt");

  /**
   * What ends a string, or may begin a secret inside one: most characters of a list are neither.
   */
  private static final boolean[] NOTEWORTHY = new boolean[128];

  static {
    "\"\\=%@/".chars().forEach(c -> NOTEWORTHY[c] = true);
  }

  private static final String MASKED = '"' + Redaction.MASK + '"';

  private final String in;

  /** The same text once more: every long list passes here, and an array is read faster. */
  private final char[] chars;

  /** What is written so far; null while nothing had to be changed. */
  private @Nullable StringBuilder out;

  /** Up to where {@link #in} is in {@link #out}. */
  private int copied;

  private final Deque<String> parents = new ArrayDeque<>();

  /** Names as they were met last, by a number made of each. */
  private final @Nullable String[] names = new String[256];

  /** What was found out about names: in a list the same ones come back hundreds of times. */
  private final Map<String, Boolean> secretNames = new HashMap<>();

  private String key = "";

  /** Whether the values under {@link #key} are secret: asked once for each key, not each value. */
  private boolean secret;

  private int at;

  private JsonRedaction(String in) {
    this.in = in;
    this.chars = in.toCharArray();
  }

  static String clean(String text) {
    return new JsonRedaction(text).run();
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
          if (secret && (Character.isDigit(c) || c == '-')) {
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
    replace(start, MASKED);
  }

  private void string() {
    int start = at++;
    boolean plain = true;
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
      String literal = in.substring(start, at);
      String clean = Redaction.text(literal);
      if (!clean.equals(literal)) {
        replace(start, clean);
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
    if (secretNames.computeIfAbsent(key, JsonRedaction::isSecretName)) {
      return true;
    }
    String parent = parents.peek();
    return parent != null
        && ((key.equalsIgnoreCase("id")
                && (parent.equalsIgnoreCase("token") || parent.equalsIgnoreCase("tokens")))
            || (key.equalsIgnoreCase("key") && parent.equalsIgnoreCase("credentials")));
  }

  private static boolean isSecretName(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return SECRET.contains(name)
        || name.endsWith("password")
        || (name.startsWith("password_") && !name.endsWith("_at"));
  }
}
