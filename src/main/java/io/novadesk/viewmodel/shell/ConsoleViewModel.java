package io.novadesk.viewmodel.shell;

import io.novadesk.cloud.command.Command;
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
import io.novadesk.viewmodel.forms.CommandForms;
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
import io.novadesk.viewmodel.record.PastTable;
import io.novadesk.viewmodel.record.PlacesCompared;
import io.novadesk.viewmodel.record.Records;
import io.novadesk.viewmodel.record.TimeMachine;
import io.novadesk.viewmodel.script.ScriptRoom;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.undo.UndoViewModel;
import io.novadesk.viewmodel.vitals.AwakeClock;
import io.novadesk.viewmodel.vitals.WatchedServers;
import io.novadesk.viewmodel.waiting.DeletesThatWait;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
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
  private final FilterOfPlace filterOfPlace;
  private final ActionsViewModel actions;
  private final ServerDetailViewModel detail;
  private final HistoryViewModel history;
  private final JsonToolViewModel jsonTool;
  private final Records records;
  private final TimeMachine past;
  private final PastTable pastServers;
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
  private final CommandForms forms;
  private final OwnCommandsViewModel own;
  private final ScriptRoom scripts;
  private final DeletesThatWait deletes;
  private final UndoViewModel undo;
  private final LastPlace lastPlace;
  private final Rules rules;
  private final ObservableValue<String> whyNothingNew;

  /**
   * @param ledger keeps what is in flight for the next start
   */
  public ConsoleViewModel(TaskRunner tasks, Ledger ledger) {
    this.tasks = tasks;
    operations = new OperationsViewModel(tasks, ledger);
    records = new Records(tasks);
    SavedFilters savedFilters = new SavedFilters(tasks);
    alarms = new Alarms(tasks, savedFilters, InstantSource.system());
    notices = new Notices(tasks, alarms, Clock.system(ZoneId.systemDefault()));
    notices.follow(operations.entries());
    past = new TimeMachine(tasks, records, Clock.system(ZoneId.systemDefault()));
    pastServers = new PastTable(tasks, past);
    watched =
        new WatchedServers(
            tasks, this::openRegions, new AwakeClock(System::nanoTime, InstantSource.system()));
    pages =
        Pages.of(
            tasks,
            operations,
            this::openRegions,
            savedFilters,
            records,
            past,
            alarms,
            notices,
            watched);
    navigation = new NavigationViewModel(savedFilters, pages.all());
    morning = new MorningViewModel(tasks, navigation);
    exchanges = new ExchangesViewModel(tasks);
    servers = new ServerTableViewModel(tasks);
    morning.belowProperty().subscribe(now -> servers.showBelow(now.clouds(), now.scope()));
    filters = new FilterKeeping(savedFilters, navigation, servers, this::show);
    filterOfPlace = new FilterOfPlace(servers.filterTextProperty(), servers.grouped().byProperty());
    actions = new ActionsViewModel(servers.selected());
    detail = new ServerDetailViewModel(servers.selected(), operations, tasks, watched);
    plans = new PlansViewModel(tasks, ledger, operations);
    places = new Places(navigation, servers, detail, plans);
    ways = new Ways(navigation, servers, detail, pages, places, this::openRegions);
    history = new HistoryViewModel(tasks, detail.rowProperty(), this::shownRegion);
    metadata = new MetadataDesk(tasks);
    compare =
        new CompareViewModel(
            servers.selected(), actions, this::openRegions, tasks, metadata::matrix);
    jsonTool = new JsonToolViewModel(tasks);
    status = new StatusViewModel(navigation, ways, operations, plans, tasks);
    away = new AwayViewModel(navigation.selectedProperty(), tasks);
    palette = new PaletteViewModel(navigation, this::openRegions, ways);
    logins = new LoginAgainViewModel(tasks);
    forms = new CommandForms(tasks, this::give, plans::begin, operations::takeUp);
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
    deletes =
        new DeletesThatWait(tasks, operations, plans, this::openRegions, InstantSource.system());
    undo = new UndoViewModel(tasks, operations, plans, navigation.selectedProperty());
    metadata.onSaved(undo::saved);
    projects = new ProjectScope(navigation.selectedProperty(), this::regionsOf, operations);
    emptyPlace =
        Bindings.createObjectBinding(
            () -> EmptyPlace.of(navigation.selectedProperty().get(), projects),
            navigation.selectedProperty(),
            projects.allProperty(),
            projects.whyNotProperty(),
            away.whyNot());
    lastPlace = new LastPlace(navigation, servers, detail, palette, projects);
    rules = new Rules(actions, pages, detail, compare, metadata);
    production = new ProductionViewModel(navigation, tasks, InstantSource.system(), rules::changed);
    whyNothingNew =
        FirstReason.of(
            List.of(past.whyNot(), production.whyNot(), away.whyNot(), morning.whyNothingNew()));
    actions.whileWaiting(FirstReason.of(List.of(past.whyNot(), morning.whyNot())));
    pastWays =
        new PastWays(tasks, pastServers, servers, navigation, plans, ways, this::openRegions);
    navigation.selectedProperty().addListener((_, _, item) -> places.go(() -> goTo(item)));
    plans.pageProperty().subscribe(_ -> places.go(() -> {}));
    servers.ageProperty().subscribe(_ -> navigation.recountTimed());
    operations.onEnd(rules::afterwards);
    operations.onEnd(records::ended);
    plans.onItemEnd(records::ended);
    records.follow(clouds.sessions());
    detail.events().seen().ask(records);
    history.events().seen().ask(records);
  }

  /** Where scripts are made, kept and played. */
  public ScriptRoom scripts() {
    return scripts;
  }

  /** Deletes that can be taken back until they are sent. */
  public DeletesThatWait deletes() {
    return deletes;
  }

  /** Takes back what was done. */
  public UndoViewModel undo() {
    return undo;
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

  /** What is kept of the clouds that are open. */
  public Records records() {
    return records;
  }

  /** Which moment of the past is shown, if one is. */
  public TimeMachine past() {
    return past;
  }

  /** The list of servers as it was. */
  public PastTable pastServers() {
    return pastServers;
  }

  /**
   * What differs between two open places; there is a cloud at least.
   *
   * @param here those of the place that comes first
   */
  public PlacesCompared placesCompared(List<RegionModel> here) {
    return new PlacesCompared(
        tasks, records, Clock.system(ZoneId.systemDefault()), this::openRegions, here);
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

  private @Nullable RegionModel shownRegion() {
    NavItem item = navigation.selectedProperty().get();
    return item == null || item.regions().isEmpty() ? null : item.regions().getFirst();
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

  /** What the person calls the clouds that an entry of the tree is about. */
  public List<String> names(NavItem item) {
    return item.clouds().stream().map(Session::shownName).toList();
  }

  /** Asks every cloud for changes so often while nothing moves. */
  public void refreshEvery(Duration time) {
    clouds.refreshEvery(time);
  }

  /** What is asked before a command is given. */
  public CommandForms forms() {
    return forms;
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
    exchanges.add(session.exchanges());
    navigation.add(session, models);
    plans.opened(session, models);
    for (RegionModel model : models) {
      model.stateProperty().subscribe(_ -> away.tell());
      model.awayProperty().subscribe(_ -> rules.changed());
      alarms.watch(model);
    }
  }

  /** Leaves a cloud; commands that it took go on there and are looked up on coming back. */
  public void close(Session session) {
    scripts.closed(session);
    plans.closed(session);
    operations.leave(session);
    regionsOf(session).forEach(alarms::leave);
    navigation.remove(session);
    clouds.remove(session);
    places.forget(session);
    undo.leave(session);
    exchanges.remove(session.exchanges());
    production.close(session);
    logins.leave(session);
    session.close();
    // An overview may have shown its regions beside others.
    show(navigation.selectedProperty().get());
  }

  /** Leaves every cloud and stops everything that goes on by itself. */
  public void dispose() {
    scripts.later().dispose();
    deletes.dispose();
    List.copyOf(sessions()).forEach(this::close);
    pages.show(null);
    watched.dispose();
    jsonTool.dispose();
    past.leave();
    pastServers.dispose();
    servers.dispose();
    status.dispose();
    away.dispose();
    alarms.dispose();
    exchanges.dispose();
  }

  /**
   * Selects a server that is made in this region, unless the person has gone elsewhere meanwhile.
   *
   * @return is told its id
   */
  public Consumer<String> expect(RegionModel region) {
    return new Arrival(navigation, servers, region)::made;
  }

  /** Goes to a server of an open cloud, from whatever page. */
  public void goTo(ServerRow row) {
    if (openRegions().contains(row.region())) {
      places.go(
          () -> {
            plans.closePage();
            ways.toServer(row);
          });
    }
  }

  /** Another place in the tree leads away from the page of a plan, which goes on. */
  private void goTo(@Nullable NavItem item) {
    if (item != null) {
      plans.closePage();
    }
    show(item);
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
    NavItem item = navigation.selectedProperty().get();
    if (item != null) {
      item.regions().forEach(RegionModel::refresh);
      pages.reload();
    }
  }

  /** Gives a command that needs nothing more to each of these servers; to many as a plan. */
  public void give(Command command, List<ServerRow> to) {
    if (to.size() == 1 && deletes.takes(command, to.getFirst())) {
      return;
    }
    if (to.size() == 1) {
      operations.start(command, to.getFirst());
    } else if (!to.isEmpty()) {
      plans.run(command, to);
    }
  }

  /** How many commands are in flight or have still to be sent. */
  public int inFlight() {
    return operations.runningProperty().get()
        - operations.jobs()
        - operations.waiting()
        + plans.unfinished();
  }

  private void show(@Nullable NavItem item) {
    if (item == null) {
      servers.show(List.of(), _ -> false);
      past.leave();
    } else if (item.showsServers()) {
      filterOfPlace.moveTo(item.id());
      servers.show(item.regions(), item.members());
      pastServers.place(item.regions(), item.members());
    } else if (item.page() == pages.wall()) {
      past.place(item.regions());
    }
    pages.show(item);
  }
}
