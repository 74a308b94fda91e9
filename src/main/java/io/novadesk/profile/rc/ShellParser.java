package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellCommand.Both;
import io.novadesk.profile.rc.ShellCommand.Function;
import io.novadesk.profile.rc.ShellCommand.If;
import io.novadesk.profile.rc.ShellCommand.Not;
import io.novadesk.profile.rc.ShellCommand.Opaque;
import io.novadesk.profile.rc.ShellCommand.Sequence;
import io.novadesk.profile.rc.ShellCommand.Simple;
import io.novadesk.profile.rc.ShellToken.Operator;
import io.novadesk.profile.rc.ShellToken.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the words of a shell's file together to commands (POSIX shell, "Shell Grammar"). */
final class ShellParser {
  private static final Set<String> REDIRECTIONS =
      Set.of("<", ">", ">>", "<<<", ">&", "<&", "&>", "&>>", ">|", "<>");
  private static final Set<String> HERE = Set.of("<<", "<<-");
  private static final Set<String> LOOPS = Set.of("for", "while", "until", "select");
  private static final Set<String> BEFORE_COMMAND =
      Set.of("do", "then", "else", "elif", "{", "!", "if", "while", "until");
  private static final Set<String> ENDS = Set.of("then", "elif", "else", "fi", "}", "do", "done");
  private static final int DEEPEST = 100;

  private final List<ShellToken> tokens;
  private int at;
  private int depth;

  ShellParser(List<ShellToken> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  boolean atEnd() {
    while (isOperator("\n") || isOperator(";")) {
      at++;
    }
    return at >= tokens.size();
  }

  /**
   * The next command with all up to the end of its line, or of what it begins.
   *
   * @throws BrokenScriptException when it is not one, or does not end
   */
  ShellCommand next() throws BrokenScriptException {
    ShellCommand command = list();
    if (at < tokens.size() && !isOperator("\n")) {
      throw new BrokenScriptException(tokens.get(at).line());
    }
    return command;
  }

  private int line() {
    return tokens.get(Math.min(at, tokens.size() - 1)).line();
  }

  private boolean isOperator(String sign) {
    return at < tokens.size()
        && tokens.get(at) instanceof Operator(var text, _)
        && text.equals(sign);
  }

  private String word() {
    return at < tokens.size() && tokens.get(at) instanceof Word(var word) ? word.bare() : "";
  }

  private boolean takeOperator(String sign) {
    boolean there = isOperator(sign);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String reserved, int begun) throws BrokenScriptException {
    if (!word().equals(reserved)) {
      throw new BrokenScriptException(begun);
    }
    at++;
  }

  /** Commands up to a reserved word or parenthesis that ends them, over several lines. */
  private ShellCommand block() throws BrokenScriptException {
    int begun = line();
    List<ShellCommand> all = new ArrayList<>();
    while (!atEnd() && !ENDS.contains(word()) && !isOperator(")")) {
      all.add(list());
    }
    return new Sequence(all, begun);
  }

  /** Commands up to the end of the line. */
  private ShellCommand list() throws BrokenScriptException {
    int begun = line();
    List<ShellCommand> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      ShellCommand command = bothOf();
      all.add(isOperator("&") ? new Opaque(Set.of(), command.line()) : command);
      more = takeOperator(";") || takeOperator("&");
      more &= at < tokens.size() && !isOperator("\n") && !isOperator(")") && !ENDS.contains(word());
    }
    return all.size() == 1 ? all.getFirst() : new Sequence(all, begun);
  }

  private ShellCommand bothOf() throws BrokenScriptException {
    ShellCommand left = pipeline();
    int joined = 0;
    while (isOperator("&&") || isOperator("||")) {
      boolean and = isOperator("&&");
      at++;
      breaks();
      if (++joined > DEEPEST) {
        throw new BrokenScriptException(left.line());
      }
      left = new Both(left, and, pipeline(), left.line());
    }
    return left;
  }

  private void breaks() {
    while (isOperator("\n")) {
      at++;
    }
  }

  private ShellCommand pipeline() throws BrokenScriptException {
    deeper();
    ShellCommand command = pipelineHere();
    depth--;
    return command;
  }

  private void deeper() throws BrokenScriptException {
    if (++depth > DEEPEST) {
      throw new BrokenScriptException(line());
    }
  }

  private ShellCommand pipelineHere() throws BrokenScriptException {
    int begun = line();
    if (word().equals("!")) {
      at++;
      return new Not(pipeline(), begun);
    }
    ShellCommand first = command();
    boolean piped = false;
    while (takeOperator("|") || takeOperator("|&")) {
      breaks();
      command();
      piped = true;
    }
    return piped ? new Opaque(Set.of(), begun) : first;
  }

