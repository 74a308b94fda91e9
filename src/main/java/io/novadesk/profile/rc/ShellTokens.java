package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellCommand.Opaque;
import io.novadesk.profile.rc.ShellToken.Operator;
import io.novadesk.profile.rc.ShellToken.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words and operators of a shell's file, and how far they are read. */
final class ShellTokens {
  private static final Set<String> REDIRECTIONS =
      Set.of("<", ">", ">>", "<<<", ">&", "<&", "&>", "&>>", ">|", "<>");
  private static final Set<String> HERE = Set.of("<<", "<<-");
  private static final Set<String> FEEDING = Set.of("<", "<<<", "<<", "<<-");

  private final List<ShellToken> all;
  private int at;

  ShellTokens(List<ShellToken> tokens) {
    all = List.copyOf(tokens);
  }

  boolean atEnd() {
    return at >= all.size();
  }

  /** Null at the end. */
  @Nullable ShellToken peek() {
    return atEnd() ? null : all.get(at);
  }

  void next() {
    at++;
  }

  int position() {
    return at;
  }

  /** Of the next token; at the end, of the last. */
  int line() {
    return all.get(Math.min(at, all.size() - 1)).line();
  }

  boolean isOperator(String sign) {
    return peek() instanceof Operator(var text, _) && text.equals(sign);
  }

  boolean takeOperator(String sign) {
    boolean there = isOperator(sign);
    at += there ? 1 : 0;
    return there;
  }

  /** The next token where it is a bare word; else empty. */
  String word() {
    return peek() instanceof Word(var word) ? word.bare() : "";
  }

  boolean takeWord(String wanted) {
    boolean there = word().equals(wanted);
    at += there ? 1 : 0;
    return there;
  }

  void breaks() {
    while (takeOperator("\n")) {
      // Empty lines mean nothing here.
    }
  }

  /** Goes past what ends commands, and tells whether nothing follows. */
  boolean skipEmpty() {
    while (takeOperator("\n") || takeOperator(";")) {
      // Nothing stands between them.
    }
    return atEnd();
  }

  /** Whether {@code name ()} comes next. */
  boolean isFunction() {
    return at + 2 < all.size()
        && !word().isEmpty()
        && all.get(at + 1) instanceof Operator(var open, _)
        && open.equals("(")
        && all.get(at + 2) instanceof Operator(var close, _)
        && close.equals(")");
  }

  /** What stands before the word that ends it; goes past that, too. */
  List<ShellToken> tokensTo(String end, int begun) throws BrokenScriptException {
    int from = at;
    while (!word().equals(end)) {
      if (atEnd()) {
        throw new BrokenScriptException(begun);
      }
      at++;
    }
    return all.subList(from, at++);
  }

  /** Goes past what runs in a shell of its own, which changes nothing here. */
  ShellCommand subshell() throws BrokenScriptException {
    int begun = line();
    int open = 0;
    do {
      if (atEnd()) {
        throw new BrokenScriptException(begun);
      }
      open += isOperator("(") ? 1 : isOperator(")") ? -1 : 0;
      at++;
    } while (open > 0);
    return new Opaque(Set.of(), begun);
  }

  /** Whether a redirection comes next that gives a command something to read. */
  boolean isFeeding() {
    return peek() instanceof Operator(var sign, _) && FEEDING.contains(sign);
  }

  /** Goes past redirections, and tells whether there were any. */
  boolean redirections() throws BrokenScriptException {
    boolean any = false;
    while (peek() instanceof Operator(var sign, int line)) {
      if (HERE.contains(sign)) {
        at++;
      } else if (REDIRECTIONS.contains(sign)) {
        at++;
        if (!(peek() instanceof Word)) {
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
