package io.novadesk.common.script;

import io.novadesk.cloud.copy.PythonText;
import io.novadesk.cloud.copy.Shell;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes scripts: as they are kept, which bash runs as well, and as Python. */
public final class ScriptText {
  private static final String PYTHON =
      """
      import subprocess
      import sys


      def novadesk(*words):
          status = subprocess.call(["novadesk", *words])
          if status != 0:
              sys.exit(status)


      """;

  private ScriptText() {}

  /** A command as a line of a script. */
  public static String line(List<String> words) {
    return ScriptReader.PROGRAM + " " + words(words);
  }

  /** Words as a shell would be told them. */
  public static String words(List<String> words) {
    return words.stream().map(ScriptText::word).collect(Collectors.joining(" "));
  }

  /** An option stays legible: only its value is quoted. */
  private static String word(String word) {
    int equals = word.indexOf('=');
    return word.startsWith("--") && equals > 0 && word.substring(2, equals).matches("[a-z0-9-]+")
        ? word.substring(0, equals + 1) + Shell.POSIX.plain(word.substring(equals + 1))
        : Shell.POSIX.plain(word);
  }

  /** A line for people. */
  public static String note(String sentence) {
    return "# " + sentence;
  }

  /** What stands over a new recording. */
  public static String head() {
    StringBuilder head = new StringBuilder("#!/usr/bin/env bash\n");
    Text.of("script.about").lines().forEach(l -> head.append("# ").append(l).append('\n'));
    return head.append("set -e\n\n").toString();
  }

  /** The same as Python. */
  public static String python(String text) throws ScriptException {
    StringBuilder out = new StringBuilder("#!/usr/bin/env python3\n");
    Text.of("script.about").lines().forEach(l -> out.append("# ").append(l).append('\n'));
    out.append(PYTHON);
    List<ScriptReader.Statement> statements = new ScriptReader(text).all();
    for (ScriptReader.Statement statement : statements) {
      List<String> words = new ArrayList<>();
      for (ScriptReader.Word word : statement.words()) {
        words.add(python(word));
      }
      if (statement.assigns()) {
        out.append(statement.name()).append(" = ").append(words.getFirst()).append('\n');
      } else {
        out.append("novadesk(").append(String.join(", ", words)).append(")\n");
      }
    }
    return out.toString();
  }

  private static String python(ScriptReader.Word word) {
    List<String> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (ScriptReader.Part part : word.parts()) {
      if (part.variable()) {
        flush(literal, parts);
        parts.add(part.text());
      } else {
        literal.append(part.text());
      }
    }
    if (parts.isEmpty() || !literal.isEmpty()) {
      parts.add(PythonText.quoted(literal.toString()));
    }
    return String.join(" + ", parts);
  }

  private static void flush(StringBuilder literal, List<String> parts) {
    if (!literal.isEmpty()) {
      parts.add(PythonText.quoted(literal.toString()));
      literal.setLength(0);
    }
  }
}
