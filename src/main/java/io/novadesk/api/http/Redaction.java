package io.novadesk.api.http;

import io.novadesk.api.SecretNames;
import io.novadesk.api.SecretText;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of headers, addresses and bodies before anything remembers them. */
final class Redaction {
  /** An attribute, or an element with nothing but text in it, perhaps named by its key. */
  private static final Pattern XML =
      Pattern.compile(
          "(?<before>\\b(?<attribute>[\\w:.-]+)\\s*=\\s*[\"'])(?<value>[^\"'<]*)"
              + "|(?<open><(?<element>[\\w:.-]+)(?:\\s[^>]*?\\b(?:key|name)\\s*=\\s*[\"'](?<key>[^\"']*)[\"'])?[^>]*>)(?<text>[^<]+)");

  private static final Pattern XML_TOKEN =
      Pattern.compile("(<token\\b[^>]*\\bid\\s*=\\s*\")[^\"]*", Pattern.CASE_INSENSITIVE);

  private Redaction() {}

  static Map<String, List<String>> headers(Map<String, List<String>> headers, KnownSecrets known) {
    Map<String, List<String>> clean = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            clean.put(
                name,
                isSecretHeader(name)
                    ? List.of(SecretText.MASK)
                    : values.stream().map(v -> text(v, known)).toList()));
    return clean;
  }

  private static boolean isSecretHeader(String name) {
    return SecretNames.isSecret(name);
  }

  /** The headers that anybody may see. */
  static Map<String, String> withoutSecrets(Map<String, String> headers) {
    Map<String, String> open = new LinkedHashMap<>(headers);
    open.keySet().removeIf(Redaction::isSecretHeader);
    return open;
  }

  static URI uri(URI uri) {
    return uri(uri, new KnownSecrets());
  }

  static URI uri(URI uri, KnownSecrets known) {
    String before = uri.toString();
    String after = text(before, known);
    if (after.equals(before)) {
      return uri;
    }
    try {
      return URI.create(after);
    } catch (IllegalArgumentException _) {
      return URI.create(SecretText.MASK);
    }
  }

  static String text(String text, KnownSecrets known) {
    return SecretText.masked(known.without(text));
  }

  /** A body, whole or cut, without these secrets and all that its names tell. */
  static String body(String body, KnownSecrets known) {
    String clean = known.withoutLong(body);
    int start = 0;
    while (start < clean.length() && Character.isWhitespace(clean.charAt(start))) {
      start++;
    }
    char first = start < clean.length() ? clean.charAt(start) : ' ';
    return switch (first) {
      case '<' -> xml(known.withoutShort(clean));
      case '{', '[', '"' -> JsonRedaction.clean(clean, known);
      default -> SecretText.masked(known.withoutShort(clean));
    };
  }

  private static String xml(String text) {
    String clean =
        XML.matcher(XML_TOKEN.matcher(text).replaceAll("$1" + SecretText.MASK))
            .replaceAll(
                m -> {
                  String attribute = m.group("attribute");
                  String key = m.group("key");
                  boolean secret =
                      attribute != null
                          ? isSecretXml(attribute)
                          : isSecretXml(m.group("element")) || (key != null && isSecretXml(key));
                  String whole = m.group();
                  String kept = attribute == null ? m.group("open") : m.group("before");
                  return Matcher.quoteReplacement(secret ? kept + SecretText.MASK : whole);
                });
    return SecretText.masked(clean);
  }

  private static boolean isSecretXml(String name) {
    return SecretNames.isSecret(name) || name.equals("file");
  }
}
