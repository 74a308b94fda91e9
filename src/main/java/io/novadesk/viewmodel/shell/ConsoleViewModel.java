package io.novadesk.viewmodel.shell;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.SavedFilter;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.commands.CommandForms;
import io.novadesk.viewmodel.detail.HistoryViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import io.novadesk.viewmodel.export.ExportViewModel;
import io.novadesk.viewmodel.flavors.FlavorActionsViewModel;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.ImageActionsViewModel;
import io.novadesk.viewmodel.images.ImagesViewModel;
import io.novadesk.viewmodel.json.JsonToolViewModel;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.metadata.MatrixTarget;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.metadata.MetadataEditors;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.overview.OverviewViewModel;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The whole main window: the open clouds and what is chosen of them. */
public final class ConsoleViewModel {
  private final TaskRunner tasks;
  private final ObservableList<Session> sessions = FXCollections.observableArrayList();
  private final ObservableList<Session> sessionsView =
      FXCollections.unmodifiableObservableList(sessions);
  private final Map<Session, List<RegionModel>> regions = new LinkedHashMap<>();
  private final SavedFilters savedFilters;
  private final PaletteViewModel palette;
  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final ActionsViewModel actions;
  private final ServerDetailViewModel detail;
  private final HistoryViewModel history;
  private final ImagesViewModel images;
  private final ImageActionsViewModel imageActions;
  private final FlavorsViewModel flavors = new FlavorsViewModel();
  private final FlavorActionsViewModel flavorActions;
  private final JsonToolViewModel jsonTool;
  private final OverviewViewModel overview;
  private final KeyPairsViewModel keyPairs;
  private final ServerGroupsViewModel serverGroups;
  private final OperationsViewModel operations;
  private final PlansViewModel plans;
  private final MetadataEditors serverMetadata = new MetadataEditors();
  private final MetadataEditors imageMetadata = new MetadataEditors();
  private final ExchangesViewModel exchanges;
  private final StatusViewModel status;
  private final ProductionViewModel production;
  private final ProjectScope projects;
  private final CommandForms forms;

  /**
   * @param curl writes an exchange as a command for a shell
   * @param ledger keeps what is in flight for the next start
   */
  public ConsoleViewModel(TaskRunner tasks, Function<Exchange, String> curl, Ledger ledger) {
    this.tasks = tasks;
    savedFilters = new SavedFilters(tasks);
    navigation = new NavigationViewModel(savedFilters);
    exchanges = new ExchangesViewModel(tasks, curl);
    servers = new ServerTableViewModel(tasks);
    actions = new ActionsViewModel(servers.selected());
    images = new ImagesViewModel(tasks);
    operations = new OperationsViewModel(tasks, ledger);
    detail = new ServerDetailViewModel(servers.selected(), operations, tasks);
    history = new HistoryViewModel(tasks, detail.rowProperty(), this::shownRegion);
    plans = new PlansViewModel(tasks, ledger, operations);
    imageActions = new ImageActionsViewModel(tasks, operations, images);
    flavorActions = new FlavorActionsViewModel(tasks, operations, flavors);
    jsonTool = new JsonToolViewModel(tasks);
    overview = new OverviewViewModel(tasks);
    keyPairs = new KeyPairsViewModel(tasks, operations);
    serverGroups = new ServerGroupsViewModel(tasks, operations);
    status = new StatusViewModel(navigation, operations, plans, tasks);
    palette = new PaletteViewModel(navigation, this::openRegions, new PaletteWays());
    forms = new CommandForms(tasks, this::give);
    projects = new ProjectScope(navigation.selectedProperty(), this::regionsOf, operations);
    production =
        new ProductionViewModel(navigation, tasks, InstantSource.system(), this::rulesChanged);
    navigation.selectedProperty().addListener((_, _, item) -> show(item));
    servers.ageProperty().subscribe(_ -> navigation.recountTimed());
    operations.onEnd(this::afterwards);
    detail.rowProperty().subscribe(this::editMetadataOf);
    detail
        .tabProperty()
        .subscribe(tab -> rereadMetadata(tab == ServerDetailViewModel.Tab.METADATA));
    images.selectedProperty().subscribe(this::editMetadataOf);
  }

