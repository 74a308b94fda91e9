package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.command.EachName;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A text for each of many servers or images, of one pattern: see {@link EachName}. */
final class PlanNames {
  private static final int LONGEST = 255;

  private final @Nullable Instant made;
  private final StringProperty pattern;

  PlanNames(Instant made, String first) {
    this(first, made);
  }

  private PlanNames(String first, @Nullable Instant made) {
    this.made = made;
    pattern = new SimpleStringProperty(first);
  }

  /** The text for one server alone, taken as it is typed: nothing is filled in. */
  static PlanNames plain(String first) {
    return new PlanNames(first, null);
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
    return made == null ? line.problem(typedProblem()) : line;
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
    return made == null ? pattern() : new EachName(pattern(), made).of(server.name(), place);
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
    return made == null || new EachName(pattern(), made).tellsApart();
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
