package io.novadesk.profile.rc;

import io.novadesk.profile.rc.RcFile.Reason;
import io.novadesk.profile.rc.RcFile.Unclear;
import io.novadesk.profile.rc.ShellCommand.Both;
import io.novadesk.profile.rc.ShellCommand.Function;
import io.novadesk.profile.rc.ShellCommand.If;
import io.novadesk.profile.rc.ShellCommand.Not;
import io.novadesk.profile.rc.ShellCommand.Opaque;
import io.novadesk.profile.rc.ShellCommand.Sequence;
import io.novadesk.profile.rc.ShellCommand.Simple;
import io.novadesk.profile.rc.ShellWord.Assignment;
import io.novadesk.profile.rc.Variables.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows a file for bash as far as variables and texts go, and runs nothing. Where only running
 * would tell, the variables concerned are unclear from there on.
 */
final class Shell {
  /** Options of a declaration that change what is assigned. */
  private static final Pattern CHANGING = Pattern.compile("[-+]\\w*[aAilnu]\\w*");

  private final Variables variables;
  private final ShellValues values;
  private final Map<String, Set<String>> functions = new HashMap<>();
  private boolean ended;

  Shell(Map<String, String> environment) {
    variables = new Variables(environment);
    values = new ShellValues(variables);
  }

  RcFile read(String script) {
    ShellLexer.Result lexed = new ShellLexer(script).read();
    ShellParser parser = new ShellParser(lexed.tokens());
    int broken = lexed.brokenAt();
    try {
      while (!ended && !parser.atEnd()) {
        run(parser.next());
      }
    } catch (BrokenScriptException e) {
      broken = e.line();
    }
    if (broken > 0 && !ended) {
      variables.note(Reason.BROKEN, broken);
    }
    return variables.toFile();
  }

  private Truth run(ShellCommand command) {
    if (ended) {
      return Truth.UNKNOWN;
    }
    return switch (command) {
      case Sequence(var commands, _) -> {
        Truth last = Truth.YES;
        for (ShellCommand each : commands) {
          last = run(each);
        }
        yield last;
      }
      case Both both -> both(both);
      case Not(var inner, _) -> run(inner).negated();
      case If question -> question(question);
      case ShellCommand.Test(var words, _) ->
          ShellTest.of(words.stream().map(values::of).toList(), true);
      case Function(var name, var assigned, _) -> {
        functions.put(name, assigned);
        yield Truth.YES;
      }
      case Opaque(var assigned, int line) -> {
        unclear(assigned, Reason.LANGUAGE, line);
        yield Truth.UNKNOWN;
      }
      case Simple(var words, int line) -> simple(words, line);
    };
  }

  private Truth both(Both both) {
    Truth left = run(both.left());
    if (left == Truth.UNKNOWN) {
      unclear(ShellCommand.assigned(both.right()), Reason.CONDITION, both.line());
      return Truth.UNKNOWN;
    }
    return (left == Truth.YES) == both.and() ? run(both.right()) : left;
  }

  private Truth question(If question) {
    return switch (run(question.condition())) {
      case YES -> run(question.then());
      case NO -> run(question.otherwise());
      case UNKNOWN -> {
        unclear(ShellCommand.assigned(question.then()), Reason.CONDITION, question.line());
        unclear(ShellCommand.assigned(question.otherwise()), Reason.CONDITION, question.line());
        yield Truth.UNKNOWN;
      }
    };
  }

  private void unclear(Set<String> names, Reason reason, int line) {
    names.forEach(name -> variables.unclear(name, reason, line));
  }

  private Truth simple(List<ShellWord> words, int line) {
    List<ShellWord> command = Builtins.command(words);
    if (command.isEmpty()) {
      words.forEach(
          word -> word.assignment().ifPresent(a -> assign(a, values.assigned(a.value()))));
      return Truth.YES;
    }
    String name = command.getFirst().bare();
    List<ShellWord> arguments = command.subList(1, command.size());
    if (Builtins.DECLARING.contains(name)) {
      declare(arguments);
      return Truth.YES;
    }
    List<Value> expanded = values.ofAll(arguments);
    Set<String> ofFunction = functions.get(name);
    if (ofFunction != null) {
      unclear(ofFunction, Reason.LANGUAGE, line);
      return Truth.UNKNOWN;
    }
    switch (name) {
      case "read" -> unclear(Set.copyOf(Builtins.readNames(arguments)), Reason.ASKED, line);
      case "unset" -> Builtins.assigned(command).forEach(variables::unset);
      case "setenv" ->
          Builtins.firstName(arguments)
              .ifPresent(variable -> variables.unclear(variable, Reason.LANGUAGE, line));
      case ".", "source" -> {
        variables.note(Reason.OTHER_FILE, line);
        return Truth.UNKNOWN;
      }
      case "eval" -> {
        variables.note(Reason.COMMAND, line);
        return Truth.UNKNOWN;
      }
      case "return", "exit" -> ended = true;
      case "false" -> {
        return Truth.NO;
      }
      case "[", "test" -> {
        boolean bracket = name.equals("[") && !expanded.isEmpty();
        return ShellTest.of(bracket ? expanded.subList(0, expanded.size() - 1) : expanded, false);
      }
      case "echo", "printf", "true", ":", "set", "stty", "shopt" -> {}
      default -> {
        return Truth.UNKNOWN;
      }
    }
    return Truth.YES;
  }

  /** All words of a declaration are worked out before the first is assigned. */
  private void declare(List<ShellWord> arguments) {
    boolean changed = false;
    List<Runnable> assignments = new ArrayList<>();
    for (ShellWord word : arguments) {
      changed |= CHANGING.matcher(word.bare()).matches();
      Assignment assignment = word.assignment().orElse(null);
      if (assignment != null) {
        Value value =
            changed || word.hasBraces()
                ? new Value.Unknown(new Unclear(Reason.LANGUAGE, word.line()))
                : values.assigned(assignment.value());
        assignments.add(() -> assign(assignment, value));
      }
    }
    assignments.forEach(Runnable::run);
  }

  private void assign(Assignment assignment, Value worth) {
    Value value =
        assignment.element()
            ? new Value.Unknown(new Unclear(Reason.LANGUAGE, assignment.value().line()))
            : worth;
    if (assignment.append()) {
      Value former = variables.get(assignment.name());
      value = ShellValues.joined(former == null ? List.of(value) : List.of(former, value));
    }
    variables.set(assignment.name(), value);
  }
}
