package io.novadesk.viewmodel.record;

import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.record.Recorder;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.LinkedFields;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.record.ChangeRow.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What changed since a moment in one region, one cloud or all of them, of servers that are gone
 * too, and whether or not the clouds answer.
 */
public final class ChangesPage extends ListPage<ChangeRow, ChangesPage.Action> {
  /** What can be done to the record of a cloud. */
  public enum Action {
    /** Leads to the server as it was before, beside what it is now. */
    THEN,
    /** Leads to what was exchanged for a request. */
    EXCHANGES,
    SAVE_LOG,
    FORGET
  }

  private static final String PLACE = "place";

  private final Records records;
  private final Clock clock;
  private final ObjectProperty<Since> since = new SimpleObjectProperty<>(Since.TODAY);
  private final StringProperty moment = new SimpleStringProperty("");
  private final BooleanProperty onlyDifferences = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");

  /**
   * @param clock this computer's, where the person is
   */
  public ChangesPage(
      TaskRunner tasks, OperationsViewModel operations, Records records, Clock clock) {
    super(
        "change",
        tasks,
        operations,
        Action.class,
        Comparator.comparing(ChangeRow::time)
            .reversed()
            .thenComparing(ChangeRow::server)
            .thenComparing(ChangeRow::field));
    this.records = records;
    this.clock = clock;
    since.subscribe(this::askAnew);
    moment.subscribe(this::askAnew);
    onlyDifferences.subscribe(this::askAnew);
    records.onChange(this::recorded);
  }

  /** Since when changes are shown. */
  public ObjectProperty<Since> sinceProperty() {
    return since;
  }

  /** What is typed for {@link Since#MOMENT}. */
  public StringProperty momentProperty() {
    return moment;
  }

  /** Whether only what is another value now than then is shown, whatever it was meanwhile. */
  public BooleanProperty onlyDifferencesProperty() {
    return onlyDifferences;
  }

  /** What has to be said of the list, as a sentence; empty: nothing. */
  public ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  @Override
  public List<ListColumn<ChangeRow>> columns() {
    return List.of(
        ListColumn.words(
                "time", "column.change.TIME", 154, (ChangeRow row) -> Ages.exact(row.time()))
            .with(ListColumn.Look.WHOLE)
            .sortedBy(Comparator.comparing(ChangeRow::time))
            .exportedAs(row -> Exported.of(row.time())),
        ListColumn.words("server", "column.change.SERVER", 170, ChangeRow::server)
            .with(ListColumn.Look.WHOLE),
        ListColumn.words(PLACE, "column.change.PLACE", 110, this::place).hidden(),
        ListColumn.words("field", "column.change.FIELD", 120, ChangeRow::field),
        ListColumn.words("before", "column.change.BEFORE", 150, ChangeRow::before),
        ListColumn.words("after", "column.change.AFTER", 150, ChangeRow::after),
        ListColumn.words("who", "column.change.WHO", 100, ChangeRow::who),
        ListColumn.words("action", "column.change.ACTION", 110, ChangeRow::action),
        ListColumn.words("outcome", "column.change.OUTCOME", 90, ChangeRow::outcome),
        ListColumn.words(
                "observed",
                "column.change.OBSERVED",
                150,
                (ChangeRow row) -> Ages.exact(row.observed()))
            .sortedBy(Comparator.comparing(ChangeRow::observed))
            .exportedAs(row -> Exported.of(row.observed()))
            .hidden(),
        ListColumn.words("id", "column.change.ID", 260, ChangeRow::id)
            .with(ListColumn.Look.EXACT)
            .hidden(),
        ListColumn.words("request", "column.change.REQUEST", 300, ChangeRow::request)
            .with(ListColumn.Look.EXACT)
            .hidden());
  }

  @Override
  public String title() {
    return Text.of("nav.changes");
  }

  @Override
  public boolean isOfWholeClouds() {
    return true;
  }

  @Override
  public String placeColumn() {
    return PLACE;
  }

  /** Within one cloud its name says nothing. */
  private String place(ChangeRow row) {
    RegionModel of = sessions().size() == 1 ? regionOf(row) : null;
    return of == null ? row.place() : of.displayName();
  }

  private @Nullable RegionModel regionOf(ChangeRow row) {
    return regions().stream()
        .filter(region -> region.key().equals(row.region()))
        .findFirst()
        .orElse(null);
  }

  @Override
  protected List<Field> fieldsOf(ChangeRow row) {
    List<Field> fields = new ArrayList<>();
    for (ListColumn<ChangeRow> column : columns()) {
      String text = column.text().apply(row);
      if (!text.isEmpty()) {
        Field field = new Field(column.title(), text, column.look() == ListColumn.Look.EXACT);
        boolean leads = column.id().equals("server") && row.isOfServer();
        fields.add(
            leads
                ? LinkedFields.of(
                    regionOf(row), column.title(), text, Link.Kind.SERVER, row.serverId())
                : field);
      }
    }
    if (row.deed() != null) {
      fields.add(
          new Field(Text.of("change.deed.started"), Ages.exact(row.deed().started()), false));
      if (row.deed().userId() != null) {
        fields.add(new Field(Text.of("field.user"), row.deed().userId(), true));
      }
      if (row.deed().failure() != null) {
        fields.add(new Field(Text.of("field.fault"), row.deed().failure(), false));
      }
    }
    return fields;
  }

