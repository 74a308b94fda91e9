package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.alarms.Alarms;
import io.novadesk.viewmodel.alarms.Notices;
import io.novadesk.viewmodel.base.FirstReason;
import io.novadesk.viewmodel.compare.CompareViewModel;
import io.novadesk.viewmodel.detail.HistoryViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import io.novadesk.viewmodel.export.ExportViewModel;
import io.novadesk.viewmodel.json.JsonToolViewModel;
import io.novadesk.viewmodel.metadata.MetadataDesk;
import io.novadesk.viewmodel.morning.MorningViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import io.novadesk.viewmodel.places.Places;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.record.PastRoom;
import io.novadesk.viewmodel.script.ScriptRoom;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.vitals.AwakeClock;
import io.novadesk.viewmodel.vitals.WatchedServers;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The whole main window: the open clouds and what is chosen of them. */
public final class ConsoleViewModel {
  private final TaskRunner tasks;
  private final OpenClouds clouds = new OpenClouds();
  private final FilterKeeping filters;
  private final PaletteViewModel palette;
  private final NavigationViewModel navigation;
  private final MorningViewModel morning;
  private final ServerTableViewModel servers;
  private final ShownPlace shown;
  private final ActionsViewModel actions;
  private final ServerDetailViewModel detail;
  private final HistoryViewModel history;
  private final JsonToolViewModel jsonTool;
  private final PastRoom past;
  private final PastWays pastWays;
  private final Alarms alarms;
  private final Notices notices;
  private final WatchedServers watched;
  private final Pages pages;
  private final CompareViewModel compare;
  private final Places places;
  private final Ways ways;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final MetadataDesk metadata;
  private final ExchangesViewModel exchanges;
  private final StatusViewModel status;
  private final AwayViewModel away;
  private final ProductionViewModel production;
  private final LoginAgainViewModel logins;
  private final ProjectScope projects;
  private final ObservableValue<EmptyPlace> emptyPlace;
  private final CommandRoom commands;
  private final OwnCommandsViewModel own;
  private final ScriptRoom scripts;
  private final LastPlace lastPlace;
  private final Rules rules;
  private final ObservableValue<String> whyNothingNew;

  /**
   * @param ledger keeps what is in flight for the next start
   */
  public ConsoleViewModel(TaskRunner tasks, Ledger ledger) {
    this.tasks = tasks;
    operations = new OperationsViewModel(tasks, ledger);
    SavedFilters savedFilters = new SavedFilters(tasks);
    alarms = new Alarms(tasks, savedFilters, InstantSource.system());
    notices = new Notices(tasks, alarms, Clock.system(ZoneId.systemDefault()));
    notices.follow(operations.entries());
    past = new PastRoom(tasks, this::openRegions);
    watched =
        new WatchedServers(
            tasks, this::openRegions, new AwakeClock(System::nanoTime, InstantSource.system()));
    pages =
        Pages.of(
            tasks, operations, this::openRegions, savedFilters, past, alarms, notices, watched);
    navigation = new NavigationViewModel(savedFilters, pages.all());
    morning = new MorningViewModel(tasks, navigation);
    exchanges = new ExchangesViewModel(tasks);
    servers = new ServerTableViewModel(tasks);
    morning.belowProperty().subscribe(now -> servers.showBelow(now.clouds(), now.scope()));
    shown = new ShownPlace(navigation.selectedProperty(), servers, past, pages);
    filters = new FilterKeeping(savedFilters, navigation, servers, shown::showAgain);
    actions = new ActionsViewModel(servers.selected());
    detail = new ServerDetailViewModel(servers.selected(), operations, tasks, watched);
    plans = new PlansViewModel(tasks, ledger, operations);
    places = new Places(navigation, servers, detail, plans);
    ways = new Ways(navigation, servers, detail, pages, plans, places, this::openRegions);
    history = new HistoryViewModel(tasks, detail.rowProperty(), shown::region);
    metadata = new MetadataDesk(tasks);
    compare =
        new CompareViewModel(
            servers.selected(), actions, this::openRegions, tasks, metadata::matrix);
    jsonTool = new JsonToolViewModel(tasks);
    status = new StatusViewModel(navigation, ways, operations, plans, tasks);
    away = new AwayViewModel(navigation.selectedProperty(), tasks);
    palette = new PaletteViewModel(navigation, this::openRegions, ways);
    logins = new LoginAgainViewModel(tasks);
    own = new OwnCommandsViewModel(tasks);
    scripts =
        new ScriptRoom(
            tasks,
            this::openRegions,
            servers.filterTextProperty()::get,
            operations,
            plans,
            metadata,
            own);
    commands =
        new CommandRoom(tasks, operations, plans, this::openRegions, navigation.selectedProperty());
    metadata.onSaved(commands.undo()::saved);
    projects = new ProjectScope(navigation.selectedProperty(), this::regionsOf, operations);
    emptyPlace = EmptyPlace.following(navigation.selectedProperty(), projects, away);
    lastPlace = new LastPlace(navigation, servers, detail, palette, projects);
    rules = new Rules(actions, pages, detail, compare, metadata);
    production = new ProductionViewModel(navigation, tasks, InstantSource.system(), rules::changed);
    whyNothingNew =
        FirstReason.of(
            List.of(
                past.machine().whyNot(),
                production.whyNot(),
                away.whyNot(),
                morning.whyNothingNew()));
    actions.whileWaiting(FirstReason.of(List.of(past.machine().whyNot(), morning.whyNot())));
    pastWays =
        new PastWays(tasks, past.servers(), servers, navigation, plans, ways, this::openRegions);
    navigation.selectedProperty().addListener((_, _, item) -> places.go(() -> goTo(item)));
    plans.pageProperty().subscribe(_ -> places.go(() -> {}));
    servers.ageProperty().subscribe(_ -> navigation.recountTimed());
    operations.onEnd(rules::afterwards);
    operations.onEnd(past.records()::ended);
    plans.onItemEnd(past.records()::ended);
    followClouds();
    detail.events().seen().ask(past.records());
    history.events().seen().ask(past.records());
  }

