package io.novadesk.profile.yaml;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * How readers of YAML 1.1, which most tools of OpenStack use, take a bare word; and how to write.
 */
public final class Yaml11 {
  /** What becomes a truth, a number, a time or nothing. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
              + "|~|null|Null|NULL|<<|="
              + "|[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
              + "|[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

  /** Of what all readers of all versions agree that it is itself. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}\\p{N}_/.~](?:[\\p{L}\\p{N}_/.~@+=%()-]|:(?=[^\\s])| (?=[\\p{L}\\p{N}]))*");

  private Yaml11() {}

  /** Whether a bare word stays the text that it is. */
  public static boolean isText(String bare) {
    return !bare.isEmpty() && !NO_TEXT.matcher(bare).matches();
  }

  /**
   * Writes a text so that every reader gets it back, in the style that was there if that can be.
   */
  public static String write(String value, YamlNode.Style style) {
    if (value.chars().anyMatch(Yaml11::isHidden)) {
      return doubleQuoted(value);
    }
    return switch (style) {
      case DOUBLE_QUOTED -> doubleQuoted(value);
      case SINGLE_QUOTED -> singleQuoted(value);
      case PLAIN, BLOCK ->
          isText(value) && PLAIN.matcher(value).matches() ? value : singleQuoted(value);
    };
  }

  /** What ends a line, or cannot be seen. */
  private static boolean isHidden(int c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
  }

  private static String singleQuoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String doubleQuoted(String value) {
    StringBuilder written = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        written.append('\\').append(c);
      } else if (isHidden(c)) {
        written.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        written.append(c);
      }
    }
    return written.append('"').toString();
  }
}
