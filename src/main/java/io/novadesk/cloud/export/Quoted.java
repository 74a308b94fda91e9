package io.novadesk.cloud.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as JSON writes them, which is how YAML may write them too. */
public final class Quoted {
  private Quoted() {}

  public static String value(Exported value) {
    return switch (value) {
      case Exported.Nothing _ -> "null";
      case Exported.Words(String text) -> text(text);
      case Exported.Whole(long number) -> String.valueOf(number);
      case Exported.Flag(boolean flag) -> String.valueOf(flag);
      case Exported.Several(List<String> texts) ->
          texts.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** In double quotes. What is not printable in both languages is escaped. */
  public static String text(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          boolean odd =
              c < ' '
                  || (c >= 0x7f && c < 0xa0)
                  || c == 0x2028
                  || c == 0x2029
                  || c == 0xfeff
                  || c >= 0xfffe
                  || isLonely(text, i);
          if (odd) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Half of a pair of surrogates without the other half. */
  private static boolean isLonely(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
