package io.novadesk.common.watch;

import io.novadesk.i18n.Text;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is an alarm, in a line as people type it.
 *
 * @param bound minutes, percent or a count, whatever its kind is about; else 0
 * @param subject the filter for servers, the name of a limit or of a saved filter; empty: all
 * @param text the line, by which a rule is told from others
 */
public record Rule(Kind kind, int bound, String subject, String text) {
  private static final String BOUND = "bound";
  private static final String SUBJECT = "subject";
  private static final int MINUTES_OF_HOUR = 60;

  /** What a rule watches, the worst first. */
  public enum Kind {
    /** A cloud or a region does not answer. */
    AWAY("away(?: (?<bound>\\d+)m)?"),
    HOST("host down"),
    ERROR("error(?: (?<subject>.+))?"),
    /** A server is in transition for longer than it should be. */
    STUCK("stuck (?<bound>\\d+)(?<unit>[mh])(?: (?<subject>.+))?"),
    LIMIT("limit (?<bound>\\d+)%(?: (?<subject>instances|cores|ram|groups))?"),
    COUNT("count > (?<bound>\\d+)(?: (?<subject>.+))?"),
    /** As many servers as a saved filter finds. */
    SAVED("saved (?<subject>.+) > (?<bound>\\d+)"),
    /** Any server that a filter finds changes. */
    CHANGES("changes (?<subject>.+)");

    private final Pattern form;

    Kind(String form) {
      this.form = Pattern.compile(form);
    }

    private @Nullable Rule read(String line) {
      Matcher parts = form.matcher(line);
      if (!parts.matches()) {
        return null;
      }
      Map<String, Integer> named = form.namedGroups();
      String bound = named.containsKey(BOUND) ? parts.group(BOUND) : null;
      String subject = named.containsKey(SUBJECT) ? parts.group(SUBJECT) : null;
      boolean hours = named.containsKey("unit") && "h".equals(parts.group("unit"));
      try {
        int number = bound == null ? 0 : Integer.parseInt(bound);
        return new Rule(
            this,
            hours ? Math.multiplyExact(number, MINUTES_OF_HOUR) : number,
            subject == null ? "" : subject.strip(),
            line);
      } catch (ArithmeticException | NumberFormatException _) {
        return null;
      }
    }
  }

  /** Null: it is none. */
  static @Nullable Rule read(String typed) {
    String line = typed.strip().replaceAll("\\s+", " ");
    int word = line.indexOf(' ');
    String head = (word < 0 ? line : line.substring(0, word)).toLowerCase(Locale.ROOT);
    String whole = word < 0 ? head : head + line.substring(word);
    for (Kind kind : Kind.values()) {
      Rule rule = kind.read(whole);
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  /** Whether it looks at servers one by one. */
  public boolean isOfServers() {
    return switch (kind) {
      case ERROR, STUCK, CHANGES -> true;
      case AWAY, HOST, LIMIT, COUNT, SAVED -> false;
    };
  }

  /** What it finds, as a person reads it. */
  public String title() {
    return Text.of("alarm.rule." + kind, bound, subject);
  }
}
