package io.novadesk.profile.rc;

import io.novadesk.profile.rc.RcFile.Reason;
import io.novadesk.profile.rc.RcFile.Unclear;
import io.novadesk.profile.rc.ShellWord.Piece;
import io.novadesk.profile.rc.Variables.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Works out what the words of a shell's file stand for (bash, "Shell Expansions"). */
final class ShellValues {
  private static final Pattern BLANK = Pattern.compile("\\s");

  private final Variables variables;

  ShellValues(Variables variables) {
    this.variables = variables;
  }

  /** The value of an assignment: its blanks do not cut it, and a home may stand behind a colon. */
  Value assigned(ShellWord word) {
    return joined(expand(word.pieces(), word.line(), true));
  }

  /** A word that is not cut, as within double brackets. */
  Value of(ShellWord word) {
    return joined(expand(word.pieces(), word.line(), false));
  }

  /** The words of a command: those that are empty without quotes are none. */
  List<Value> ofAll(List<ShellWord> words) {
    List<Value> all = new ArrayList<>();
    for (ShellWord word : words) {
      List<Value> parts = expand(word.pieces(), word.line(), false);
      Value value = joined(parts);
      boolean quoted = word.pieces().stream().anyMatch(ShellValues::isQuoted);
      boolean cut = false;
      for (int i = 0; i < parts.size(); i++) {
        cut |=
            word.pieces().get(i) instanceof Piece.Variable variable
                && !variable.quoted()
                && parts.get(i) instanceof Value.Known(var text)
                && BLANK.matcher(text).find();
      }
      if (cut) {
        all.add(new Value.Unknown(new Unclear(Reason.LANGUAGE, word.line())));
      } else if (quoted || !value.equals(Variables.EMPTY)) {
        all.add(value);
      }
    }
    return all;
  }

  private static boolean isQuoted(Piece piece) {
    return switch (piece) {
      case Piece.Text text -> text.quoted();
      case Piece.Variable variable -> variable.quoted();
      case Piece.Opaque _ -> false;
    };
  }

  /** One text of all; unknown if any of them is. */
  static Value joined(List<Value> parts) {
    StringBuilder all = new StringBuilder();
    for (Value part : parts) {
      switch (part) {
        case Value.Known(var text) -> all.append(text);
        case Value.Unknown _ -> {
          return part;
        }
      }
    }
    return new Value.Known(all.toString());
  }

  private List<Value> expand(List<Piece> pieces, int line, boolean assigned) {
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      parts.add(
          switch (pieces.get(i)) {
            case Piece.Text(var text, var quoted) ->
                quoted
                    ? new Value.Known(text)
                    : withHome(text, i == 0, i == pieces.size() - 1, assigned, line);
            case Piece.Variable variable -> variable(variable, line, assigned);
            case Piece.Opaque _ -> new Value.Unknown(new Unclear(Reason.COMMAND, line));
          });
    }
    return parts;
  }

  /** Exchanges each tilde that stands for a home. */
  private Value withHome(String text, boolean first, boolean last, boolean assigned, int line) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean begins = (i == 0 && first) || (assigned && i > 0 && text.charAt(i - 1) == ':');
      if (sign != '~' || !begins) {
        all.append(sign);
        continue;
      }
      int end = i + 1;
      while (end < text.length()
          && text.charAt(end) != '/'
          && !(assigned && text.charAt(end) == ':')) {
        end++;
      }
      if (end == text.length() && !last) {
        all.append(sign);
      } else if (end > i + 1) {
        // The home of somebody else, or of nobody.
        return new Value.Unknown(new Unclear(Reason.COMMAND, line));
      } else {
        Value home = variables.get("HOME");
        if (!(home instanceof Value.Known(var folder))) {
          return new Value.Unknown(new Unclear(Reason.COMMAND, line));
        }
        all.append(folder);
      }
    }
    return new Value.Known(all.toString());
  }

  private Value variable(Piece.Variable piece, int line, boolean assigned) {
    Value value = variables.get(piece.name());
    if (piece.operator().isEmpty()) {
      return value == null ? Variables.EMPTY : value;
    }
    if (value instanceof Value.Unknown) {
      return value;
    }
    boolean missing = isMissing(value, piece.operator());
    return switch (piece.operator().charAt(piece.operator().length() - 1)) {
      case '+' -> missing ? Variables.EMPTY : word(piece, line, assigned);
      case '?' ->
          missing || value == null ? new Value.Unknown(new Unclear(Reason.CONDITION, line)) : value;
      case '=' -> {
        if (!missing && value != null) {
          yield value;
        }
        Value word = word(piece, line, assigned);
        variables.set(piece.name(), word);
        yield word;
      }
      default -> missing || value == null ? word(piece, line, assigned) : value;
    };
  }

  /** With a colon an empty variable counts as none. */
  private static boolean isMissing(@Nullable Value value, String operator) {
    return value == null || (operator.startsWith(":") && value.equals(Variables.EMPTY));
  }

  private Value word(Piece.Variable piece, int line, boolean assigned) {
    return joined(expand(piece.word(), line, assigned));
  }
}
