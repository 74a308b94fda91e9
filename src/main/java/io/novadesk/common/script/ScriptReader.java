package io.novadesk.common.script;

import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of a script: quotes and variables as a shell has them, and nothing else of it.
 */
final class ScriptReader {
  static final String PROGRAM = "novadesk";

  /** Characters that mean something to a shell, and would do something else here. */
  private static final String STRANGE = "`;&|<>(){}*?[]~!\r";

  /** A text with variables in it. */
  record Word(int line, List<Part> parts) {
    String fill(Map<String, String> values) throws ScriptException {
      StringBuilder text = new StringBuilder();
      for (Part part : parts) {
        String value = part.variable() ? values.get(part.text()) : part.text();
        if (value == null) {
          throw new ScriptException(line, Text.of("script.noVariable", part.text()));
        }
        text.append(value);
      }
      return text.toString();
    }
  }

  record Part(String text, boolean variable) {}

  /**
   * @param name of the variable that it sets; empty: it is a command
   * @param words the value alone, or the words after the name of the program
   */
  record Statement(int line, String name, List<Word> words) {
    boolean assigns() {
      return !name.isEmpty();
    }
  }

  private final String text;
  private int at;
  private int line = 1;

  ScriptReader(String text) {
    this.text = text;
  }

  List<Statement> all() throws ScriptException {
    List<Statement> all = new ArrayList<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == ' ' || c == '\t') {
        next();
      } else if (c == '#') {
        skipLine();
      } else {
        Statement statement = statement();
        if (!isOption(statement)) {
          all.add(statement);
        }
      }
    }
    return all;
  }

  /** {@code set -e} says what holds here anyway. */
  private static boolean isOption(Statement statement) {
    return statement.name().equals("set -e");
  }

  private Statement statement() throws ScriptException {
    int begun = line;
    int equals = nameEnd();
    if (equals > 0) {
      String name = text.substring(at, equals);
      at = equals + 1;
      Word value = word();
      endOfLine();
      return new Statement(begun, name, List.of(value));
    }
    List<Word> words = new ArrayList<>();
    while (!ends()) {
      words.add(word());
      blanks();
    }
    String first = words.getFirst().fill(Map.of());
    if (first.equals("set") && words.size() == 2 && words.get(1).fill(Map.of()).equals("-e")) {
      return new Statement(begun, "set -e", List.of());
    }
    if (!first.equals(PROGRAM)) {
      throw new ScriptException(begun, Text.of("script.notOurs", first));
    }
    return new Statement(begun, "", List.copyOf(words.subList(1, words.size())));
  }

  /** Where the equals sign of {@code NAME=} stands; 0: none does here. */
  private int nameEnd() {
    int end = at;
    while (end < text.length() && isOfName(text.charAt(end), end > at)) {
      end++;
    }
    return end > at && end < text.length() && text.charAt(end) == '=' ? end : 0;
  }

  private static boolean isOfName(char c, boolean further) {
    return c == '_'
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (further && c >= '0' && c <= '9');
  }

  private boolean ends() {
    return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#';
  }

  private void endOfLine() throws ScriptException {
    blanks();
    if (!ends()) {
      throw new ScriptException(line, Text.of("script.oneValue"));
    }
  }

  /** A backslash at the end of a line goes on with the next one. */
  private void blanks() {
    while (at < text.length()) {
      if (text.startsWith("\\\n", at)) {
        at++;
        next();
      } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
        at++;
      } else {
        return;
      }
    }
  }

  private void next() {
    if (text.charAt(at++) == '\n') {
      line++;
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private Word word() throws ScriptException {
    int begun = line;
    List<Part> parts = new ArrayList<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n') {
        break;
      }
      switch (c) {
        case '\'' -> parts.add(single());
        case '"' -> doubled(parts);
        case '$' -> parts.add(variable());
        case '\\' -> {
          at++;
          if (at >= text.length()) {
            throw new ScriptException(line, Text.of("script.noEnd"));
          }
          parts.add(literal());
        }
        default -> {
          if (STRANGE.indexOf(c) >= 0) {
            throw new ScriptException(line, Text.of("script.strange", String.valueOf(c)));
          }
          parts.add(literal());
        }
      }
    }
    return new Word(begun, parts);
  }

  private Part literal() {
    int begin = at;
    next();
    return new Part(text.substring(begin, at), false);
  }

  private Part single() throws ScriptException {
    int begin = ++at;
    while (at < text.length() && text.charAt(at) != '\'') {
      next();
    }
    if (at >= text.length()) {
      throw new ScriptException(line, Text.of("script.noEnd"));
    }
    return new Part(text.substring(begin, at++), false);
  }

  private void doubled(List<Part> parts) throws ScriptException {
    at++;
    parts.add(new Part("", false));
    while (at < text.length() && text.charAt(at) != '"') {
      switch (text.charAt(at)) {
        case '$' -> parts.add(variable());
        case '`' -> throw new ScriptException(line, Text.of("script.strange", "`"));
        case '\\' -> {
          // Only before these a backslash is one that a shell takes away.
          if (at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0) {
            at++;
          }
          parts.add(literal());
        }
        default -> parts.add(literal());
      }
    }
    if (at >= text.length()) {
      throw new ScriptException(line, Text.of("script.noEnd"));
    }
    at++;
  }

  private Part variable() throws ScriptException {
    boolean braces = text.startsWith("${", at);
    int begin = at + (braces ? 2 : 1);
    int end = begin;
    while (end < text.length() && isOfName(text.charAt(end), end > begin)) {
      end++;
    }
    boolean closed = !braces || (end < text.length() && text.charAt(end) == '}');
    if (end == begin || !closed) {
      throw new ScriptException(line, Text.of("script.strange", "$"));
    }
    at = braces ? end + 1 : end;
    return new Part(text.substring(begin, end), true);
  }
}
