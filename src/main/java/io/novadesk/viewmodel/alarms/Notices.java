package io.novadesk.viewmodel.alarms;

import io.novadesk.cloud.plan.PlanStatus;
import io.novadesk.common.notices.DesktopNotices;
import io.novadesk.common.notices.Notice;
import io.novadesk.common.own.OwnProcess;
import io.novadesk.common.own.OwnWords;
import io.novadesk.common.watch.Alarm;
import io.novadesk.common.watch.QuietHours;
import io.novadesk.common.watch.Rule;
import io.novadesk.common.watch.WatchRules;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Finds the person: alarms as they come, and what ends while the window is not in front, on the
 * desktop and by a program of one's own. Belongs to the caller's side.
 */
public final class Notices {
  /** More names than these say no more. */
  private static final int MOST_NAMES = 5;

  /** Who waits for longer than this has gone elsewhere. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Where a click on a notice leads. */
  public interface Ways {
    Ways NONE =
        new Ways() {
          @Override
          public void toAlarms(List<Alarm> those) {}

          @Override
          public void toTask(TaskRow row) {}
        };

    /**
     * @param those empty: it told of none in particular
     */
    void toAlarms(List<Alarm> those);

    void toTask(TaskRow row);
  }

  private final TaskRunner tasks;
  private final Alarms alarms;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(Told.NOTHING);
  private DesktopNotices desktop = DesktopNotices.none();
  private BooleanSupplier inFront = () -> true;
  private Ways ways = Ways.NONE;

  /**
   * @param clock this computer's, where the person is
   */
  public Notices(TaskRunner tasks, Alarms alarms, Clock clock) {
    this.tasks = tasks;
    this.alarms = alarms;
    this.clock = clock;
    alarms.onRaised(this::raised);
  }

  /**
   * Says where notices are shown, where they lead, and whether the person is looking at the window
   * anyway.
   *
   * @param focused whether the window is in front
   */
  public void by(DesktopNotices shown, BooleanSupplier focused, Ways leading) {
    desktop = shown;
    inFront = focused;
    ways = leading;
  }

  /** What is to be said of the last notice. */
  public ReadOnlyObjectProperty<Told> toldProperty() {
    return told.getReadOnlyProperty();
  }

  /**
   * What is to be said of a notice.
   *
   * @param sentence why it could not be shown, or that one was sent as asked; empty: it was shown
   *     by itself, or none came
   */
  public record Told(String sentence, boolean failed) {
    static final Told NOTHING = new Told("", false);

    private static Told of(String failure) {
      return failure.isEmpty() ? NOTHING : new Told(failure, true);
    }

    /** Every try is answered, by a sentence that differs from that of the last. */
    private static Told tried(String failure, String at) {
      return failure.isEmpty()
          ? new Told(Text.of("notice.tried", at), false)
          : new Told(Text.of("notice.tried.failed", at, failure), true);
    }
  }

  /** Shows one, to see that it can be seen. */
  public void tryOut() {
    WatchRules rules = alarms.rules();
    String at = Ages.clock(clock.instant());
    if (!rules.desktop() && rules.run().isEmpty()) {
      told.set(new Told(Text.of("notice.tried.off", at), true));
      return;
    }
    send(
        new Notice(Text.of("notice.try"), Text.of("notice.try.text"), false),
        () -> ways.toAlarms(List.of()),
        failure -> Told.tried(failure, at));
  }

  /** What was wrong already when a cloud was opened is seen there, and calls nobody. */
  private void raised(List<Alarm> raised) {
    Map<Rule, List<Alarm>> byRule =
        raised.stream()
            .filter(alarm -> !alarm.known())
            .filter(alarm -> alarm.production() || !isQuiet())
            .collect(Collectors.groupingBy(Alarm::rule, LinkedHashMap::new, Collectors.toList()));
    byRule.forEach(
        (rule, those) -> send(notice(rule, those), () -> ways.toAlarms(those), Told::of));
  }

