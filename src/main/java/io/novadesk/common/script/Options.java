package io.novadesk.common.script;

import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command, its options told from the rest as the command line tells them. */
final class Options {
  /** What may stand with every command that changes something: it says how it is told. */
  static final Set<String> FLAGS = Set.of("--yes", "-y", "--wait", "--dry-run", "--show-passwords");

  static final Set<String> VALUED = Set.of("--cloud", "-o", "--output", "--unlock", "--filter");

  private final int line;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  /**
   * @param words those after the name of the command
   * @param flags options without a value, with their dashes
   * @param valued options with one
   * @throws ScriptException when there is another one, or a value is missing
   */
  Options(int line, String command, List<String> words, Set<String> flags, Set<String> valued)
      throws ScriptException {
    this.line = line;
    boolean ended = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals > 0 ? word.substring(0, equals) : word;
      if (ended || !word.startsWith("-") || word.equals("-")) {
        rest.add(word);
      } else if (word.equals("--")) {
        ended = true;
      } else if (valued.contains(name) && equals > 0) {
        add(name, word.substring(equals + 1));
      } else if (valued.contains(name) && i + 1 < words.size()) {
        add(name, words.get(++i));
      } else if (valued.contains(name)) {
        throw new ScriptException(line, Text.of("script.noValue", name));
      } else if (flags.contains(word)) {
        add(word, "true");
      } else {
        throw new ScriptException(line, Text.of("script.noOption", word, command));
      }
    }
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** As often as it was given. */
  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The last one counts. */
  String text(String name) {
    List<String> given = all(name);
    return given.isEmpty() ? "" : given.getLast();
  }

  String needed(String name, String command) throws ScriptException {
    if (!has(name)) {
      throw new ScriptException(line, Text.of("script.needs", command, name));
    }
    return text(name);
  }

  /**
   * @param otherwise where it was not given
   */
  int number(String name, int otherwise) throws ScriptException {
    if (!has(name)) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text(name));
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // It is told below.
    }
    throw new ScriptException(line, Text.of("script.noNumber", name, text(name)));
  }

  /** What is no option. */
  List<String> rest() {
    return List.copyOf(rest);
  }
}