  public ObservableList<Session> sessions() {
    return sessionsView;
  }

  public NavigationViewModel navigation() {
    return navigation;
  }

  public SavedFilters savedFilters() {
    return savedFilters;
  }

  /** Gives what is in the filter box a name, for the cloud that is shown. */
  public void saveFilter(String name) {
    shownCloud()
        .ifPresent(
            cloud -> {
              String text = servers.filterTextProperty().get().strip();
              savedFilters.save(new SavedFilter(cloud, name, text));
            });
  }

  /** Changes a saved filter; where its servers are shown, others may be shown at once. */
  public void changeFilter(SavedFilter former, SavedFilter now) {
    NavItem item = navigation.selectedProperty().get();
    boolean shown = item != null && navigation.savedFilter(item).equals(Optional.of(former));
    savedFilters.replace(former, now);
    if (shown) {
      navigation.select(item.id().substring(0, item.id().lastIndexOf('=') + 1) + now.name());
      show(navigation.selectedProperty().get());
    }
  }

  /** Forgets a saved filter; where its servers are shown, all are shown instead. */
  public void deleteFilter(SavedFilter filter) {
    NavItem item = navigation.selectedProperty().get();
    boolean shown = item != null && navigation.savedFilter(item).equals(Optional.of(filter));
    if (shown) {
      navigation.select(item.regions().getFirst().key() + "/servers");
    }
    savedFilters.delete(filter);
  }