  private boolean isQuiet() {
    QuietHours quiet = alarms.rules().quiet();
    return quiet != null && quiet.contains(LocalTime.now(clock));
  }

  static Notice notice(Rule rule, List<Alarm> those) {
    boolean urgent = those.stream().anyMatch(Alarm::production);
    Alarm first = those.getFirst();
    if (those.size() == 1) {
      return new Notice(
          Text.of("notice.one", rule.title(), first.name()),
          Text.of("notice.one.text", first.placeName(), first.why()),
          urgent);
    }
    String names =
        those.stream().limit(MOST_NAMES).map(Alarm::name).collect(Collectors.joining(", "));
    String places =
        those.stream().map(Alarm::placeName).distinct().collect(Collectors.joining(", "));
    return new Notice(
        Text.of("notice.many", rule.title(), those.size()),
        Text.of(
            "notice.one.text",
            places,
            those.size() > MOST_NAMES
                ? Text.of("notice.more", names, those.size() - MOST_NAMES)
                : names),
        urgent);
  }

  /** Tells of tasks that last and of plans when they end, while the person looks elsewhere. */
  public void follow(ObservableList<TaskRow> entries) {
    entries.forEach(this::follow);
    entries.addListener(
        (ListChangeListener<TaskRow>)
            change -> {
              while (change.next()) {
                change.getAddedSubList().forEach(this::follow);
              }
            });
  }

  private void follow(TaskRow row) {
    if (row.state().isEnd()) {
      return;
    }
    Instant begun = clock.instant();
    if (row instanceof PlanViewModel plan) {
      plan.statusProperty()
          .addListener(
              (_, before, now) -> {
                if (now.phase() == PlanStatus.Phase.HELD && before.phase() != now.phase()) {
                  tell(row, Text.of("notice.held", row.title()), now.reason());
                }
              });
    }
    row.stateProperty()
        .addListener(
            (_, before, now) -> {
              if (row.waitsForPerson() && !before.equals(now)) {
                tell(row, Text.of("notice.waits", row.title(), row.subject()), row.sentence());
              }
              boolean lasted = Duration.between(begun, clock.instant()).compareTo(LONG) > 0;
              if (!before.isEnd() && now.isEnd() && (lasted || row instanceof PlanViewModel)) {
                tell(row, Text.of("notice.ended", row.title(), row.subject()), row.sentence());
              }
            });
  }

  private void tell(TaskRow row, String title, String text) {
    if (!inFront.getAsBoolean() && !isQuiet()) {
      send(new Notice(title, text, false), () -> ways.toTask(row), Told::of);
    }
  }

  private void send(Notice notice, Runnable way, Function<String, Told> answer) {
    WatchRules rules = alarms.rules();
    tasks.run(
        () -> {
          // One that fails keeps the other from nothing.
          List<String> failed = new ArrayList<>();
          if (rules.desktop()) {
            attempt(failed, () -> desktop.show(notice, () -> tasks.later(way)));
          }
          if (!rules.run().isEmpty()) {
            attempt(failed, () -> run(rules.run(), notice));
          }
          return String.join(" ", failed);
        },
        failure -> told.set(answer.apply(failure)),
        e -> told.set(answer.apply(String.valueOf(e.getMessage()))));
  }

  private interface Attempt {
    void make() throws Exception;
  }

  private static void attempt(List<String> failed, Attempt attempt) throws InterruptedException {
    try {
      attempt.make();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed.add(String.valueOf(e.getMessage()));
    }
  }

  private static void run(List<String> template, Notice notice) throws Exception {
    List<String> words =
        OwnWords.of(
            template,
            WatchRules.VALUES,
            Map.of("title", notice.title(), "text", notice.text().isEmpty() ? "." : notice.text()));
    int exit = new OwnProcess(words).run(_ -> {});
    if (exit != 0) {
      throw new IllegalStateException(Text.of("notice.exit", words.getFirst(), exit));
    }
  }
}
