package io.novadesk.api.http;

import io.novadesk.api.SecretText;
import io.novadesk.api.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The secrets of one exchange, found again however a cloud spells them: as they are, escaped for
 * JSON, URLs or HTML, in Base64, alone or within something longer. One that is shorter than four
 * characters is found only where it stands by itself, for its letters are everywhere.
 */
final class KnownSecrets {
  private static final int LONG = 4;

  /** A file is looked for as a whole: a pattern for each of its letters would be too much. */
  private static final int MOST_SPELLED = 256;

  /** So much of a Base64 text is no chance. */
  private static final int TELLING = 4;

  private final List<String> literal = new ArrayList<>();
  private final List<Pattern> spelled = new ArrayList<>();
  private final List<Pattern> alone = new ArrayList<>();

  /** A token: long, and of letters that nobody has to escape but in a URL. */
  void token(String token) {
    if (token.length() >= LONG) {
      Set<String> forms = new LinkedHashSet<>(base64(token));
      forms.add(token);
      forms.add(URLEncoder.encode(token, StandardCharsets.UTF_8));
      literals(forms);
    } else {
      typed(token);
    }
  }

  /** What a person typed: of any letters, and as short as may be. */
  void typed(String secret) {
    if (secret.isEmpty()) {
      return;
    }
    if (secret.length() > MOST_SPELLED) {
      String json = Json.quoted(secret);
      Set<String> forms = new LinkedHashSet<>(base64(secret));
      forms.add(secret);
      forms.add(json.substring(1, json.length() - 1));
      forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      literals(forms);
      return;
    }
    if (secret.length() >= LONG) {
      spelled.add(Pattern.compile(spellings(secret)));
      literals(base64(secret));
      return;
    }
    String whole = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    alone.add(
        Pattern.compile(
            "(?<![\\p{L}\\p{N}</])(?:"
                + spellings(secret)
                + "|"
                + Pattern.quote(whole)
                + ")(?![\\p{L}\\p{N}=])"));
  }

  private void literals(Set<String> forms) {
    literal.addAll(forms);
    // Else the beginning of a longer form would be masked and its end would stay.
    literal.sort(Comparator.comparingInt(String::length).reversed());
  }

  /** Whether some of them are so short that they count only where they stand alone. */
  boolean hasShort() {
    return !alone.isEmpty();
  }

  /** The text without those that are long enough to be no chance. */
  String withoutLong(String text) {
    String clean = text;
    for (Pattern pattern : spelled) {
      clean = pattern.matcher(clean).replaceAll(SecretText.MASK);
    }
    for (String form : literal) {
      clean = clean.replace(form, SecretText.MASK);
    }
    return clean;
  }

  /** The text without the short ones, where they stand alone. */
  String withoutShort(String text) {
    String clean = text;
    for (Pattern pattern : alone) {
      clean = pattern.matcher(clean).replaceAll(SecretText.MASK);
    }
    return clean;
  }

  String without(String text) {
    return withoutShort(withoutLong(text));
  }

  /** Each character as itself or in any of the usual disguises. */
  private static String spellings(String secret) {
    StringBuilder all = new StringBuilder();
    secret.codePoints().forEach(c -> all.append(spellings(c)));
    return all.toString();
  }

  private static String spellings(int c) {
    StringBuilder any =
        new StringBuilder("(?:\\\\{0,3}").append(Pattern.quote(Character.toString(c)));
    any.append("|\\\\{1,2}u");
    StringBuilder utf16 = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      utf16
          .append(utf16.isEmpty() ? "" : "\\\\{1,2}u")
          .append(String.format(Locale.ROOT, "(?i:%04x)", (int) unit));
    }
    any.append(utf16).append('|');
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      any.append(String.format(Locale.ROOT, "(?i:%%(?:25)?%02x)", b & 0xff));
    }
    any.append("|&(?:amp;)?#0*" + c + ";|&(?:amp;)?#[xX]0*(?i:" + Integer.toHexString(c) + ");");
    any.append(
        switch (c) {
          case '&' -> "|&amp;(?:amp;)?";
          case '<' -> "|&(?:amp;)?lt;";
          case '>' -> "|&(?:amp;)?gt;";
          case '"' -> "|&(?:amp;)?quot;";
          case '\'' -> "|&(?:amp;)?apos;";
          case ' ' -> "|\\+";
          case '\n' -> "|\\\\{1,2}n";
          case '\r' -> "|\\\\{1,2}r";
          case '\t' -> "|\\\\{1,2}t";
          default -> "";
        });
    return any.append(')').toString();
  }

  /** What of the secret is the same in the Base64 of whatever it stands in. */
  private static Set<String> base64(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int from = (before * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= TELLING) {
        forms.add(text.substring(from, to));
        forms.add(text.substring(from, to).replace('+', '-').replace('/', '_'));
      }
    }
    return forms;
  }
}
