package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.record.Gap;
import io.novadesk.record.Recorder;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Goes to a moment of the past: of the place that is shown, be its clouds there or away. Whoever
 * shows servers takes those of the moment from here. Nothing can be done to them. Belongs to the
 * caller's side.
 */
public final class TimeMachine {
  /** Where it goes at first: far enough for something to have changed. */
  private static final Duration AT_FIRST = Duration.ofHours(1);

  private final TaskRunner tasks;
  private final Records records;
  private final Clock clock;
  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Since> since = new SimpleObjectProperty<>(Since.TODAY);
  private final ReadOnlyObjectWrapper<Instant> from;
  private final ReadOnlyObjectWrapper<Instant> until;
  private final ReadOnlyObjectWrapper<Instant> moment;
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ObservableList<Gap> gaps = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<PastRows> shown =
      new ReadOnlyObjectWrapper<>(PastRows.NOTHING);
  private List<RegionModel> regions = List.of();
  private Map<Session, PastReader> readers = Map.of();
  private @Nullable Task reading;
  private boolean wanted;

  /** Whether nobody has chosen a moment yet. */
  private boolean unchosen;

  /**
   * @param clock this computer's, where the person is
   */
  public TimeMachine(TaskRunner tasks, Records records, Clock clock) {
    this.tasks = tasks;
    this.records = records;
    this.clock = clock;
    Instant now = clock.instant();
    from = new ReadOnlyObjectWrapper<>(now);
    until = new ReadOnlyObjectWrapper<>(now);
    moment = new ReadOnlyObjectWrapper<>(now);
    since.subscribe(this::reach);
  }

  /** Whether the past is shown. */
  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** Why nothing can be done to what is shown, as a sentence; empty while it is now. */
  public ReadOnlyStringProperty whyNot() {
    return whyNot.getReadOnlyProperty();
  }

  /** How far back one may choose. */
  public ObjectProperty<Since> sinceProperty() {
    return since;
  }

  /** The earliest moment that one may choose. */
  public ReadOnlyObjectProperty<Instant> fromProperty() {
    return from.getReadOnlyProperty();
  }

  /** The latest one. */
  public ReadOnlyObjectProperty<Instant> untilProperty() {
    return until.getReadOnlyProperty();
  }

  /** The moment that is shown. */
  public ReadOnlyObjectProperty<Instant> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** The same in the time of the person's place. */
  public ZonedDateTime shownMoment() {
    return moment.get().atZone(clock.getZone());
  }

  /** What has to be known of the list, as sentences. */
  public ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /** When nobody watched, as far as one may choose. */
  public ObservableList<Gap> gaps() {
    return gaps;
  }

  /** The servers of the moment; none while it is now, or not read yet. */
  public ReadOnlyObjectProperty<PastRows> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Says which place is shown; its servers are asked for when the past is. */
  public void place(List<RegionModel> of) {
    if (!of.equals(regions)) {
      shown.set(PastRows.NOTHING);
    }
    regions = List.copyOf(of);
    if (on.get()) {
      readers = PastReader.of(regions, records);
      read();
    }
  }

  /** Shows the past, a little back. */
  public void enter() {
    if (!on.get()) {
      unchosen = true;
      enter(clock.instant().minus(AT_FIRST));
    }
  }

  /** Shows a moment of the past. */
  public void enter(Instant at) {
    on.set(true);
    whyNot.set(Text.of("past.refused"));
    readers = PastReader.of(regions, records);
    move(at);
  }

  /** Shows now again. */
  public void leave() {
    if (on.get()) {
      on.set(false);
      unchosen = false;
      whyNot.set("");
      stop();
      shown.set(PastRows.NOTHING);
    }
  }

  /** Shows another moment; what is earlier than one may choose makes one choose more. */
  public void goTo(Instant at) {
    unchosen = false;
    move(at);
  }

  private void move(Instant at) {
    Instant now = clock.instant();
    Instant wished = at.isAfter(now) ? now : at;
    // Before one may choose more: what is read because of that is of this moment.
    moment.set(wished);
    Since reaching = since.get();
    for (Since wider : List.of(Since.YESTERDAY, Since.WEEK, Since.MONTH)) {
      if (wished.isBefore(earliest(reaching))) {
        reaching = wider;
      }
    }
    since.set(reaching);
    reach();
  }

