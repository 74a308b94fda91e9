package io.novadesk.profile.rc;

import io.novadesk.profile.rc.RcFile.Reason;
import io.novadesk.profile.rc.RcFile.Unclear;
import io.novadesk.profile.rc.Variables.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code set NAME=value} as the command prompt of Windows does, one a line. */
final class Batch {
  private static final Pattern QUOTED =
      Pattern.compile("\\s*@?set\\s+\"(\\w+)=(.*)\"[^\"]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("\\s*@?set\\s+(\\w+)=(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKING =
      Pattern.compile("\\s*@?set\\s+/p\\s+\"?(\\w+)=.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORKED_OUT =
      Pattern.compile(
          "\\s*@?(?:set\\s+/a\\s+\"?|(?:for|if)\\b.*\\bset\\s+\"?)(\\w+)=.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERENCE = Pattern.compile("%(\\w+)%|%%|%");
  private static final Pattern ESCAPE = Pattern.compile("\\^(.)");
  private static final Pattern NEXT_COMMAND = Pattern.compile("(?<!\\^)&.*");

  private final Variables variables;

  Batch(Map<String, String> environment) {
    variables = new Variables(environment);
  }

  RcFile read(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), i + 1);
    }
    return variables.toFile();
  }

  private void line(String text, int line) {
    Matcher quoted = QUOTED.matcher(text);
    Matcher plain = PLAIN.matcher(text);
    Matcher asking = ASKING.matcher(text);
    Matcher workedOut = WORKED_OUT.matcher(text);
    if (asking.matches()) {
      variables.unclear(name(asking), Reason.ASKED, line);
    } else if (workedOut.matches()) {
      variables.unclear(name(workedOut), Reason.CONDITION, line);
    } else if (quoted.matches()) {
      set(name(quoted), quoted.group(2), line);
    } else if (plain.matches()) {
      String value = NEXT_COMMAND.matcher(plain.group(2)).replaceFirst("").strip();
      set(name(plain), ESCAPE.matcher(value).replaceAll("$1"), line);
    }
  }

  private static String name(Matcher matcher) {
    return matcher.group(1).toUpperCase(Locale.ROOT);
  }

  /** Nothing behind the equals sign takes a variable away. */
  private void set(String name, String typed, int line) {
    StringBuilder all = new StringBuilder();
    Matcher reference = REFERENCE.matcher(typed);
    while (reference.find()) {
      String known = "";
      if (reference.group(1) != null) {
        Value value = variables.get(reference.group(1).toUpperCase(Locale.ROOT));
        if (value instanceof Value.Unknown(Unclear why)) {
          variables.unclear(name, why.reason(), line);
          return;
        }
        known = value instanceof Value.Known(var text) ? text : "";
      } else if (reference.group().equals("%%")) {
        known = "%";
      }
      reference.appendReplacement(all, Matcher.quoteReplacement(known));
    }
    reference.appendTail(all);
    if (all.isEmpty()) {
      variables.unset(name);
    } else {
      variables.set(name, new Value.Known(all.toString()));
    }
  }
}