  /** Each is told in this order. */
  private void followClouds() {
    past.records().follow(clouds.sessions());
    clouds.onOpened((session, _) -> exchanges.add(session.exchanges()));
    clouds.onOpened(navigation::add);
    clouds.onOpened(plans::opened);
    clouds.onOpened((_, regions) -> regions.forEach(this::watch));
    clouds.onLeaving(scripts::closed);
    clouds.onLeaving(plans::closed);
    clouds.onLeaving(operations::leave);
    clouds.onLeaving(session -> regionsOf(session).forEach(alarms::leave));
    clouds.onLeaving(navigation::remove);
    clouds.onLeft(places::forget);
    clouds.onLeft(commands.undo()::leave);
    clouds.onLeft(session -> exchanges.remove(session.exchanges()));
    clouds.onLeft(production::close);
    clouds.onLeft(logins::leave);
  }

  private void watch(RegionModel region) {
    region.stateProperty().subscribe(_ -> away.tell());
    region.awayProperty().subscribe(_ -> rules.changed());
    alarms.watch(region);
  }

  /** Where scripts are made, kept and played. */
  public ScriptRoom scripts() {
    return scripts;
  }

  /** The person's own commands. */
  public OwnCommandsViewModel own() {
    return own;
  }

  public ObservableList<Session> sessions() {
    return clouds.sessions();
  }

  public NavigationViewModel navigation() {
    return navigation;
  }

  /** The clouds that are on their way to being open. */
  public MorningViewModel morning() {
    return morning;
  }

  /** The filters that have a name. */
  public FilterKeeping filters() {
    return filters;
  }

  public ServerTableViewModel servers() {
    return servers;
  }

  public ActionsViewModel actions() {
    return actions;
  }

  public ServerDetailViewModel detail() {
    return detail;
  }

  /** What is told of several selected servers. */
  public CompareViewModel compare() {
    return compare;
  }

  public JsonToolViewModel jsonTool() {
    return jsonTool;
  }

  /** What regions have beside their servers. */
  public Pages pages() {
    return pages;
  }

  /** Where the past of the open clouds is looked at. */
  public PastRoom past() {
    return past;
  }

  /** The ways to the past and back. */
  public PastWays pastWays() {
    return pastWays;
  }

  /** What is wrong in the clouds that are open. */
  public Alarms alarms() {
    return alarms;
  }