  private Instant earliest(Since reach) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    return reach.from(now, now).toInstant();
  }

  /**
   * Shows a moment as it was typed.
   *
   * @return whether it was one
   */
  public boolean goTo(String typed) {
    ZonedDateTime read = Moments.read(typed, ZonedDateTime.now(clock));
    if (read != null) {
      goTo(read.toInstant());
    }
    return read != null;
  }

  /** Goes to the moment just before the last change before it. */
  public void stepBack() {
    step(true);
  }

  /** Goes to the next change. */
  public void stepOn() {
    step(false);
  }

  private void step(boolean back) {
    List<Recorder> all = recorders();
    Instant at = moment.get();
    Task _ =
        tasks.run(
            () -> {
              List<Instant> found = new ArrayList<>();
              for (Recorder recorder : all) {
                Instant next =
                    back ? recorder.past().changeBefore(at) : recorder.past().changeAfter(at);
                if (next != null) {
                  found.add(next);
                }
              }
              found.sort(null);
              return found;
            },
            found -> {
              if (on.get() && !found.isEmpty()) {
                goTo(back ? found.getLast().minusMillis(1) : found.getFirst());
              }
            },
            this::failed);
  }

  private void reach() {
    until.set(clock.instant());
    from.set(earliest(since.get()));
    if (on.get()) {
      if (moment.get().isBefore(from.get())) {
        moment.set(from.get());
      }
      read();
    }
  }

  private List<Recorder> recorders() {
    return regions.stream()
        .map(RegionModel::session)
        .distinct()
        .flatMap(session -> Stream.ofNullable(records.of(session)))
        .toList();
  }

  private void stop() {
    wanted = false;
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
  }

  /**
   * @param broken why the record of a cloud could not be read
   */
  private record Read(Map<Session, PastList> lists, Map<Session, String> broken) {}

  /** One question at a time, and of those that come meanwhile only the last. */
  private void read() {
    if (reading != null) {
      wanted = true;
      return;
    }
    wanted = false;
    Map<Session, PastReader> asked = readers;
    Instant at = moment.get();
    Instant begin = from.get();
    Instant now = clock.instant();
    reading =
        tasks.run(
            () -> {
              Map<Session, String> broken = new LinkedHashMap<>();
              return new Read(PastReader.all(asked, at, begin, now, broken), broken);
            },
            read -> {
              Map<Session, PastList> lists = read.lists();
              reading = null;
              if (unchosen && startsLater(at, lists)) {
                return;
              }
              unchosen = false;
              show(at, lists);
              tell(read.broken());
              readOn();
            },
            problem -> {
              reading = null;
              failed(problem);
              readOn();
            });
  }

  /** Where nobody watched yet there is nothing to see: one begins where the record does. */
  private boolean startsLater(Instant at, Map<Session, PastList> lists) {
    Instant begin =
        lists.values().stream()
            .map(PastList::begin)
            .flatMap(Stream::ofNullable)
            .min(Instant::compareTo)
            .orElse(at);
    if (!begin.isAfter(at)) {
      return false;
    }
    since.set(Since.HOUR);
    goTo(begin);
    return true;
  }

  private void readOn() {
    if (wanted && on.get()) {
      read();
    }
  }

  private void failed(Exception problem) {
    remark.set(Text.of("past.failed", String.valueOf(problem.getMessage())));
  }

  private void show(Instant at, Map<Session, PastList> lists) {
    PastRows rows = PastRows.of(regions, at, lists);
    if (!gaps.equals(rows.gaps())) {
      gaps.setAll(rows.gaps());
    }
    remark.set(PastWords.of(at, lists.values(), rows.gaps()));
    shown.set(rows);
  }

  private void tell(Map<Session, String> broken) {
    broken.forEach(
        (session, why) ->
            remark.set(
                Text.of(
                    "sentences",
                    remark.get(),
                    Text.of("past.failed.of", session.shownName(), why))));
  }

  /** To the minute, as it can be typed. */
  public String typed() {
    return Moments.typed(shownMoment().truncatedTo(ChronoUnit.MINUTES));
  }
}
