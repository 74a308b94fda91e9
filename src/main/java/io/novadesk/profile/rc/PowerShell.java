package io.novadesk.profile.rc;

import io.novadesk.profile.rc.RcFile.Reason;
import io.novadesk.profile.rc.RcFile.Unclear;
import io.novadesk.profile.rc.Variables.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads assignments to {@code $env:NAME} and to variables of PowerShell, one a line
 * (about_Quoting_Rules, about_Environment_Variables).
 */
final class PowerShell {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*\\$(\\{?)(env:)?(\\w+)}?\\s*=\\s*(.*?)\\s*;?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern REMOVAL =
      Pattern.compile(
          "\\s*Remove-Item\\s+(?:-Path\\s+)?Env:\\\\?(\\w+).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern SETTER =
      Pattern.compile(
          "\\s*\\[(?:System\\.)?Environment]::SetEnvironmentVariable\\(\\s*['\"](\\w+)['\"]\\s*,"
              + "\\s*(\"(?:[^\"`]|`.|\"\")*\"|'(?:[^']|'')*'|[^,)]*).*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(\\{?)(env:)?(\\w+)}?", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$|(?s:<#.*?#>)");
  private static final String ESCAPES = "0abefnrtv";
  private static final String MEANT = "\0\u0007\b\u001b\f\n\r\t\u000b";

  private final Variables variables;

  PowerShell(Map<String, String> environment) {
    variables = new Variables(environment);
  }

  RcFile read(String text) {
    String bare =
        COMMENT.matcher(text).replaceAll(m -> "\n".repeat((int) m.group().lines().count() - 1));
    List<String> lines = List.of(bare.split("\n", -1));
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      int line = i + 1;
      Matcher assignment = ASSIGNMENT.matcher(lines.get(i));
      Matcher removal = REMOVAL.matcher(lines.get(i));
      Matcher setter = SETTER.matcher(lines.get(i));
      if (assignment.matches()) {
        String name = name(assignment.group(2), assignment.group(3));
        set(name, depth > 0 ? unknown(Reason.CONDITION, line) : value(assignment.group(4), line));
      } else if (setter.matches()) {
        set(
            setter.group(1),
            depth > 0 ? unknown(Reason.CONDITION, line) : value(setter.group(2), line));
      } else if (removal.matches() && depth == 0) {
        variables.unset(removal.group(1).toUpperCase(Locale.ROOT));
      } else {
        depth += count(lines.get(i), '{') - count(lines.get(i), '}');
      }
    }
    return variables.toFile();
  }

  private static int count(String line, char sign) {
    return (int) line.chars().filter(c -> c == sign).count();
  }

  /** PowerShell's own variables cannot be taken for those of the environment. */
  private static String name(String scope, String name) {
    return scope == null ? "$" + name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT);
  }

  private void set(String name, Value value) {
    variables.set(name, value);
  }

  private static Value unknown(Reason reason, int line) {
    return new Value.Unknown(new Unclear(reason, line));
  }

  private Value value(String typed, int line) {
    String text = typed;
    int comment = text.startsWith("'") || text.startsWith("\"") ? -1 : text.indexOf(" #");
    text = comment < 0 ? text : text.substring(0, comment).strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("read-host")) {
      return unknown(Reason.ASKED, line);
    }
    if (text.equalsIgnoreCase("$null")) {
      return Variables.EMPTY;
    }
    Matcher whole = REFERENCE.matcher(text);
    if (whole.matches()) {
      return referred(whole);
    }
    if (text.matches("'(?:[^']|'')*'(\\s+#.*)?")) {
      return new Value.Known(text.substring(1, text.lastIndexOf('\'')).replace("''", "'"));
    }
    if (text.matches("\"(?:[^\"`]|`.|\"\")*\"(\\s+#.*)?")) {
      return inQuotes(text.substring(1, text.lastIndexOf('"')), line);
    }
    return text.matches("[\\d.]+") ? new Value.Known(text) : unknown(Reason.COMMAND, line);
  }

  private Value referred(Matcher reference) {
    Value value = variables.get(name(reference.group(2), reference.group(3)));
    return value == null ? Variables.EMPTY : value;
  }

  private Value inQuotes(String text, int line) {
    StringBuilder all = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == '`' && at + 1 < text.length()) {
        int special = ESCAPES.indexOf(text.charAt(at + 1));
        all.append(special < 0 ? text.charAt(at + 1) : MEANT.charAt(special));
        at += 2;
      } else if (sign == '"') {
        all.append('"');
        at += 2;
      } else if (text.startsWith("$(", at)) {
        return unknown(Reason.COMMAND, line);
      } else if (sign == '$' && reference.region(at, text.length()).lookingAt()) {
        Value value = referred(reference);
        if (!(value instanceof Value.Known(var known))) {
          return value;
        }
        all.append(known);
        at = reference.end();
      } else {
        all.append(sign);
        at++;
      }
    }
    return new Value.Known(all.toString());
  }
}
