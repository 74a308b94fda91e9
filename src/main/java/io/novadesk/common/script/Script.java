package io.novadesk.common.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands one after the other, as a person reads and changes them. Its text is a small part of
 * what a shell reads, so that it runs in one as it stands: {@code NAME=value}, {@code novadesk ...}
 * and comments. Nothing else is taken, so that what is run here is what is read here.
 */
public final class Script {
  /**
   * A command with its words.
   *
   * @param line where it stands, from 1
   * @param words after the name of the program, variables filled in
   */
  public record Step(int line, List<String> words) {
    public Step {
      words = List.copyOf(words);
    }
  }

  private final Map<String, String> variables;
  private final List<ScriptReader.Statement> statements;

  private Script(Map<String, String> variables, List<ScriptReader.Statement> statements) {
    this.variables = variables;
    this.statements = statements;
  }

  /**
   * @throws ScriptException when something stands there that is not understood
   */
  public static Script read(String text) throws ScriptException {
    List<ScriptReader.Statement> statements = new ScriptReader(text).all();
    Map<String, String> variables = new LinkedHashMap<>();
    List<ScriptReader.Statement> commands = new ArrayList<>();
    for (ScriptReader.Statement statement : statements) {
      if (statement.assigns()) {
        variables.put(statement.name(), statement.words().getFirst().fill(variables));
      } else {
        commands.add(statement);
      }
    }
    Script script = new Script(variables, commands);
    script.steps(Map.of());
    return script;
  }

  /** What its lines name, with what they say of it; one who runs it may say otherwise. */
  public Map<String, String> variables() {
    return new LinkedHashMap<>(variables);
  }

  /**
   * @param otherwise values for some of its variables
   * @throws ScriptException when a variable is not known
   */
  public List<Step> steps(Map<String, String> otherwise) throws ScriptException {
    Map<String, String> values = new HashMap<>(variables);
    values.putAll(otherwise);
    List<Step> steps = new ArrayList<>();
    for (ScriptReader.Statement statement : statements) {
      List<String> words = new ArrayList<>();
      for (ScriptReader.Word word : statement.words()) {
        words.add(word.fill(values));
      }
      steps.add(new Step(statement.line(), words));
    }
    return steps;
  }
}
