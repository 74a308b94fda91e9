package io.novadesk.viewmodel.wall;

import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.record.TimeMachine;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.vitals.WatchedServers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Every server of one or many clouds at a glance. Nothing is made while nobody looks. */
public final class WallPage implements Page {
  /** More metadata keys would not fit on a screen. */
  private static final int MOST_KEYS = 15;

  /** Changes come in one after the other; the wall follows this often. */
  private static final Duration BREATH = Duration.ofMillis(250);

  private static final Duration TICK = Duration.ofSeconds(5);

  /** So long each saved view is shown, where they are shown in turn. */
  private static final Duration TURN = Duration.ofSeconds(20);

  private final TaskRunner tasks;
  private final ObjectProperty<Column> by = new SimpleObjectProperty<>(ServerColumn.ZONE);
  private final ObjectProperty<WallColour> colour = new SimpleObjectProperty<>(WallColour.STATUS);
  private final ReadOnlyObjectWrapper<WallPicture> picture =
      new ReadOnlyObjectWrapper<>(WallPicture.NOTHING);
  private final ObservableList<WallHealth> health = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private final Trends history;
  private final HostWatch hosts;
  private final SavedFilters saved;
  private final TimeMachine past;
  private final WatchedServers watched;
  private final ReadOnlyObjectWrapper<@Nullable SavedFilter> view = new ReadOnlyObjectWrapper<>();
  private @Nullable Task turning;
  private final ReadOnlyObjectWrapper<List<Trend>> trends = new ReadOnlyObjectWrapper<>(List.of());
  private final List<Runnable> listening = new ArrayList<>();
  private List<RegionModel> regions = List.of();
  private @Nullable Task ticking;
  private boolean waiting;
  private boolean making;
  private boolean again;

  /**
   * @param history how the open clouds went
   * @param saved the person's filters
   * @param past shows the wall of another moment while that is wanted
   * @param watched the servers that stand among the trends by name
   */
  public WallPage(
      TaskRunner tasks,
      Trends history,
      SavedFilters saved,
      TimeMachine past,
      WatchedServers watched) {
    this.saved = saved;
    this.past = past;
    this.watched = watched;
    this.tasks = tasks;
    this.history = history;
    hosts = new HostWatch(tasks, InstantSource.system(), this::make);
    history.countProperty().subscribe(_ -> tellTrends());
    watched.revisionProperty().subscribe(_ -> tellTrends());
    by.subscribe(this::make);
    colour.subscribe(this::make);
    past.onProperty().subscribe(_ -> turned());
    past.shownProperty().subscribe(_ -> make());
  }

  /** What shows the wall as it was at a moment. */
  public TimeMachine past() {
    return past;
  }

  private void turned() {
    tellTrends();
    make();
  }

  @Override
  public String id() {
    return "wall";
  }

  @Override
  public String title() {
    return Text.of("nav.wall");
  }

  @Override
  public boolean isOfWholeClouds() {
    return true;
  }

  /** What the servers of a group have in common. */
  public ObjectProperty<Column> byProperty() {
    return by;
  }

  public ObjectProperty<WallColour> colourProperty() {
    return colour;
  }

  public ReadOnlyObjectProperty<WallPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** What needs a person, the worst first. */
  public ObservableList<WallHealth> health() {
    return health;
  }

  /** The saved view that is shown in its turn; null: every server is. */
  public ReadOnlyObjectProperty<@Nullable SavedFilter> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Shows every server and each saved view of the shown clouds in turn, or no longer. */
  public void takeTurns(boolean turns) {
    if (turning != null) {
      turning.cancel();
      turning = null;
    }
    view.set(null);
    if (turns) {
      turning = tasks.every(TURN, this::nextView);
    }
    make();
  }

  /** Shows the next one now. */
  public void nextView() {
    List<@Nullable SavedFilter> views = new ArrayList<>();
    views.add(null);
    regions.stream()
        .map(region -> region.session().cloudName())
        .distinct()
        .forEach(cloud -> views.addAll(saved.of(cloud)));
    views.addAll(saved.of(SavedFilter.ALL_CLOUDS));
    view.set(views.get((views.indexOf(view.get()) + 1) % views.size()));
    make();
  }

  /** How the shown clouds went in the last hours; of the past nothing is told. */
  public ReadOnlyObjectProperty<List<Trend>> trendsProperty() {
    return trends.getReadOnlyProperty();
  }

