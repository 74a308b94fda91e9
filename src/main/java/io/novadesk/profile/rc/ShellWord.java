package io.novadesk.profile.rc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a shell's file: pieces that are put together.
 *
 * @param line where it begins, from 1
 */
record ShellWord(List<Piece> pieces, int line) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_]\\w*)(\\[[^]]*])?(\\+)?=(.*)", Pattern.DOTALL);
  private static final Pattern BRACES =
      Pattern.compile(".*\\{[^{}]*(,|\\.\\.)[^{}]*}.*", Pattern.DOTALL);

  ShellWord {
    pieces = List.copyOf(pieces);
  }

  sealed interface Piece {
    /**
     * @param quoted it stands for itself, whatever its signs mean elsewhere
     */
    record Text(String text, boolean quoted) implements Piece {}

    /**
     * @param operator what to do with {@code word}, such as {@code :-}; empty: take the value
     */
    record Variable(String name, String operator, List<Piece> word, boolean quoted)
        implements Piece {
      public Variable {
        word = List.copyOf(word);
      }
    }

    /** Only a shell can tell what it is. */
    record Opaque() implements Piece {}
  }

  /**
   * @param element whether it sets one element of an array
   * @param append whether the value is added to what there is
   */
  record Assignment(String name, boolean element, boolean append, ShellWord value) {}

  /** What it assigns, where it has the form of that. */
  Optional<Assignment> assignment() {
    if (pieces.isEmpty() || !(pieces.getFirst() instanceof Piece.Text(var text, var quoted))) {
      return Optional.empty();
    }
    Matcher matcher = ASSIGNMENT.matcher(text);
    if (quoted || !matcher.matches()) {
      return Optional.empty();
    }
    List<Piece> value = new ArrayList<>(pieces);
    value.set(0, new Piece.Text(matcher.group(4), false));
    return Optional.of(
        new Assignment(
            matcher.group(1),
            matcher.group(2) != null,
            matcher.group(3) != null,
            new ShellWord(value, line)));
  }

  /** The word as it stands, where all of it is bare text; else empty. */
  String bare() {
    return pieces.size() == 1
            && pieces.getFirst() instanceof Piece.Text(var text, var quoted)
            && !quoted
        ? text
        : "";
  }

  /** Whether a shell would make several words of it, as of {@code {a,b}}. */
  boolean hasBraces() {
    return pieces.stream()
        .anyMatch(
            piece ->
                piece instanceof Piece.Text(var text, var quoted)
                    && !quoted
                    && BRACES.matcher(text).matches());
  }
}
