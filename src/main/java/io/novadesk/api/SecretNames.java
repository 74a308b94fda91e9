package io.novadesk.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Tells by a name whether what stands under it is secret: {@code db_pass}, {@code adminPass}. */
public final class SecretNames {
  /** Whole names that say it in words of their own. */
  private static final Set<String> NAMES =
      Set.of(
          "contents",
          "device_code",
          "user_code",
          "verification_uri_complete",
          "code_verifier",
          "receipt",
          "openstack-auth-receipt",
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "signature",
          "x-amz-signature",
          "x-amz-credential",
          "temp_url_sig");

  /** Words that say it at the end of a longer one too: {@code dbpassword}. */
  private static final Pattern WORD =
      Pattern.compile(
          ".*(?:password|passwd|passphrase|passcode|secret|token|apikey|privatekey|secretkey"
              + "|accesskey|authkey|userdata|(?<!c)pwd|pw)s?\\d*"
              + "|(?!.*(?:by|com|tres|sur|over|under)pass).*pass|credentials?");

  /** Words that make a key a secret one. */
  private static final Set<String> KEYS =
      Set.of("api", "private", "secret", "access", "auth", "encryption", "signing", "master");

  /** What ends a name that only speaks about a secret: {@code password_expires_at}. */
  private static final Set<String> ABOUT =
      Set.of(
          "at",
          "length",
          "policy",
          "age",
          "days",
          "count",
          "enabled",
          "required",
          "allowed",
          "type",
          "methods",
          "ref",
          "refs",
          "uri",
          "url",
          "expires",
          "expiry",
          "limit",
          "size");

  private static final Pattern PARTS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");

  /** Names come again with every server, and what they say does not change. */
  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  /** Metadata may have any names: of very many only the first are kept. */
  private static final int MOST_KNOWN = 2_000;

  private static final int LONGEST_KNOWN = 40;

  private SecretNames() {}

  public static boolean isSecret(String name) {
    Boolean known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    boolean secret = saysSecret(name);
    if (name.length() <= LONGEST_KNOWN && KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(name, secret);
    }
    return secret;
  }

  private static boolean saysSecret(String name) {
    if (NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      return true;
    }
    String[] words = PARTS.split(name, -1);
    int last = words.length - 1;
    while (last > 0 && words[last].isEmpty()) {
      last--;
    }
    if (last > 0 && ABOUT.contains(words[last].toLowerCase(Locale.ROOT))) {
      return false;
    }
    String before = "";
    for (String part : words) {
      String word = part.toLowerCase(Locale.ROOT);
      if (WORD.matcher(word).matches()
          || (word.equals("key") && KEYS.contains(before))
          || (word.equals("data") && before.equals("user"))) {
        return true;
      }
      before = word;
    }
    return false;
  }
}
