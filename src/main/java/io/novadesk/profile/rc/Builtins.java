package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellWord.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of a shell that set variables, and which ones. */
final class Builtins {
  static final Set<String> DECLARING = Set.of("export", "declare", "typeset", "readonly", "local");

  /** They only say which command is meant. */
  static final Set<String> PREFIXES = Set.of("builtin", "command");

  /** Options of read whose value is a word of its own. */
  private static final Pattern TAKES_VALUE = Pattern.compile("-\\w*[adinNptu]");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private Builtins() {}

  /** The words without the assignments before a command; all of them where there is none. */
  static List<ShellWord> command(List<ShellWord> words) {
    int at = 0;
    while (at < words.size()
        && (words.get(at).assignment().isPresent() || PREFIXES.contains(words.get(at).bare()))) {
      at++;
    }
    return words.subList(at, words.size());
  }

  /** The variables that read asks for. */
  static List<String> readNames(List<ShellWord> arguments) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).bare();
      if (TAKES_VALUE.matcher(word).matches()) {
        i++;
      } else if (NAME.matcher(word).matches()) {
        names.add(word);
      }
    }
    return names.isEmpty() ? List.of("REPLY") : names;
  }

  /** What a simple command would set or take away, as far as it is written there. */
  static Set<String> assigned(List<ShellWord> words) {
    List<ShellWord> command = command(words);
    Set<String> names = new LinkedHashSet<>();
    words.forEach(word -> defaulted(word.pieces(), names));
    if (command.isEmpty()) {
      words.forEach(word -> word.assignment().ifPresent(a -> names.add(a.name())));
      return names;
    }
    String name = command.getFirst().bare();
    List<ShellWord> arguments = command.subList(1, command.size());
    if (name.equals("read")) {
      names.addAll(readNames(arguments));
    } else if (DECLARING.contains(name)) {
      arguments.forEach(word -> word.assignment().ifPresent(a -> names.add(a.name())));
    } else if (name.equals("unset") || name.equals("setenv")) {
      arguments.stream()
          .map(ShellWord::bare)
          .filter(word -> NAME.matcher(word).matches())
          .forEach(names::add);
    }
    return names;
  }

  /** {@code ${NAME:=word}} sets a variable wherever it stands. */
  private static void defaulted(List<Piece> pieces, Set<String> names) {
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Variable(var name, var operator, var word, _)) {
        if (operator.endsWith("=")) {
          names.add(name);
        }
        defaulted(word, names);
      }
    }
  }

  static Optional<String> firstName(List<ShellWord> arguments) {
    return arguments.stream()
        .map(ShellWord::bare)
        .filter(word -> NAME.matcher(word).matches())
        .findFirst();
  }
}
