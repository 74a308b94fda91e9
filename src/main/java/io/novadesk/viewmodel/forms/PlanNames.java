package io.novadesk.viewmodel.forms;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A text for each of many servers or images, of one pattern: {@code {name}} is the server's name,
 * {@code {date}} the date and time of the plan, and {@code {000}} the server's place in the plan,
 * with as many digits as there are zeros.
 */
final class PlanNames {
  private static final int LONGEST = 255;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final Pattern NUMBER = Pattern.compile("\\{(0+)\\}");

  private final @Nullable String date;
  private final StringProperty pattern;

  PlanNames(Instant made, String first) {
    this(DATE.format(made), first);
  }

  private PlanNames(@Nullable String date, String first) {
    this.date = date;
    pattern = new SimpleStringProperty(first);
  }

  /** The text for one server alone, taken as it is typed: nothing is filled in. */
  static PlanNames plain(String first) {
    return new PlanNames((String) null, first);
  }

  /** Names of images: of the one server the same in every language, for it is sent as it is. */
  static PlanNames ofImages(Takers takers) {
    if (takers.many()) {
      return new PlanNames(takers.made(), "{name}-{date}");
    }
    String stamp = "-" + Ages.stamp(takers.made());
    int most = Texts.LONGEST - stamp.length();
    String name = takers.first().name();
    return plain((name.length() <= most ? name : name.substring(0, most)) + stamp);
  }

  /**
   * Where it is typed.
   *
   * @param key of what stands over it
   */
  FormField field(String key) {
    FormField.Line line = FormField.line("name", Text.of(key), pattern);
    // What is wrong with many is told of the plan.
    return date == null ? line.problem(typedProblem()) : line;
  }

  StringProperty patternProperty() {
    return pattern;
  }

  private StringBinding typedProblem() {
    return Bindings.createStringBinding(() -> Texts.nameProblem(pattern.get()), pattern);
  }

  String pattern() {
    return pattern.get().strip();
  }

  boolean isEmpty() {
    return pattern().isEmpty();
  }

  /**
   * The text for one.
   *
   * @param place of the server among those that take part, from 1
   */
  String of(ServerRow server, int place) {
    if (date == null) {
      return pattern();
    }
    Matcher number = NUMBER.matcher(pattern());
    String numbered = number.replaceAll(m -> padded(place, m.group(1).length()));
    return numbered.replace("{date}", date).replace("{name}", server.name());
  }

  /** Digits of every cloud, whatever this computer's own are. */
  private static String padded(int place, int digits) {
    String number = Integer.toString(place);
    return "0".repeat(Math.max(0, digits - number.length())) + number;
  }

  /** What is wrong with them as names of images; empty: nothing. */
  String imageProblem(List<ServerRow> takers) {
    return isEmpty() ? Text.of("plan.problem.noName") : problem(takers, "plan.problem.sameName");
  }

  /**
   * What is wrong with them as names; empty: nothing.
   *
   * @param same the sentence for one name that all would have
   */
  String problem(List<ServerRow> takers, String same) {
    if (takers.size() > 1 && !tellsApart()) {
      return Text.of(same);
    }
    return areTooLong(takers) ? Text.of("plan.problem.longName") : "";
  }

  private boolean tellsApart() {
    return pattern().contains("{name}") || NUMBER.matcher(pattern()).find();
  }

  /** Whether one of them is longer than clouds take it. */
  boolean areTooLong(List<ServerRow> takers) {
    for (int i = 0; i < takers.size(); i++) {
      if (of(takers.get(i), i + 1).length() > LONGEST) {
        return true;
      }
    }
    return false;
  }
}
