package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellWord.Piece;
import java.util.List;

/** Reads quotes and what a dollar sign begins (bash, "Quoting" and "Shell Parameter Expansion"). */
final class ShellExpansions {
  private static final List<String> OPERATORS = List.of(":-", ":=", ":+", ":?", "-", "=", "+", "?");
  private static final String SPECIAL = "@*#?$!-0123456789";

  /** Before which a backslash counts between double quotes. */
  private static final String ESCAPED = "$`\"\\";

  private static final int DEEPEST = 100;

  private final ShellText text;
  private int depth;

  ShellExpansions(ShellText text) {
    this.text = text;
  }

  /** Reads one sign, or what it begins, outside of quotes. */
  void one(Pieces into) throws BrokenScriptException {
    if (text.take("\\\n")) {
      return;
    }
    switch (text.peek()) {
      case '\'' -> into.quoted(single());
      case '"' -> doubled(into);
      case '$' -> dollar(into, false);
      case '`' -> backquoted(into);
      case '\\' -> {
        text.take(1);
        into.quoted(text.take(1));
      }
      default -> into.bare(text.next());
    }
  }

  private String single() throws BrokenScriptException {
    int line = text.line();
    text.take(1);
    StringBuilder inside = new StringBuilder();
    while (text.peek() != '\'') {
      more(line);
      inside.append(text.next());
    }
    text.take(1);
    return inside.toString();
  }

  private void doubled(Pieces into) throws BrokenScriptException {
    int line = text.line();
    text.take(1);
    into.quoted("");
    while (text.peek() != '"') {
      more(line);
      inQuotes(into);
    }
    text.take(1);
  }

  /** Reads one sign, or what it begins, between double quotes. */
  private void inQuotes(Pieces into) throws BrokenScriptException {
    if (text.take("\\\n")) {
      return;
    }
    switch (text.peek()) {
      case '$' -> dollar(into, true);
      case '`' -> backquoted(into);
      case '\\' -> {
        text.take(1);
        into.quoted(ESCAPED.indexOf(text.peek()) >= 0 ? text.take(1) : "\\");
      }
      default -> into.quoted(text.take(1));
    }
  }

  private void more(int line) throws BrokenScriptException {
    if (text.atEnd()) {
      throw new BrokenScriptException(line);
    }
  }

  private void dollar(Pieces into, boolean quoted) throws BrokenScriptException {
    if (text.startsWith("${")) {
      braces(into, quoted);
    } else if (text.startsWith("$(")) {
      text.take(1);
      skipParentheses();
      into.add(new Piece.Opaque());
    } else if (text.startsWith("$[")) {
      skipTo(']');
      into.add(new Piece.Opaque());
    } else if (!quoted && text.take("$'")) {
      into.quoted(new AnsiQuote(text).read());
    } else if (!quoted && text.startsWith("$\"")) {
      text.take(1);
      doubled(into);
    } else {
      text.take(1);
      String name = text.takeName();
      if (!name.isEmpty()) {
        into.add(new Piece.Variable(name, "", List.of(), quoted));
      } else if (!text.atEnd() && SPECIAL.indexOf(text.peek()) >= 0) {
        text.take(1);
        into.add(new Piece.Opaque());
      } else {
        into.quoted("$");
      }
    }
  }

  private void braces(Pieces into, boolean quoted) throws BrokenScriptException {
    int line = text.line();
    if (++depth > DEEPEST) {
      throw new BrokenScriptException(line);
    }
    text.take(2);
    String name = text.takeName();
    String operator = "";
    for (String each : OPERATORS) {
      if (!name.isEmpty() && operator.isEmpty() && text.take(each)) {
        operator = each;
      }
    }
    Pieces word = new Pieces();
    boolean known = !name.isEmpty() && (!operator.isEmpty() || text.peek() == '}');
    while (text.peek() != '}') {
      more(line);
      if (!quoted) {
        one(word);
      } else if (text.peek() == '"') {
        doubled(word);
      } else if (text.peek() == '\'') {
        word.quoted("'" + single() + "'");
      } else if (text.startsWith("\\}")) {
        text.take(1);
        word.quoted(text.take(1));
      } else {
        inQuotes(word);
      }
    }
    text.take(1);
    depth--;
    into.add(known ? new Piece.Variable(name, operator, word.list(), quoted) : new Piece.Opaque());
  }

  private void backquoted(Pieces into) throws BrokenScriptException {
    text.take(1);
    skipTo('`');
    into.add(new Piece.Opaque());
  }

  private void skipTo(char end) throws BrokenScriptException {
    int line = text.line();
    while (text.peek() != end) {
      more(line);
      text.take(text.peek() == '\\' ? 2 : 1);
    }
    text.take(1);
  }

  /** Goes past an opening parenthesis and all to the one that closes it. */
  void skipParentheses() throws BrokenScriptException {
    int line = text.line();
    int open = 0;
    Pieces nothing = new Pieces();
    do {
      more(line);
      switch (text.peek()) {
        case '(' -> {
          open++;
          text.take(1);
        }
        case ')' -> {
          open--;
          text.take(1);
        }
        case '\'' -> single();
        case '"' -> doubled(nothing);
        case '\\' -> text.take(2);
        default -> text.take(1);
      }
    } while (open > 0);
  }
}
