package io.novadesk.viewmodel;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.Command;
import io.novadesk.cloud.Legality;
import io.novadesk.cloud.Region;
import io.novadesk.cloud.ServerAction;
import io.novadesk.cloud.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.ImageActionsViewModel;
import io.novadesk.viewmodel.images.ImagesViewModel;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.metadata.MetadataEditors;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.overview.OverviewViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerDetailViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The whole main window: the open clouds and what is chosen of them. */
public final class ConsoleViewModel {
  private final TaskRunner tasks;
  private final ObservableList<Session> sessions = FXCollections.observableArrayList();
  private final Map<Session, List<RegionModel>> regions = new LinkedHashMap<>();
  private final NavigationViewModel navigation = new NavigationViewModel();
  private final ServerTableViewModel servers;
  private final ActionsViewModel actions;
  private final ServerDetailViewModel detail;
  private final ImagesViewModel images;
  private final ImageActionsViewModel imageActions;
  private final FlavorsViewModel flavors = new FlavorsViewModel();
  private final OverviewViewModel overview;
  private final KeyPairsViewModel keyPairs;
  private final ServerGroupsViewModel serverGroups;
  private final OperationsViewModel operations;
  private final MetadataEditors serverMetadata = new MetadataEditors();
  private final MetadataEditors imageMetadata = new MetadataEditors();
  private final ExchangesViewModel exchanges;
  private final StatusViewModel status;

  /**
   * @param curl writes an exchange as a command for a shell
   */
  public ConsoleViewModel(TaskRunner tasks, Function<Exchange, String> curl) {
    this.tasks = tasks;
    exchanges = new ExchangesViewModel(tasks, curl);
    servers = new ServerTableViewModel(tasks);
    actions = new ActionsViewModel(servers.selected());
    detail = new ServerDetailViewModel(servers.selected(), tasks);
    images = new ImagesViewModel(tasks);
    operations = new OperationsViewModel(tasks);
    imageActions = new ImageActionsViewModel(tasks, operations, images);
    overview = new OverviewViewModel(tasks);
    keyPairs = new KeyPairsViewModel(tasks, operations);
    serverGroups = new ServerGroupsViewModel(tasks, operations);
    status = new StatusViewModel(navigation, operations, tasks);
    navigation.selectedProperty().addListener((_, _, item) -> show(item));
    operations.onEnd(this::afterwards);
    detail.rowProperty().subscribe(this::editMetadataOf);
    detail
        .tabProperty()
        .subscribe(tab -> rereadMetadata(tab == ServerDetailViewModel.Tab.METADATA));
    images.selectedProperty().subscribe(this::editMetadataOf);
  }

  public ObservableList<Session> sessions() {
    return FXCollections.unmodifiableObservableList(sessions);
  }

  public NavigationViewModel navigation() {
    return navigation;
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

  public OverviewViewModel overview() {
    return overview;
  }

  public KeyPairsViewModel keyPairs() {
    return keyPairs;
  }

  public ServerGroupsViewModel serverGroups() {
    return serverGroups;
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

  /** Shows a cloud that was just connected. */
  public void open(Session session) {
    List<RegionModel> models = new ArrayList<>();
    for (Region region : session.regions()) {
      models.add(new RegionModel(session, region, tasks));
    }
    regions.put(session, models);
    sessions.add(session);
    exchanges.add(session.exchanges());
    navigation.add(session, models);
  }

  /** Leaves a cloud; commands that it took go on there. */
  public void close(Session session) {
    navigation.remove(session);
    regions.getOrDefault(session, List.of()).forEach(RegionModel::dispose);
    regions.remove(session);
    sessions.remove(session);
    exchanges.remove(session.exchanges());
    session.close();
  }

  /** Leaves every cloud and stops everything that goes on by itself. */
  public void dispose() {
    List.copyOf(sessions).forEach(this::close);
    overview.show(List.of());
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
    place.put("tab", detail.tabProperty().get().name());
    return place;
  }

  /** Goes where the person was, as far as it is still there. */
  public void goTo(Map<String, String> place) {
    String item = place.getOrDefault("tree", "");
    if (!item.isEmpty()) {
      navigation.select(item);
    }
    servers.filterTextProperty().set(place.getOrDefault("filter", ""));
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

  /** Goes to the overview of one region. */
  public void showOverview(RegionModel region) {
    navigation.select(region.key() + "/overview");
  }

  /** How many servers and images have metadata edits that are not saved. */
  public int unsavedEdits() {
    return serverMetadata.unsaved() + imageMetadata.unsaved();
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

  /** Gives a command that needs nothing more to each of these servers. */
  public void give(Command command, List<ServerRow> to) {
    to.forEach(row -> operations.start(command, row));
  }

  /** Sets the administrator's password inside the guest. */
  public void changePassword(ServerRow row, String password) {
    give(new Command.ChangePassword(Secret.of(password)), List.of(row));
  }

  /** The flavors that a server can be resized to, small to large, its own among them. */
  public List<Flavor> flavorsFor(ServerRow row) {
    return row.region().flavors().stream().sorted(FlavorsViewModel.BY_SIZE).toList();
  }

  /** A name for a snapshot taken now. */
  public static String snapshotName(ServerRow row) {
    return Text.of(
        "snapshot.name",
        row.name(),
        Ages.exact(java.time.Instant.now()).replace(' ', '_').replace(":", ""));
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
            : item.regions().size() == 1 ? item.regions() : allRegions());
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
    String whyNot =
        switch (ActionsViewModel.check(ServerAction.EDIT_METADATA, row)) {
          case Legality.Allowed _ -> "";
          case Legality.Refused(String reason) -> reason;
        };
    serverMetadata.show(
        row.key(),
        row.server().metadata(),
        whyNot,
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
        "",
        () ->
            new MetadataViewModel(
                tasks,
                region.region().images().metadata(),
                image.id(),
                image.properties(),
                region.limit("maxImageMeta"),
                _ -> region.readImages()));
  }

  private void afterwards(CommandRow row) {
    if (row.command() instanceof Command.Snapshot) {
      row.region().readImages();
    }
  }
}
