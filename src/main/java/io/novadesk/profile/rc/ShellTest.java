package io.novadesk.profile.rc;

import io.novadesk.profile.rc.Variables.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out {@code [ ... ]}, as far as it asks for texts (POSIX, "test"). */
final class ShellTest {
  private static final Pattern PATTERN_SIGNS = Pattern.compile("[*?\\[]");

  private ShellTest() {}

  /**
   * @param words without brackets; all that is known of each
   * @param patterns whether {@code ==} compares with a pattern, as within double brackets
   */
  static Truth of(List<Value> words, boolean patterns) {
    return switch (words.size()) {
      case 0 -> Truth.NO;
      case 1 -> text(words.getFirst()).map(t -> Truth.of(!t.isEmpty())).orElse(Truth.UNKNOWN);
      case 2 -> two(words);
      case 3 -> three(words, patterns);
      default ->
          is(words.getFirst(), "!")
              ? of(words.subList(1, words.size()), patterns).negated()
              : Truth.UNKNOWN;
    };
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Known(var text) ? Optional.of(text) : Optional.empty();
  }

  private static boolean is(Value value, String text) {
    return value.equals(new Value.Known(text));
  }

  private static Truth two(List<Value> words) {
    Value last = words.get(1);
    if (is(words.getFirst(), "!")) {
      return of(List.of(last), false).negated();
    }
    if (is(words.getFirst(), "-z") || is(words.getFirst(), "-n")) {
      boolean empty = is(words.getFirst(), "-z");
      return text(last).map(t -> Truth.of(t.isEmpty() == empty)).orElse(Truth.UNKNOWN);
    }
    return Truth.UNKNOWN;
  }

  private static Truth three(List<Value> words, boolean patterns) {
    Optional<String> operator = text(words.get(1));
    Optional<String> left = text(words.getFirst());
    Optional<String> right = text(words.get(2));
    if (operator.isEmpty() || left.isEmpty() || right.isEmpty()) {
      return Truth.UNKNOWN;
    }
    boolean pattern = patterns && PATTERN_SIGNS.matcher(right.get()).find();
    return switch (operator.get()) {
      case "=", "==" -> pattern ? Truth.UNKNOWN : Truth.of(left.get().equals(right.get()));
      case "!=" -> pattern ? Truth.UNKNOWN : Truth.of(!left.get().equals(right.get()));
      default -> left.get().equals("!") ? two(words.subList(1, 3)).negated() : Truth.UNKNOWN;
    };
  }
}
