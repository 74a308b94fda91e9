package io.novadesk.viewmodel.alarms;

import io.novadesk.cloud.export.Exported;
import io.novadesk.common.watch.Alarm;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is wrong in one region, one cloud or all of them, and what was. */
public final class AlarmsPage extends ListPage<Alarm, AlarmsPage.Action> {
  /** What can be done about alarms. */
  public enum Action {
    /** Leads to the servers that they are about. */
    SHOW,
    ACKNOWLEDGE,
    /** What is an alarm, and how a person is told. */
    RULES,
    /** Shows a notice, to see that it can be seen. */
    TRY,
    CLEAR
  }

  private final Alarms alarms;
  private final Notices notices;
  private final ObservableList<Alarm> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Exception> noTrouble =
      new ReadOnlyObjectWrapper<>();
  private final Set<String> shown = new HashSet<>();

  public AlarmsPage(
      TaskRunner tasks, OperationsViewModel operations, Alarms alarms, Notices notices) {
    super(
        "alarm",
        tasks,
        operations,
        Action.class,
        Comparator.comparing((Alarm alarm) -> alarm.ended() != null)
            .thenComparing(Alarm::since, Comparator.reverseOrder())
            .thenComparing(Alarm::name));
    this.alarms = alarms;
    this.notices = notices;
    alarms.all().addListener((InvalidationListener) _ -> renew());
  }

  public Alarms alarms() {
    return alarms;
  }

  public Notices notices() {
    return notices;
  }

  @Override
  public String title() {
    return Text.of("nav.alarms");
  }

  @Override
  public boolean isOfWholeClouds() {
    return true;
  }

  @Override
  public ObservableList<?> listed(RegionModel region) {
    return alarms.openIn(region);
  }

  @Override
  public List<ListColumn<Alarm>> columns() {
    return List.of(
        ListColumn.words("state", "column.alarm.STATE", 92, AlarmsPage::state)
            .with(ListColumn.Look.WHOLE)
            .sortedBy(Comparator.comparing(Alarm::state))
            .exportedAs(alarm -> Exported.of(alarm.state().name())),
        ListColumn.words(
                "since", "column.alarm.SINCE", 164, (Alarm alarm) -> Ages.exact(alarm.since()))
            .with(ListColumn.Look.WHOLE)
            .sortedBy(Comparator.comparing(Alarm::since))
            .exportedAs(alarm -> Exported.of(alarm.since())),
        ListColumn.words("name", "column.alarm.NAME", 110, Alarm::name).with(ListColumn.Look.WHOLE),
        ListColumn.words("rule", "column.alarm.RULE", 130, (Alarm alarm) -> alarm.rule().title()),
        ListColumn.words("why", "column.alarm.WHY", 260, Alarm::why),
        ListColumn.words("place", "column.alarm.PLACE", 110, Alarm::placeName),
        time("acknowledged", "column.alarm.ACKNOWLEDGED", Alarm::acknowledged).hidden(),
        time("ended", "column.alarm.ENDED", Alarm::ended).hidden());
  }

  private static ListColumn<Alarm> time(
      String id, String title, Function<Alarm, @Nullable Instant> of) {
    return ListColumn.words(id, title, 146, (Alarm alarm) -> Ages.exact(of.apply(alarm)))
        .sortedBy(Comparator.comparing(of, Comparator.nullsFirst(Comparator.naturalOrder())))
        .exportedAs(alarm -> Exported.of(of.apply(alarm)));
  }

  private static String state(Alarm alarm) {
    return Text.of("alarm.state." + alarm.state());
  }

  @Override
  public void show(List<RegionModel> regions) {
    shown.clear();
    regions.forEach(region -> shown.add(region.key()));
    renew();
    super.show(regions);
  }

  private void renew() {
    rows.setAll(alarms.all().filtered(alarm -> shown.contains(alarm.place())));
    recheck();
  }

  @Override
  protected void fill(ListModel<Alarm> into, RegionModel from) {
    into.follow(rows, noTrouble.getReadOnlyProperty());
  }

  @Override
  protected Takes takes(Action action) {
    return switch (action) {
      case SHOW, ACKNOWLEDGE -> Takes.SEVERAL;
      case RULES, TRY, CLEAR -> Takes.NONE;
    };
  }

  /** They are this computer's own, whatever the cloud allows. */
  @Override
  protected String whyNot(Action action, RegionModel of) {
    boolean ended = rows.stream().anyMatch(alarm -> alarm.ended() != null);
    return action == Action.CLEAR && !ended ? Text.of("alarm.refused.noneEnded") : "";
  }

  @Override
  protected String whyNot(Action action, RegionModel of, Alarm alarm) {
    return action == Action.ACKNOWLEDGE && alarm.state() != Alarm.State.OPEN
        ? Text.of("alarm.refused.seen")
        : "";
  }

  /** The keys of the regions in which what is chosen is. */
  public Set<String> chosenPlaces() {
    return list().chosen().stream().map(Alarm::place).collect(Collectors.toSet());
  }

  /** The servers that what is chosen is about, as a filter; empty: all of these regions. */
  public String chosenServers() {
    List<Alarm> chosen = list().chosen();
    if (chosen.stream().noneMatch(alarm -> alarm.serverId().isEmpty())) {
      return "id:" + chosen.stream().map(Alarm::serverId).collect(Collectors.joining(","));
    }
    Alarm first = chosen.getFirst();
    return switch (first.rule().kind()) {
      case COUNT -> first.rule().subject();
      case SAVED -> alarms.savedFilter(first);
      case HOST -> "host:=" + first.subject();
      case AWAY, LIMIT, ERROR, STUCK, CHANGES -> "";
    };
  }

  /** Acknowledges what is chosen. */
  public void acknowledge() {
    alarms.acknowledge(List.copyOf(list().chosen()));
  }

  @Override
  protected List<Field> fieldsOf(Alarm alarm) {
    List<Field> fields = new ArrayList<>();
    for (ListColumn<Alarm> column : columns()) {
      String text = column.text().apply(alarm);
      if (!text.isEmpty()) {
        Field field = new Field(column.title(), text, false);
        boolean server = column.id().equals("name") && !alarm.serverId().isEmpty();
        fields.add(
            server
                ? field.to(
                    new Link(Link.Kind.SERVER, alarm.place(), alarm.serverId(), alarm.name()))
                : field);
      }
    }
    return fields;
  }

  @Override
  protected Object key(Alarm alarm) {
    return alarm.id();
  }

  @Override
  public String name(Alarm alarm) {
    return Text.of("change.name", alarm.name(), alarm.rule().title());
  }
}
