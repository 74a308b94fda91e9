package io.novadesk.common.own;

import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.profile.own.OwnCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that a program is started with for one server. */
public final class OwnWords {
  /** Behind it no program takes a word for an option. */
  private static final String END_OF_OPTIONS = "--";

  private OwnWords() {}

  /**
   * Each word of the template becomes one word, whatever is filled in.
   *
   * @param values by what stands in braces; empty: the server has none
   * @throws RefusedException when a value is not known, or would be taken for an option
   */
  public static List<String> of(OwnCommand command, Map<String, String> values)
      throws RefusedException {
    return of(command.run(), OwnCommands.VALUES, values);
  }

  /**
   * The same for a program that is told of something else.
   *
   * @param names what may stand in braces
   */
  public static List<String> of(List<String> run, Set<String> names, Map<String, String> values)
      throws RefusedException {
    String program = run.getFirst();
    // Windows hands a batch file's words to a shell, whatever is done to quote them.
    String ending = program.toLowerCase(Locale.ROOT);
    if (ending.endsWith(".bat") || ending.endsWith(".cmd")) {
      throw new RefusedException(Text.of("own.refused.batch", program));
    }
    List<String> words = new ArrayList<>();
    boolean afterOptions = false;
    Pattern braces = braces(names);
    for (String template : run) {
      String word = filled(template, braces, values);
      boolean becameOption = word.startsWith("-") && !template.startsWith("-");
      if (becameOption && !afterOptions) {
        throw new RefusedException(Text.of("own.refused.dash", word, program));
      }
      afterOptions |= template.equals(END_OF_OPTIONS);
      words.add(word);
    }
    return words;
  }

  /** Whether one of these names stands in braces there. */
  public static boolean hasBraces(String word, Set<String> names) {
    return braces(names).matcher(word).find();
  }

  private static Pattern braces(Set<String> names) {
    return Pattern.compile("\\{(" + String.join("|", names) + ")\\}");
  }

  private static String filled(String template, Pattern names, Map<String, String> values)
      throws RefusedException {
    Matcher braces = names.matcher(template);
    StringBuilder word = new StringBuilder();
    while (braces.find()) {
      String value = values.getOrDefault(braces.group(1), "");
      if (value.isEmpty()) {
        throw new RefusedException(Text.of("own.refused.none", braces.group()));
      }
      if (value.indexOf('\0') >= 0) {
        throw new RefusedException(Text.of("own.refused.zero", braces.group()));
      }
      braces.appendReplacement(word, Matcher.quoteReplacement(value));
    }
    return braces.appendTail(word).toString();
  }
}
