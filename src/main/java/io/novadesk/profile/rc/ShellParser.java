package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellCommand.Both;
import io.novadesk.profile.rc.ShellCommand.Function;
import io.novadesk.profile.rc.ShellCommand.If;
import io.novadesk.profile.rc.ShellCommand.Not;
import io.novadesk.profile.rc.ShellCommand.Opaque;
import io.novadesk.profile.rc.ShellCommand.Sequence;
import io.novadesk.profile.rc.ShellCommand.Simple;
import io.novadesk.profile.rc.ShellToken.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the words of a shell's file together to commands (POSIX shell, "Shell Grammar"). */
final class ShellParser {
  private static final Set<String> LOOPS = Set.of("for", "while", "until", "select");
  private static final Set<String> BEFORE_COMMAND =
      Set.of("do", "then", "else", "elif", "{", "!", "if", "while", "until");
  private static final Set<String> ENDS = Set.of("then", "elif", "else", "fi", "}", "do", "done");
  private static final int DEEPEST = 100;

  private final ShellTokens tokens;
  private int depth;

  ShellParser(List<ShellToken> tokens) {
    this.tokens = new ShellTokens(tokens);
  }

  boolean atEnd() {
    return tokens.skipEmpty();
  }

  /**
   * The next command with all up to the end of its line, or of what it begins.
   *
   * @throws BrokenScriptException when it is not one, or does not end
   */
  ShellCommand next() throws BrokenScriptException {
    ShellCommand command = list();
    if (!tokens.atEnd() && !tokens.isOperator("\n")) {
      throw new BrokenScriptException(tokens.line());
    }
    return command;
  }

  private void expect(String reserved, int begun) throws BrokenScriptException {
    if (!tokens.takeWord(reserved)) {
      throw new BrokenScriptException(begun);
    }
  }

  /** Commands up to a reserved word or parenthesis that ends them, over several lines. */
  private ShellCommand block() throws BrokenScriptException {
    int begun = tokens.line();
    List<ShellCommand> all = new ArrayList<>();
    while (!atEnd() && !ENDS.contains(tokens.word()) && !tokens.isOperator(")")) {
      all.add(list());
    }
    return new Sequence(all, begun);
  }

  /** Commands up to the end of the line. */
  private ShellCommand list() throws BrokenScriptException {
    int begun = tokens.line();
    List<ShellCommand> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      ShellCommand command = bothOf();
      all.add(tokens.isOperator("&") ? new Opaque(Set.of(), command.line()) : command);
      more = tokens.takeOperator(";") || tokens.takeOperator("&");
      more &=
          !tokens.atEnd()
              && !tokens.isOperator("\n")
              && !tokens.isOperator(")")
              && !ENDS.contains(tokens.word());
    }
    return all.size() == 1 ? all.getFirst() : new Sequence(all, begun);
  }

  private ShellCommand bothOf() throws BrokenScriptException {
    ShellCommand left = pipeline();
    int joined = 0;
    while (tokens.isOperator("&&") || tokens.isOperator("||")) {
      boolean and = tokens.isOperator("&&");
      tokens.next();
      tokens.breaks();
      if (++joined > DEEPEST) {
        throw new BrokenScriptException(left.line());
      }
      left = new Both(left, and, pipeline(), left.line());
    }
    return left;
  }

  private ShellCommand pipeline() throws BrokenScriptException {
    deeper();
    ShellCommand command = pipelineHere();
    depth--;
    return command;
  }

  private void deeper() throws BrokenScriptException {
    if (++depth > DEEPEST) {
      throw new BrokenScriptException(tokens.line());
    }
  }

  private ShellCommand pipelineHere() throws BrokenScriptException {
    int begun = tokens.line();
    if (tokens.word().equals("!")) {
      tokens.next();
      return new Not(pipeline(), begun);
    }
    ShellCommand first = command();
    boolean piped = false;
    while (tokens.takeOperator("|") || tokens.takeOperator("|&")) {
      tokens.breaks();
      command();
      piped = true;
    }
    return piped ? new Opaque(Set.of(), begun) : first;
  }

  private ShellCommand command() throws BrokenScriptException {
    int begun = tokens.line();
    ShellCommand command =
        switch (tokens.word()) {
          case "if" -> {
            tokens.next();
            yield question(begun);
          }
          case "{" -> {
            tokens.next();
            ShellCommand inner = block();
            expect("}", begun);
            yield inner;
          }
          case "[[" -> {
            tokens.next();
            yield new ShellTestParser(tokens.tokensTo("]]", begun), begun).parse();
          }
          case "function" -> function(begun, true);
          case "case" -> skip(Set.of("case"), "esac", begun);
          default ->
              LOOPS.contains(tokens.word())
                  ? skip(LOOPS, "done", begun)
                  : tokens.isOperator("(")
                      ? tokens.subshell()
                      : tokens.isFunction() ? function(begun, false) : simple(begun);
        };
    tokens.redirections();
    return command;
  }

  private ShellCommand question(int begun) throws BrokenScriptException {
    ShellCommand condition = block();
    expect("then", begun);
    ShellCommand then = block();
    ShellCommand otherwise = new Sequence(List.of(), begun);
    if (tokens.word().equals("elif")) {
      int line = tokens.line();
      tokens.next();
      deeper();
      ShellCommand further = question(line);
      depth--;
      return new If(condition, then, further, begun);
    }
    if (tokens.word().equals("else")) {
      tokens.next();
      otherwise = block();
    }
    expect("fi", begun);
    return new If(condition, then, otherwise, begun);
  }

  private ShellCommand function(int begun, boolean told) throws BrokenScriptException {
    if (told) {
      tokens.next();
    }
    String name = tokens.word();
    tokens.next();
    if (tokens.takeOperator("(") && !tokens.takeOperator(")")) {
      throw new BrokenScriptException(begun);
    }
    tokens.breaks();
    deeper();
    ShellCommand body = command();
    depth--;
    return new Function(name, ShellCommand.assigned(body), begun);
  }

  /** A loop or a choice: not followed, but what it assigns is kept in mind. */
  private ShellCommand skip(Set<String> begins, String end, int begun)
      throws BrokenScriptException {
    Set<String> names = new LinkedHashSet<>();
    int open = 0;
    boolean first = true;
    List<ShellWord> words = new ArrayList<>();
    do {
      if (tokens.atEnd()) {
        throw new BrokenScriptException(begun);
      }
      if (tokens.peek() instanceof Word(var word)) {
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
      tokens.next();
    } while (open > 0);
    return new Opaque(names, begun);
  }

  private ShellCommand simple(int begun) throws BrokenScriptException {
    List<ShellWord> words = new ArrayList<>();
    boolean fed = false;
    int start = tokens.position();
    while (!tokens.atEnd()) {
      if (tokens.peek() instanceof Word(var word)) {
        words.add(word);
        tokens.next();
      } else if (tokens.isFeeding()) {
        fed = true;
        tokens.redirections();
      } else if (!tokens.redirections()) {
        break;
      }
    }
    if (tokens.position() == start) {
      throw new BrokenScriptException(begun);
    }
    // What read is fed by a file, nobody is asked for.
    List<ShellWord> command = Builtins.command(words);
    boolean fedRead = fed && !command.isEmpty() && command.getFirst().bare().equals("read");
    return fedRead ? new Opaque(Builtins.assigned(words), begun) : new Simple(words, begun);
  }
}
