package io.novadesk.api.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  private final String in;
  private final StringBuilder out;
  private final Deque<String> parents = new ArrayDeque<>();

  /** What was found out about names: in a list the same ones come back hundreds of times. */
  private final Map<String, Boolean> secretNames = new HashMap<>();

  private String key = "";

  /** Whether the values under {@link #key} are secret: asked once for each key, not each value. */
  private boolean secret;

  private int at;

  private JsonRedaction(String in) {
    this.in = in;
    this.out = new StringBuilder(in.length());
  }

  static String clean(String text) {
    return new JsonRedaction(text).run();
  }

  private String run() {
    while (at < in.length()) {
      char c = in.charAt(at);
      switch (c) {
        case '"' -> string();
        case '{', '[' -> {
          parents.push(key);
          under(c == '[' ? key : "");
          copy();
        }
        case '}', ']' -> {
          under(parents.isEmpty() ? "" : parents.pop());
          copy();
        }
        default -> {
          if (secret && (Character.isDigit(c) || c == '-')) {
            number();
          } else {
            copy();
          }
        }
      }
    }
    return out.toString();
  }

  private void copy() {
    out.append(in.charAt(at++));
  }

  private void number() {
    while (at < in.length() && "+-.eE0123456789".indexOf(in.charAt(at)) >= 0) {
      at++;
    }
    out.append('"').append(Redaction.MASK).append('"');
  }

  private void string() {
    int start = at++;
    while (at < in.length() && in.charAt(at) != '"') {
      at += in.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(in.length(), at + 1);
    String literal = in.substring(start, at);
    int next = at;
    while (next < in.length() && Character.isWhitespace(in.charAt(next))) {
      next++;
    }
    if (next < in.length() && in.charAt(next) == ':') {
      under(literal.substring(1, literal.length() - 1));
      out.append(literal);
    } else if (secret && literal.length() > 2) {
      out.append('"').append(Redaction.MASK).append('"');
    } else {
      out.append(Redaction.text(literal));
    }
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
