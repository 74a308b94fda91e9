package io.novadesk.common.watch;

import io.novadesk.common.own.OwnWords;
import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnText.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told, and how: a line for each rule, and lines for the ways.
 *
 * @param quiet null: a notice may come at any time
 * @param desktop whether the desktop shows notices
 * @param run the program that is started for each notice, and its words; empty: none
 */
public record WatchRules(
    List<Rule> rules,
    @Nullable QuietHours quiet,
    boolean desktop,
    List<String> run,
    List<Fault> faults) {
  /** What a program may be told of a notice, in braces. */
  public static final Set<String> VALUES = Set.of("title", "text");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final String QUIET = "quiet ";
  private static final String DESKTOP = "desktop ";
  private static final String RUN = "run ";

  public WatchRules {
    rules = List.copyOf(rules);
    run = List.copyOf(run);
    faults = List.copyOf(faults);
  }

  /** What stands in a file that nobody has written yet. */
  public static String standard() {
    String about =
        Text.of("alarm.rules.about")
            .lines()
            .map(line -> ("# " + line).strip() + "\n")
            .collect(Collectors.joining());
    return about + "error\nstuck 15m\naway 1m\n";
  }

  /** What can be used, and what is wrong with the rest. */
  public static WatchRules read(String text) {
    List<Rule> rules = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    QuietHours quiet = null;
    boolean desktop = true;
    List<String> run = List.of();
    int number = 0;
    for (String typed : text.lines().toList()) {
      number++;
      String line = typed.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(QUIET)) {
        quiet = QuietHours.read(line.substring(QUIET.length()));
        if (quiet == null) {
          faults.add(new Fault(number, Text.of("alarm.fault.quiet")));
        }
      } else if (line.equals(DESKTOP + "on") || line.equals(DESKTOP + "off")) {
        desktop = line.endsWith("on");
      } else if (line.startsWith(RUN)) {
        run = words(line.substring(RUN.length()));
        if (OwnWords.hasBraces(run.getFirst(), VALUES)) {
          faults.add(new Fault(number, Text.of("own.fault.program")));
        }
      } else {
        Rule rule = Rule.read(line);
        if (rule == null) {
          faults.add(new Fault(number, Text.of("alarm.fault.rule", line)));
        } else if (!rules.contains(rule)) {
          rules.add(rule);
        }
      }
    }
    return new WatchRules(rules, quiet, desktop, run, faults);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }
}