  /** Since when that was looked at. */
  public Instant trendsSince() {
    return history.since();
  }

  private void tellTrends() {
    if (!regions.isEmpty()) {
      trends.set(past.onProperty().get() ? List.of() : now());
    }
  }

  private List<Trend> now() {
    List<Trend> all = new ArrayList<>(history.of(regions));
    all.addAll(WatchedTrends.of(watched, regions));
    all.sort(Comparator.comparing(Trend::kind));
    return all;
  }

  /** Watches a server no longer, by its key. */
  public void leave(String server) {
    watched.leave(server);
  }

  /** The clouds that are shown, as a person knows them. */
  public ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** What the wall may be grouped by: fields, then keys of metadata that occur. */
  public List<Column> groupings() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                ServerColumn.ZONE,
                ServerColumn.HOST,
                ServerColumn.PROJECT,
                ServerColumn.FLAVOR,
                ServerColumn.IMAGE,
                ServerColumn.STATUS,
                ServerColumn.REGION,
                ServerColumn.CLOUD));
    TreeSet<String> keys = new TreeSet<>(NaturalOrder.INSTANCE);
    rows().forEach(row -> keys.addAll(row.server().metadata().keySet()));
    keys.stream().limit(MOST_KEYS).forEach(key -> columns.add(new MetadataColumn(key)));
    return columns;
  }

  /** What colours may tell: how servers and their hosts stand, then any field. */
  public List<WallColour> colours() {
    List<WallColour> all = new ArrayList<>(List.of(StateColour.values()));
    all.addAll(List.of(LoadColour.values()));
    groupings().stream()
        .filter(column -> column != ServerColumn.STATUS)
        .forEach(column -> all.add(new FieldColour(column)));
    return all;
  }

  @Override
  public void show(List<RegionModel> asked) {
    if (asked.equals(regions)) {
      return;
    }
    listening.forEach(Runnable::run);
    listening.clear();
    if (ticking != null) {
      ticking.cancel();
      ticking = null;
    }
    regions = List.copyOf(asked);
    place.set(
        String.join(
            ", ",
            regions.stream().map(region -> region.session().shownName()).distinct().toList()));
    if (regions.isEmpty()) {
      picture.set(WallPicture.NOTHING);
      health.clear();
      trends.set(List.of());
      return;
    }
    regions.forEach(region -> listening.add(region.listen(_ -> soon())));
    ticking = tasks.every(TICK, this::make);
    tellTrends();
    make();
  }

  private void soon() {
    if (!waiting) {
      waiting = true;
      tasks.after(
          BREATH,
          () -> {
            waiting = false;
            make();
          });
    }
  }

  /** The servers of now, or of the moment that is shown. */
  private List<ServerRow> rows() {
    if (past.onProperty().get()) {
      return past.shownProperty().get().rows();
    }
    List<ServerRow> rows = new ArrayList<>();
    regions.forEach(region -> rows.addAll(region.rows()));
    return rows;
  }

  private void make() {
    if (regions.isEmpty()) {
      return;
    }
    List<ServerRow> rows = rows();
    List<WallHealth> now = past.onProperty().get() ? WallHealth.then(rows) : WallHealth.of(regions);
    if (!now.equals(health)) {
      health.setAll(now);
    }
    if (making) {
      again = true;
      return;
    }
    making = true;
    SavedFilter seen = view.get();
    Column column = by.get();
    WallColour tone = colour.get();
    HostLoads loads = tone instanceof LoadColour ? loads() : HostLoads.NONE;
    List<RegionModel> of = regions;
    tasks.run(
        () -> WallPicture.of(seenIn(seen, rows), column, tone, loads),
        made -> {
          if (of.equals(regions)) {
            picture.set(made);
          }
          ended();
        },
        e -> {
          ended();
          throw new IllegalStateException(e);
        });
  }

  /** The record does not tell how full hosts were. */
  private HostLoads loads() {
    return past.onProperty().get()
        ? new HostLoads(Map.of(), Text.of("wall.load.past"))
        : hosts.of(regions);
  }

  private static List<ServerRow> seenIn(@Nullable SavedFilter view, List<ServerRow> rows) {
    if (view == null) {
      return rows;
    }
    ServerFilter filter = ServerFilter.parse(view.filter());
    return rows.stream().filter(filter).toList();
  }

  private void ended() {
    making = false;
    if (again) {
      again = false;
      make();
    }
  }
}
