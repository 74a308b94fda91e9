package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellWord.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a shell's file into words and operators (POSIX shell, "Token Recognition"; bash, "Quoting"),
 * without the texts that are fed to commands and without redirections' targets' meaning.
 */
final class ShellLexer {
  private static final String META = " \t\n;&|()<>";
  private static final List<String> OPERATORS =
      List.of(
          "<<-", "<<<", "&>>", ";;&", "&&", "||", ";;", ";&", "|&", "<<", ">>", "<&", ">&", "<>",
          ">|", "&>", ";", "&", "|", "(", ")", "<", ">");
  private static final Set<String> HERE = Set.of("<<", "<<-");
  private static final Pattern ARRAY = Pattern.compile("[A-Za-z_]\\w*(\\[[^]]*])?\\+?=");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private record Here(String end, boolean tabs) {}

  private final ShellText text;
  private final ShellExpansions expansions;
  private final List<ShellToken> tokens = new ArrayList<>();
  private final Deque<Here> waiting = new ArrayDeque<>();

  ShellLexer(String script) {
    text = new ShellText(script);
    expansions = new ShellExpansions(text);
  }

  /**
   * @param tokens up to the last line that is whole
   * @param brokenAt where something begins that does not end; 0: all is well
   */
  record Result(List<ShellToken> tokens, int brokenAt) {}

  Result read() {
    try {
      while (!text.atEnd()) {
        next();
      }
      tokens.add(new ShellToken.Operator("\n", text.line()));
      return new Result(tokens, 0);
    } catch (BrokenScriptException e) {
      // A shell takes a line as a whole or not at all.
      while (!tokens.isEmpty()
          && !(tokens.getLast() instanceof ShellToken.Operator(var sign, _) && sign.equals("\n"))) {
        tokens.removeLast();
      }
      return new Result(tokens, e.line());
    }
  }

  private void next() throws BrokenScriptException {
    if (text.take("\\\n") || text.take(" ") || text.take("\t")) {
      return;
    }
    if (text.peek() == '#') {
      text.skipLine();
      return;
    }
    int line = text.line();
    if (text.take("\n")) {
      tokens.add(new ShellToken.Operator("\n", line));
      while (!waiting.isEmpty()) {
        skip(waiting.poll());
      }
      return;
    }
    if (text.startsWith("<(") || text.startsWith(">(") || META.indexOf(text.peek()) < 0) {
      word(line);
      return;
    }
    for (String sign : OPERATORS) {
      if (text.take(sign)) {
        tokens.add(new ShellToken.Operator(sign, line));
        if (HERE.contains(sign)) {
          waiting.add(hereEnd(sign.equals("<<-")));
        }
        return;
      }
    }
    throw new BrokenScriptException(line);
  }

  private Here hereEnd(boolean tabs) throws BrokenScriptException {
    while (text.take(" ") || text.take("\t")) {
      // Blanks before the word.
    }
    StringBuilder end = new StringBuilder();
    for (Piece piece : pieces()) {
      end.append(piece instanceof Piece.Text(var part, _) ? part : "");
    }
    return new Here(end.toString(), tabs);
  }

  private void skip(Here here) {
    while (!text.atEnd()) {
      String line = text.restOfLine();
      text.skipLine();
      text.take("\n");
      if ((here.tabs() ? line.replaceFirst("^\t+", "") : line).equals(here.end())) {
        return;
      }
    }
  }

  private void word(int line) throws BrokenScriptException {
    List<Piece> pieces = pieces();
    boolean descriptor =
        (text.peek() == '<' || text.peek() == '>')
            && pieces.size() == 1
            && pieces.getFirst() instanceof Piece.Text(var digits, var quoted)
            && !quoted
            && DIGITS.matcher(digits).matches();
    if (!descriptor) {
      tokens.add(new ShellToken.Word(new ShellWord(pieces, line)));
    }
  }

  private List<Piece> pieces() throws BrokenScriptException {
    Pieces all = new Pieces();
    while (!text.atEnd()) {
      if (text.startsWith("<(") || text.startsWith(">(")) {
        text.take(1);
        expansions.skipParentheses();
        all.add(new Piece.Opaque());
      } else if (text.peek() == '(' && ARRAY.matcher(all.bareStart()).matches()) {
        expansions.skipParentheses();
        all.add(new Piece.Opaque());
      } else if (META.indexOf(text.peek()) >= 0) {
        break;
      } else {
        expansions.one(all);
      }
    }
    return all.list();
  }
}
