package io.novadesk.api.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of headers, addresses and bodies before anything remembers them. */
final class Redaction {
  static final String MASK = "***";

  private static final Set<String> HEADERS =
      Set.of(
          "x-auth-token",
          "x-subject-token",
          "x-service-token",
          "x-storage-token",
          "x-auth-key",
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "openstack-auth-receipt");

  private static final Pattern QUERY =
      Pattern.compile(
          "((?:token|password|passwd|secret|api_?key|signature|x-amz-[a-z]+|temp_url_sig)"
              + "(?:=|%3[dD]))[^&\\s\"'<>#]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s\"]+@");
  private static final Pattern TOKEN_PATH = Pattern.compile("(/tokens/)[^/?\\s\"]+");
  private static final Pattern XML =
      Pattern.compile(
          "((?:adminPass|password|apiKey|api_key|secret|key|private_key)\\s*=\\s*\")[^\"]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ELEMENT =
      Pattern.compile(
          "(<(adminPass|password|passcode|apiKey|private_key|secret|user_data|file)\\b[^>]*>)[^<]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_TOKEN =
      Pattern.compile("(<token\\b[^>]*\\bid\\s*=\\s*\")[^\"]*", Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  static Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> clean = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            clean.put(
                name,
                HEADERS.contains(name.toLowerCase(Locale.ROOT))
                    ? List.of(MASK)
                    : values.stream().map(Redaction::text).toList()));
    return clean;
  }

  /** The headers that anybody may see. */
  static Map<String, String> withoutSecrets(Map<String, String> headers) {
    Map<String, String> open = new LinkedHashMap<>(headers);
    open.keySet().removeIf(name -> HEADERS.contains(name.toLowerCase(Locale.ROOT)));
    return open;
  }

  static URI uri(URI uri) {
    String before = uri.toString();
    String after = text(before);
    return after.equals(before) ? uri : URI.create(after);
  }

  /** Secrets that an address may carry, anywhere in a text. */
  static String text(String text) {
    // Most texts hold none of these, and every text of every list passes here.
    String clean =
        text.indexOf('=') >= 0 || text.indexOf('%') >= 0
            ? QUERY.matcher(text).replaceAll("$1" + MASK)
            : text;
    if (clean.indexOf('@') >= 0 && clean.contains("://")) {
      clean = USER_INFO.matcher(clean).replaceAll("$1" + MASK + "@");
    }
    return clean.contains("/tokens/") ? TOKEN_PATH.matcher(clean).replaceAll("$1" + MASK) : clean;
  }

  /** A body, whole or cut; {@code known} are secrets that may not appear anywhere in it. */
  static String body(String body, List<String> known) {
    String clean = body;
    for (String secret : known) {
      if (secret.length() >= 4) {
        clean = clean.replace(secret, MASK);
      }
    }
    int start = 0;
    while (start < clean.length() && Character.isWhitespace(clean.charAt(start))) {
      start++;
    }
    if (start < clean.length() && clean.charAt(start) == '<') {
      clean = XML.matcher(clean).replaceAll("$1" + MASK);
      clean = XML_ELEMENT.matcher(clean).replaceAll("$1" + MASK);
      return text(XML_TOKEN.matcher(clean).replaceAll("$1" + MASK));
    }
    return JsonRedaction.clean(clean);
  }
}