  /** What finds the person. */
  public Notices notices() {
    return notices;
  }

  /** The places that the person has been to. */
  public Places places() {
    return places;
  }

  /** The ways from one place to another. */
  public Ways ways() {
    return ways;
  }

  /** The history of servers that may be gone. */
  public HistoryViewModel history() {
    return history;
  }

  /** The editors of metadata. */
  public MetadataDesk metadata() {
    return metadata;
  }

  public OperationsViewModel operations() {
    return operations;
  }

  public PaletteViewModel palette() {
    return palette;
  }

  public PlansViewModel plans() {
    return plans;
  }

  public ExchangesViewModel exchanges() {
    return exchanges;
  }

  public StatusViewModel status() {
    return status;
  }

  /** What it tells while a cloud is away. */
  public AwayViewModel away() {
    return away;
  }

  /** Why nothing can be made in the place that is shown, as a sentence; empty when it can. */
  public ObservableValue<String> whyNothingNew() {
    return whyNothingNew;
  }

  /** The regions of every open cloud. */
  public List<RegionModel> openRegions() {
    return clouds.regions();
  }

  /** The regions of one open cloud. */
  public List<RegionModel> regionsOf(Session session) {
    return clouds.regionsOf(session);
  }

  /** The open clouds, by what the person knows each again. */
  public List<CloudPlace> cloudPlaces() {
    return sessions().stream().map(cloud -> CloudPlace.of(regionsOf(cloud).getFirst())).toList();
  }

  /** Asks every cloud for changes so often while nothing moves. */
  public void refreshEvery(Duration time) {
    clouds.refreshEvery(time);
  }

  /** Where commands are given. */
  public CommandRoom commands() {
    return commands;
  }

  /** Whose servers are shown. */
  public ProjectScope projects() {
    return projects;
  }

  /** Why there is no server in the place that is shown. */
  public ObservableValue<EmptyPlace> emptyPlace() {
    return emptyPlace;
  }

  /** Where the person is, to be found again at the next start. */
  public LastPlace lastPlace() {
    return lastPlace;
  }

  /** The band over the lists while a cloud wants a login. */
  public LoginAgainViewModel logins() {
    return logins;
  }

  /** The band over production clouds. */
  public ProductionViewModel production() {
    return production;
  }

  /**
   * Shows a cloud that was just connected.
   *
   * @param marking by what the person knows it again
   */
  public void open(Session session, Marking marking) {
    openBeside(session, marking);
    navigation.enter(session);
  }

  /** Puts a cloud that was just connected beside those that are open; the person stays there. */
  public void openBeside(Session session, Marking marking) {
    session.call(marking.nickname());
    clouds.number(session);
    ProductionGuard guard = production.open(session, marking);
    List<RegionModel> models = new ArrayList<>();
    for (Region region : session.regions()) {
      models.add(new RegionModel(session, region, tasks, guard));
    }
    logins.watch(session);
    clouds.add(session, models);
  }

  /** Leaves a cloud; commands that it took go on there and are looked up on coming back. */
  public void close(Session session) {
    clouds.remove(session);
    session.close();
    // An overview may have shown its regions beside others.
    shown.showAgain();
  }

  /** Leaves every cloud and stops everything that goes on by itself. */
  public void dispose() {
    scripts.later().dispose();
    commands.deletes().dispose();
    List.copyOf(sessions()).forEach(this::close);
    pages.show(null);
    watched.dispose();
    jsonTool.dispose();
    past.dispose();
    servers.dispose();
    status.dispose();
    away.dispose();
    alarms.dispose();
    exchanges.dispose();
  }

  /** Another place in the tree leads away from the page of a plan, which goes on. */
  private void goTo(@Nullable NavItem item) {
    if (item != null) {
      plans.closePage();
    }
    shown.show(item);
  }

  /** Hands over the servers that are shown now, with these columns. */
  public ExportViewModel<ServerRow> export(List<Column> columns) {
    return new ExportViewModel<>(
        tasks,
        "servers",
        count -> Text.of("servers.count", count),
        columns,
        servers.rows(),
        servers.selected());
  }

  /** Asks the clouds that are shown for everything now. */
  public void refresh() {
    shown.refresh();
  }
}