  /** The cloud whose servers are shown, when it is one. */
  public Optional<String> shownCloud() {
    List<String> clouds =
        servers.regions().stream().map(r -> r.session().cloudName()).distinct().toList();
    return clouds.size() == 1 ? Optional.of(clouds.getFirst()) : Optional.empty();
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

  public ImagesViewModel images() {
    return images;
  }

  public ImageActionsViewModel imageActions() {
    return imageActions;
  }

  public FlavorsViewModel flavors() {
    return flavors;
  }

  public FlavorActionsViewModel flavorActions() {
    return flavorActions;
  }

  public JsonToolViewModel jsonTool() {
    return jsonTool;
  }

  public OverviewViewModel overview() {
    return overview;
  }

  public KeyPairsViewModel keyPairs() {
    return keyPairs;
  }

  public ServerGroupsViewModel serverGroups() {
    return serverGroups;
  }

  /** The history of servers that may be gone. */
  public HistoryViewModel history() {
    return history;
  }

  private @Nullable RegionModel shownRegion() {
    NavItem item = navigation.selectedProperty().get();
    return item == null || item.regions().isEmpty() ? null : item.regions().getFirst();
  }

  /** The editor of the selected server's metadata. */
  public MetadataEditors serverMetadata() {
    return serverMetadata;
  }

  /** The editor of the selected image's metadata. */
  public MetadataEditors imageMetadata() {
    return imageMetadata;
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

  /** The regions of every open cloud. */
  public List<RegionModel> openRegions() {
    return regions.values().stream().flatMap(List::stream).toList();
  }

  /** The regions of one open cloud. */
  public List<RegionModel> regionsOf(Session session) {
    return regions.getOrDefault(session, List.of());
  }

  /** What is asked before a command is given. */
  public CommandForms forms() {
    return forms;
  }

  /** Whose servers are shown. */
  public ProjectScope projects() {
    return projects;
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
    ProductionGuard guard = production.open(session, marking);
    List<RegionModel> models = new ArrayList<>();
    for (Region region : session.regions()) {
      models.add(new RegionModel(session, region, tasks, guard));
    }
    regions.put(session, models);
    sessions.add(session);
    exchanges.add(session.exchanges());
    navigation.add(session, models);
    plans.opened(session, models);
    models.stream().filter(model -> !model.region().hasAnswered()).forEach(this::reach);
  }

  /** Tells, by a task that can be tried again, of a region that did not answer at the login. */
  private void reach(RegionModel model) {
    operations.start(
        new Chore(
            Text.of("region.reach.title"),
            model.displayName(),
            model.key(),
            () -> {
              model.region().reach();
              return Text.of("region.reach.done");
            }),
        _ -> {});
  }

  /** Leaves a cloud; commands that it took go on there and are looked up on coming back. */
  public void close(Session session) {
    plans.closed(session);
    operations.leave(session);
    navigation.remove(session);
    regions.getOrDefault(session, List.of()).forEach(RegionModel::dispose);
    regions.remove(session);
    sessions.remove(session);
    exchanges.remove(session.exchanges());
    production.close(session);
    session.close();
    // An overview may have shown its regions beside others.
    show(navigation.selectedProperty().get());
  }

  /** Leaves every cloud and stops everything that goes on by itself. */
  public void dispose() {
    List.copyOf(sessions).forEach(this::close);
    overview.show(List.of(), 0);
    jsonTool.dispose();
    servers.dispose();
    status.dispose();
    exchanges.dispose();
  }

  /**
   * Where the person is: what is chosen in the tree, typed into the filter, selected in the table.
   */
  public Map<String, String> place() {
    Map<String, String> place = new LinkedHashMap<>();
    NavItem item = navigation.selectedProperty().get();
    place.put("tree", item == null ? "" : item.id());
    place.put("filter", servers.filterTextProperty().get());
    place.put("selection", String.join("\n", servers.selectedKeys()));
    place.put("recent", String.join("\n", palette.recent()));
    place.put("tab", detail.tabProperty().get().name());
    place.put("projects", projects.allProperty().get() ? "all" : "own");
    return place;
  }

  /** Goes where the person was, as far as it is still there. */
  public void goTo(Map<String, String> place) {
    String item = place.getOrDefault("tree", "");
    if (!item.isEmpty()) {
      navigation.select(item);
    }
    if (place.getOrDefault("projects", "").equals("all") && !projects.allProperty().get()) {
      projects.toggle();
    }
    servers.filterTextProperty().set(place.getOrDefault("filter", ""));
    palette.remember(List.of(place.getOrDefault("recent", "").split("\n", -1)));
    String selection = place.getOrDefault("selection", "");
    if (!selection.isEmpty()) {
      servers.selectKeys(List.of(selection.split("\n", -1)));
    }
    for (ServerDetailViewModel.Tab tab : ServerDetailViewModel.Tab.values()) {
      if (tab.name().equals(place.get("tab"))) {
        detail.tabProperty().set(tab);
      }
    }
  }

  /** Goes to the place in the window that something has. */
  public void goTo(Link link) {
    PaletteWays ways = new PaletteWays();
    openRegions().stream()
        .filter(region -> region.key().equals(link.region()))
        .forEach(region -> goTo(ways, region, link));
  }

  private static void goTo(PaletteWays ways, RegionModel region, Link link) {
    switch (link.kind()) {
      case IMAGE -> {
        Image image = region.image(link.id());
        if (image != null) {
          ways.toImage(region, image);
        }
      }
      case FLAVOR ->
          region.flavors().stream()
              .filter(f -> f.id().equals(link.id()))
              .findFirst()
              .ifPresent(f -> ways.toFlavor(region, f));
    }
  }

  /** Goes to one server of a region. */
  public void showServer(RegionModel region, String serverId) {
    ServerRow row = region.row(serverId);
    if (row != null) {
      showServers(region, "");
      servers.selectKeys(List.of(row.key()));
    }
  }

  /**
   * Goes to the servers of a region.
   *
   * @param filter for the filter box; empty: all
   */
  public void showServers(RegionModel region, String filter) {
    navigation.select(region.key() + "/servers");
    servers.filterTextProperty().set(filter);
  }

  /** Goes to what a bar of an overview counts. */
  public void showBar(RegionModel region, Bar bar) {
    if (bar.group().isEmpty()) {
      showServers(region, bar.filter());
    } else {
      servers.filterTextProperty().set("");
      navigation.select(bar.group());
    }
  }

  /** Sets every open region of every cloud side by side, where an overview is shown. */
  public void compareRegions() {
    overview.show(allRegions(), allRegions().size());
  }

  /** Goes to the overview of one region. */
  public void showOverview(RegionModel region) {
    navigation.select(region.key() + "/overview");
  }

  /** Hands over the servers that are shown now, with these columns. */
  public ExportViewModel export(List<Column> columns) {
    return new ExportViewModel(tasks, columns, servers.rows(), servers.selected());
  }

  /** How many servers and images have metadata edits that are not saved. */
  public int unsavedEdits() {
    return serverMetadata.unsaved() + imageMetadata.unsaved();
  }

  /** The servers of an entry of the tree, whatever the filter says, in natural order. */
  public List<ServerRow> members(NavItem item) {
    return item.regions().stream()
        .flatMap(region -> region.rows().stream())
        .filter(item.members())
        .sorted(Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE))
        .toList();
  }

  /** Asks the clouds that are shown for everything now. */
  public void refresh() {
    NavItem item = navigation.selectedProperty().get();
    if (item != null) {
      item.regions().forEach(RegionModel::refresh);
      overview.reload();
      keyPairs.reload();
      serverGroups.reload();
    }
  }

  /** What may be done is another thing now than a moment ago. */
  private void rulesChanged() {
    actions.recheck();
    imageActions.recheck();
    flavorActions.recheck();
    keyPairs.recheck();
    serverGroups.recheck();
    detail.recheck();
    editMetadataOf(detail.rowProperty().get());
    editMetadataOf(images.selectedProperty().get());
  }

  /** Gives a command that needs nothing more to each of these servers; to many as a plan. */
  public void give(Command command, List<ServerRow> to) {
    // A dialog may have stood open for longer than the cloud was unlocked.
    String readOnly = to.isEmpty() ? "" : to.getFirst().region().guard().whyNot();
    if (!readOnly.isEmpty()) {
      operations.refuse(Text.of("action." + command.action()), to.getFirst().name(), readOnly);
    } else if (to.size() == 1) {
      operations.start(command, to.getFirst());
    } else if (!to.isEmpty()) {
      plans.run(command, to);
    }
  }

  /** How many commands are in flight or have still to be sent. */
  public int inFlight() {
    return operations.runningProperty().get() - operations.jobs() + plans.unfinished();
  }

  /** The flavors that a server can be resized to, small to large, its own among them. */
  public List<Flavor> flavorsFor(ServerRow row) {
    return row.region().flavors().stream().sorted(FlavorsViewModel.BY_SIZE).toList();
  }

  /** Images of the server's region that were made from it, newest first. */
  public List<Image> snapshotsOf(ServerRow row) {
    return row.region().images().stream()
        .filter(image -> row.server().id().equals(image.serverId()))
        .sorted(
            Comparator.comparing(Image::created, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  private void show(@Nullable NavItem item) {
    if (item == null) {
      servers.show(List.of(), _ -> false);
    } else if (item.showsServers()) {
      servers.show(item.regions(), item.members());
    }
    images.show(regionOf(item, NavItem.Kind.IMAGES));
    flavors.show(regionOf(item, NavItem.Kind.FLAVORS));
    overview.show(
        item == null || item.kind() != NavItem.Kind.OVERVIEW
            ? List.of()
            : item.regions().size() == 1 ? item.regions() : allRegions(),
        allRegions().size());
    keyPairs.show(regionOf(item, NavItem.Kind.KEY_PAIRS));
    serverGroups.show(regionOf(item, NavItem.Kind.SERVER_GROUPS));
  }

  /** Of every open cloud, to stand side by side. */
  private List<RegionModel> allRegions() {
    return regions.values().stream().flatMap(List::stream).toList();
  }

  private static @Nullable RegionModel regionOf(@Nullable NavItem item, NavItem.Kind kind) {
    return item != null && item.kind() == kind ? item.regions().getFirst() : null;
  }

  /**
   * A change of metadata alone may not count as a change of the server, so looking at it reads it
   * again.
   */
  private void rereadMetadata(boolean looking) {
    MetadataViewModel editor = serverMetadata.currentProperty().get();
    if (looking && editor != null) {
      editor.reload();
    }
  }

  private void editMetadataOf(@Nullable ServerRow row) {
    if (row == null) {
      serverMetadata.none();
      return;
    }
    serverMetadata.show(
        row.key(),
        row.server().metadata(),
        () -> whyNoMetadata(row),
        () ->
            new MetadataViewModel(
                tasks,
                row.region().region().servers().metadata(),
                row.server().id(),
                row.server().metadata(),
                row.region().limit("maxServerMeta"),
                _ -> row.region().reread(row.server().id())));
  }

  private void editMetadataOf(@Nullable Image image) {
    RegionModel region = images.regionProperty().get();
    if (image == null || region == null) {
      imageMetadata.none();
      return;
    }
    imageMetadata.show(
        region.key() + "/" + image.id(),
        image.properties(),
        region.guard()::whyNot,
        () ->
            new MetadataViewModel(
                tasks,
                region.region().images().metadata(),
                image.id(),
                image.properties(),
                region.limit("maxImageMeta"),
                _ -> region.readImages()));
  }

  /** The metadata of these servers, to be edited together. */
  public MatrixViewModel matrix(List<ServerRow> of) {
    MatrixViewModel matrix = new MatrixViewModel(tasks, of.stream().map(this::target).toList());
    of.stream()
        .map(ServerRow::region)
        .distinct()
        .forEach(
            region -> {
              Subscription guard =
                  region.guard().readOnlyProperty().subscribe(_ -> matrix.recheck());
              matrix.atEnd(guard::unsubscribe);
              matrix.atEnd(
                  region.listen(
                      changes -> {
                        for (RowChange change : changes) {
                          ServerRow after = change.after();
                          if (after != null) {
                            matrix.refreshed(after.key(), after.server().metadata());
                          }
                        }
                      }));
            });
    return matrix;
  }

  private MatrixTarget target(ServerRow row) {
    String id = row.server().id();
    return new MatrixTarget(
        row.key(),
        row.name(),
        row.region().region().servers().metadata(),
        id,
        row.server().metadata(),
        row.region().limit("maxServerMeta"),
        () -> whyNoMetadata(row),
        _ -> row.region().reread(id));
  }

  private static String whyNoMetadata(ServerRow row) {
    return switch (ActionsViewModel.check(ServerAction.EDIT_METADATA, row)) {
      case Legality.Allowed _ -> "";
      case Legality.Refused(String reason) -> reason;
    };
  }

  private void afterwards(CommandRow row) {
    actions.recheck();
    if (row.command() instanceof Command.Snapshot || row.command() instanceof Command.Backup) {
      row.region().readImages();
    }
    detail.ended(row);
  }

  private final class PaletteWays implements PaletteViewModel.Destinations {
    @Override
    public void toServer(ServerRow row) {
      if (!servers.rows().contains(row)) {
        servers.filterTextProperty().set("");
        navigation.select(row.region().key() + "/servers");
      }
      servers.reveal(row);
    }

    @Override
    public void toImage(RegionModel region, Image image) {
      navigation.select(region.key() + "/images");
      images.filterTextProperty().set("");
      images.select(image);
    }

    @Override
    public void toFlavor(RegionModel region, Flavor flavor) {
      navigation.select(region.key() + "/flavors");
      flavors.filterTextProperty().set(flavor.name());
    }
  }
}