  private ShellCommand command() throws BrokenScriptException {
    int begun = line();
    ShellCommand command =
        switch (word()) {
          case "if" -> {
            at++;
            yield question(begun);
          }
          case "{" -> {
            at++;
            ShellCommand inner = block();
            expect("}", begun);
            yield inner;
          }
          case "[[" -> {
            at++;
            yield new ShellTestParser(tokensTo("]]", begun), begun).parse();
          }
          case "function" -> function(begun, true);
          case "case" -> skip(Set.of("case"), "esac", begun);
          default ->
              LOOPS.contains(word())
                  ? skip(LOOPS, "done", begun)
                  : isOperator("(")
                      ? subshell(begun)
                      : isFunction() ? function(begun, false) : simple(begun);
        };
    redirections();
    return command;
  }

  private ShellCommand question(int begun) throws BrokenScriptException {
    ShellCommand condition = block();
    expect("then", begun);
    ShellCommand then = block();
    ShellCommand otherwise = new Sequence(List.of(), begun);
    if (word().equals("elif")) {
      int line = line();
      at++;
      deeper();
      ShellCommand further = question(line);
      depth--;
      return new If(condition, then, further, begun);
    }
    if (word().equals("else")) {
      at++;
      otherwise = block();
    }
    expect("fi", begun);
    return new If(condition, then, otherwise, begun);
  }

  private boolean isFunction() {
    return at + 2 < tokens.size()
        && !word().isEmpty()
        && tokens.get(at + 1) instanceof Operator(var open, _)
        && open.equals("(")
        && tokens.get(at + 2) instanceof Operator(var close, _)
        && close.equals(")");
  }

  private ShellCommand function(int begun, boolean told) throws BrokenScriptException {
    at += told ? 1 : 0;
    String name = word();
    at++;
    if (takeOperator("(") && !takeOperator(")")) {
      throw new BrokenScriptException(begun);
    }
    breaks();
    deeper();
    ShellCommand body = command();
    depth--;
    return new Function(name, ShellCommand.assigned(body), begun);
  }

  /** What runs in a shell of its own changes nothing here. */
  private ShellCommand subshell(int begun) throws BrokenScriptException {
    int open = 0;
    do {
      if (at >= tokens.size()) {
        throw new BrokenScriptException(begun);
      }
      open += isOperator("(") ? 1 : isOperator(")") ? -1 : 0;
      at++;
    } while (open > 0);
    return new Opaque(Set.of(), begun);
  }

  /** A loop or a choice: not followed, but what it assigns is kept in mind. */
  private ShellCommand skip(Set<String> begins, String end, int begun)
      throws BrokenScriptException {
    Set<String> names = new LinkedHashSet<>();
    int open = 0;
    boolean first = true;
    List<ShellWord> words = new ArrayList<>();
    do {
      if (at >= tokens.size()) {
        throw new BrokenScriptException(begun);
      }
      if (tokens.get(at) instanceof Word(var word)) {
        open +=
            first && begins.contains(word.bare()) ? 1 : first && word.bare().equals(end) ? -1 : 0;
        first = first && BEFORE_COMMAND.contains(word.bare());
        if (!first) {
          words.add(word);
        }
      } else {
        names.addAll(Builtins.assigned(words));
        words.clear();
        first = true;
      }
      at++;
    } while (open > 0);
    return new Opaque(names, begun);
  }

  private List<ShellToken> tokensTo(String end, int begun) throws BrokenScriptException {
    int from = at;
    while (!word().equals(end)) {
      if (at >= tokens.size()) {
        throw new BrokenScriptException(begun);
      }
      at++;
    }
    return tokens.subList(from, at++);
  }

  private ShellCommand simple(int begun) throws BrokenScriptException {
    List<ShellWord> words = new ArrayList<>();
    boolean fed = false;
    int start = at;
    while (at < tokens.size()) {
      if (tokens.get(at) instanceof Word(var word)) {
        words.add(word);
        at++;
      } else if (isOperator("<") || isOperator("<<<") || isHere()) {
        fed = true;
        redirections();
      } else if (!redirections()) {
        break;
      }
    }
    if (at == start) {
      throw new BrokenScriptException(begun);
    }
    // What read is fed by a file, nobody is asked for.
    List<ShellWord> command = Builtins.command(words);
    boolean fedRead = fed && !command.isEmpty() && command.getFirst().bare().equals("read");
    return fedRead ? new Opaque(Builtins.assigned(words), begun) : new Simple(words, begun);
  }

  private boolean isHere() {
    return isOperator("<<") || isOperator("<<-");
  }

  private boolean redirections() throws BrokenScriptException {
    boolean any = false;
    while (at < tokens.size() && tokens.get(at) instanceof Operator(var sign, int line)) {
      if (HERE.contains(sign)) {
        at++;
      } else if (REDIRECTIONS.contains(sign)) {
        at++;
        if (at >= tokens.size() || !(tokens.get(at) instanceof Word)) {
          throw new BrokenScriptException(line);
        }
        at++;
      } else {
        break;
      }
      any = true;
    }
    return any;
  }
}