  @Override
  protected Takes takes(Action action) {
    return action == Action.EXCHANGES || action == Action.THEN ? Takes.ONE : Takes.NONE;
  }

  @Override
  protected String whyNot(Action action, RegionModel of, ChangeRow row) {
    return switch (action) {
      case EXCHANGES -> row.request().isEmpty() ? Text.of("change.refused.noRequest") : "";
      case THEN -> !row.isOfServer() ? Text.of("change.refused.noServer") : "";
      case SAVE_LOG, FORGET -> "";
    };
  }

  /** The id of the request of the line that is chosen; empty: none is known. */
  public String chosenRequest() {
    ChangeRow one = selected();
    return one == null ? "" : one.request();
  }

  /** The record is this computer's own, whatever the cloud allows. Each cloud has one. */
  @Override
  protected String whyNot(Action action, RegionModel of) {
    if (takes(action) == Takes.NONE && sessions().size() > 1) {
      return Text.of("change.refused.severalClouds");
    }
    return sessions().stream().allMatch(session -> records.of(session) == null)
        ? Text.of("changes.notYet")
        : "";
  }

  /** The name under which the log of what was sent is saved at first. */
  public String logName() {
    RegionModel of = region();
    return "novadesk-"
        + (of == null ? "" : of.session().cloudName().replaceAll("[^A-Za-z0-9-]+", "-") + "-")
        + Ages.stamp(clock.instant())
        + ".jsonl";
  }

  /** Writes the log of what was sent to a file, and says whether its chain is whole. */
  public void saveLog(Path file) {
    RegionModel of = region();
    if (of != null) {
      records.saveLog(of.session(), file, remark::set);
    }
  }

  @Override
  public @Nullable Deletion deletion() {
    RegionModel of = region();
    return of == null
        ? null
        : new Deletion(
            Text.of("change.forget.heading", of.session().shownName()),
            Text.of("change.forget.text"),
            "",
            List.of(),
            () -> records.forget(of.session(), this::askAnew));
  }

  private void askAnew() {
    RegionModel now = region();
    if (now != null) {
      fill(list(), now);
    }
  }

  private void recorded(Session session) {
    RegionModel now = region();
    if (now != null && sessions().contains(session)) {
      fill(list(), now);
      recheck();
    }
  }

  @Override
  protected void fill(ListModel<ChangeRow> into, RegionModel from) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ZonedDateTime typed = since.get() == Since.MOMENT ? Moments.read(moment.get(), now) : now;
    remark.set(typed == null ? Text.of("changes.noMoment") : remark());
    if (typed == null) {
      into.read(List::of);
      return;
    }
    Instant begin = since.get().from(now, typed).toInstant();
    boolean differences = onlyDifferences.get();
    Map<Session, TimelineReader> readers = readers();
    into.read(
        () -> {
          List<ChangeRow> rows = new ArrayList<>();
          int broken = 0;
          for (Map.Entry<Session, TimelineReader> each : readers.entrySet()) {
            try {
              rows.addAll(each.getValue().read(begin, Instant.now(clock), differences));
            } catch (RuntimeException e) {
              if (++broken == readers.size()) {
                throw e;
              }
              tasks().later(() -> tellBroken(each.getKey(), e));
            }
          }
          return rows;
        });
  }

  /** One that cannot be read hides none of the others. */
  private void tellBroken(Session session, RuntimeException problem) {
    if (sessions().contains(session)) {
      String why = String.valueOf(problem.getMessage());
      remark.set(Text.of("past.failed.of", session.shownName(), why));
    }
  }

  private Map<Session, TimelineReader> readers() {
    Map<Session, TimelineReader> readers = new LinkedHashMap<>();
    for (Session session : sessions()) {
      Recorder recorder = records.of(session);
      if (recorder != null) {
        List<RegionModel> its =
            regions().stream().filter(region -> region.session().equals(session)).toList();
        readers.put(session, new TimelineReader(recorder::past, its));
      }
    }
    return readers;
  }

  private List<Session> sessions() {
    return regions().stream().map(RegionModel::session).distinct().toList();
  }

  /** What has to be known of the record of one of the clouds; of several it says which. */
  private String remark() {
    List<Session> sessions = sessions();
    for (Session session : sessions) {
      String said = remark(records.of(session));
      if (!said.isEmpty()) {
        return sessions.size() == 1 ? said : Text.of("change.name", session.shownName(), said);
      }
    }
    return "";
  }

  private static String remark(@Nullable Recorder recorder) {
    if (recorder == null) {
      return Text.of("changes.notYet");
    }
    return switch (recorder.mode()) {
      case READING -> Text.of("changes.otherWindow");
      case BROKEN -> Text.of("changes.notRecorded");
      case OPENING, WRITING -> "";
    };
  }

  @Override
  protected Object key(ChangeRow row) {
    return row.region() + "/" + row.key();
  }

  @Override
  public String name(ChangeRow row) {
    return row.kind() == Kind.UNWATCHED || row.field().isEmpty()
        ? row.server()
        : Text.of("change.name", row.server(), row.field());
  }
}
