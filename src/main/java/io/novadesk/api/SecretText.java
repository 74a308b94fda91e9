package io.novadesk.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one table of what counts as a secret in text that anybody wrote: the exchange log, errors,
 * drafts, exports and journals all take it from here. It knows secrets by the name that stands
 * before them and by their own look; those of a request are known by their value, elsewhere.
 */
public final class SecretText {
  public static final String MASK = "***";

  /** A name that may be secret, its sign, and what follows, in plain text or inside JSON. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])([\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,80})(\\\\?[\"'])?"
              + "(\\s{0,4}(?:=>?|:(?!//))\\s{0,4}|%3[dD])"
              + "(\\\\?\"[^\"]*?(?:\\\\?\"|$)|'[^'\\n]*'?"
              + "|(?:[^\\s\"'\\\\&<>]|\\\\[^nrt\"])+)");

  /** What stands before the secret itself is kept. */
  private static final Pattern SCHEME =
      Pattern.compile("\\b((?:Bearer|Basic|Digest)\\s+)[\\w.~+/=-]{6,}", Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s\"]+@");
  private static final Pattern TOKEN_PATH = Pattern.compile("(/tokens/)[^/?\\s\"]+");
  private static final Pattern CRYPT =
      Pattern.compile("\\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|argon2\\w{0,2})\\$[\\w./$=,+-]{6,}");
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE"
              + " KEY-----|$)",
          Pattern.DOTALL);

  /** A token of Keystone, and one that is signed JSON. */
  private static final Pattern TOKEN =
      Pattern.compile("\\bgAAAA[\\w=-]{40,}|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*");

  /** What people write about secrets without a sign between name and value. */
  private static final Pattern SPOKEN =
      Pattern.compile(
          "passw|passphrase|secret|token|credential|api[_-]?key|private[_ -]?key|chpasswd",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BASE64 = Pattern.compile("[\\w+/\\s-]{16,}={0,2}\\s*");

  private SecretText() {}

  /** The text with every secret in it masked that a name before it or its own look tells. */
  public static String masked(String text) {
    String clean = text.indexOf(' ') < 0 ? text : SCHEME.matcher(text).replaceAll("$1" + MASK);
    if (clean.indexOf('=') >= 0 || clean.indexOf(':') >= 0 || clean.indexOf('%') >= 0) {
      clean = assigned(clean);
    }
    if (clean.indexOf('@') >= 0 && clean.contains("://")) {
      clean = USER_INFO.matcher(clean).replaceAll("$1" + MASK + "@");
    }
    if (clean.contains("/tokens/")) {
      clean = TOKEN_PATH.matcher(clean).replaceAll("$1" + MASK);
    }
    if (clean.indexOf('$') >= 0) {
      clean = CRYPT.matcher(clean).replaceAll(MASK);
    }
    if (clean.contains("PRIVATE KEY")) {
      clean = PEM.matcher(clean).replaceAll(MASK);
    }
    return clean.contains("gAAAA") || clean.contains("eyJ")
        ? TOKEN.matcher(clean).replaceAll(MASK)
        : clean;
  }

  private static String assigned(String text) {
    Matcher matcher = ASSIGNED.matcher(text);
    StringBuilder out = null;
    int copied = 0;
    for (int from = 0; matcher.find(from); ) {
      boolean secret = !matcher.group(4).equals(MASK) && SecretNames.isSecret(matcher.group(1));
      if (secret) {
        out = out == null ? new StringBuilder(text.length()) : out;
        String value = matcher.group(4);
        out.append(text, copied, matcher.start(4)).append(mask(value));
        copied = matcher.end();
      }
      // What follows a name that is none may be a name itself: user:password=x.
      from = secret ? matcher.end() : matcher.start(4);
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** In the quotes that stood around it. */
  private static String mask(String value) {
    for (String quote : new String[] {"\\\"", "\"", "'"}) {
      if (value.startsWith(quote)) {
        boolean closed = value.length() >= 2 * quote.length() && value.endsWith(quote);
        return quote + MASK + (closed ? quote : "");
      }
    }
    return MASK;
  }

  /** The value under this name, masked where the name or the value tells that it is secret. */
  public static String masked(String name, String value) {
    return !value.isEmpty() && SecretNames.isSecret(name) ? MASK : masked(value);
  }

  /**
   * Whether a text must not lie on a disk: it holds a secret, in clear or in Base64, or speaks of
   * one in words that no rule can take apart.
   */
  public static boolean seemsSecret(String text) {
    if (SPOKEN.matcher(text).find() || !masked(text).equals(text)) {
      return true;
    }
    String stripped = text.strip();
    if (!BASE64.matcher(stripped).matches()) {
      return false;
    }
    try {
      byte[] inner = Base64.getMimeDecoder().decode(stripped.replace('-', '+').replace('_', '/'));
      String decoded = new String(inner, StandardCharsets.UTF_8);
      return SPOKEN.matcher(decoded).find() || !masked(decoded).equals(decoded);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  public static boolean seemsSecret(String name, String value) {
    return !value.isEmpty() && (SecretNames.isSecret(name) || seemsSecret(value));
  }
}
