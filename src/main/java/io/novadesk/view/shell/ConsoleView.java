package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.detail.HistoryDialog;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.detail.ServerDetailView;
import io.novadesk.view.exchanges.ExchangesView;
import io.novadesk.view.flavors.FlavorDialogs;
import io.novadesk.view.flavors.FlavorsView;
import io.novadesk.view.groups.ServerGroupsView;
import io.novadesk.view.images.ImageDialogs;
import io.novadesk.view.images.ImagesView;
import io.novadesk.view.json.JsonToolView;
import io.novadesk.view.keypairs.KeyPairsView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.navigation.NavigationView;
import io.novadesk.view.operations.FailureNotice;
import io.novadesk.view.operations.PasswordOnce;
import io.novadesk.view.operations.TasksView;
import io.novadesk.view.overview.OverviewLinks;
import io.novadesk.view.overview.OverviewView;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.palette.PaletteView;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.plans.PlanPane;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.view.servers.CopyMenu;
import io.novadesk.view.servers.ExportDialog;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.dialogs.GuestPasswordDialog;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The main window's content: tree, tables, detail, action bar, drawer, status bar, menus. */
public final class ConsoleView {
  /** What the window itself does when a menu asks for it. */
  public interface Commands {
    void connect();

    /** Opens the page that makes new servers. */
    void launch();

    /** The same, filled with what the selected server is. */
    void launchLike();

    void disconnect();

    void switchTheme();

    /** Opens an address in the person's browser. */
    void browse(String address);

    void about();

    void quit();
  }

  private static final double DETAIL_SHARE = 0.585;
  private static final double JSON_DIVIDER = 0.45;

  /** Less of a drawer shows an exchange's frame and nothing of its answer. */
  private static final double LOWEST_EXCHANGES = 300;

  private static final double LEAST_LIST_SHARE = 0.3;

  private final ConsoleViewModel model;
  private final BorderPane content = new BorderPane();
  private final ModalHost modal = new ModalHost(content);
  private final NavigationView navigation;
  private final ServerTableView servers;
  private final ServerDetailView detail;
  private final ImagesView images;
  private final FlavorsView flavors;
  private final JsonToolView jsonTool;
  private final OverviewView overview;
  private final KeyPairsView keyPairs;
  private final ServerGroupsView serverGroups;
  private final MetadataPane serverMetadata;
  private final MetadataPane imageMetadata;
  private final ExchangesView exchanges;
  private final ActionBar actionBar;
  private final PaletteView palette;
  private final MenuBar menuBar;
  private final StatusBar statusBar;
  private final FailureNotice failures;
  private final PasswordOnce passwords;
  private final ProductionBand band;
  private final SplitPane serversAndDetail;
  private final StackPane centre = new StackPane();
  private final SplitPane main = new SplitPane();
  private final SplitPane withDrawer = new SplitPane();
  private final TabPane drawer = new TabPane();
  private final Tab tasksTab = new Tab(Text.of("drawer.tasks"));
  private final Tab exchangesTab = new Tab(Text.of("drawer.exchanges"));
  private final Tab jsonTab = new Tab(Text.of("drawer.json"));
  private final PlanPane plans;
  private final ChangeListener<Boolean> onAllProjects = (_, _, all) -> showProjects(all);
  private final ChangeListener<@Nullable NavItem> onItem = (_, _, item) -> leavePlanFor(item);
  private final ChangeListener<PlansViewModel.@Nullable Page> onPlan =
      (_, _, page) -> showPlan(page);

  public ConsoleView(ConsoleViewModel model, Commands commands) {
    this.model = model;
    ServerDialogs dialogs = new ServerDialogs(model, modal);
    actionBar = new ActionBar(model.actions(), dialogs::perform);
    FilterDialogs filters = new FilterDialogs(model, modal);
    navigation = new NavigationView(model.navigation(), filters, this::planFor);
    plans = new PlanPane(model.plans());
    servers =
        new ServerTableView(
            model.servers(),
            new ServerTableView.Tools(filters::save, this::chooseColumns, this::export),
            model.savedFilters().problemProperty());
    actionBar.lead(commands::launch);
    MenuItem like = likeItem(commands);
    like.setId("context-launch-like");
    ContextMenu context = new ContextMenu(actionBar.menuItems().toArray(MenuItem[]::new));
    context
        .getItems()
        .addAll(new SeparatorMenuItem(), new CopyMenu(model.servers()), like, guestPasswordItem());
    servers.table().setContextMenu(context);
    serverMetadata = new MetadataPane(model.serverMetadata());
    imageMetadata = new MetadataPane(model.imageMetadata());
    detail =
        new ServerDetailView(
            model.detail(),
            model.servers(),
            serverMetadata,
            dialogs::perform,
            new OutsideOfDetail(commands),
            modal);
    servers
        .table()
        .setOnKeyPressed(
            event -> {
              switch (event.getCode()) {
                case DELETE -> dialogs.perform(ServerAction.DELETE);
                case ENTER -> detail.focusTabs();
                default -> {
                  // The table's own keys.
                }
              }
            });
    detail.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            servers.table().requestFocus();
          }
        });
    images =
        new ImagesView(
            model.images(),
            model.imageActions(),
            imageMetadata,
            new ImageDialogs(model.imageActions(), modal),
            model::showServer,
            model::showServers);
    flavors =
        new FlavorsView(
            model.flavors(),
            model.flavorActions(),
            new FlavorDialogs(model.flavorActions(), modal));
    jsonTool = new JsonToolView(model.jsonTool());
    overview = new OverviewView(model.overview(), new Links());
    keyPairs = new KeyPairsView(model.keyPairs(), modal);
    serverGroups = new ServerGroupsView(model.serverGroups(), modal);
    statusBar = new StatusBar(model.status());

    serversAndDetail = new SplitPane(servers, detail);
    serversAndDetail.setDividerPositions(DETAIL_SHARE);
    SplitPane.setResizableWithParent(detail, false);

    Consumer<OperationRow> showExchangesOf =
        row -> {
          model.exchanges().showOperation(row.label());
          openDrawer(exchangesTab);
        };
    TasksView tasks = new TasksView(model.operations(), showExchangesOf, model.plans()::open);
    tasksTab.setContent(tasks);
    tasksTab.setGraphic(Icons.of(Feather.CHECK_SQUARE));
    tasksTab.setId("drawer-tasks");
    exchanges = new ExchangesView(model.exchanges());
    exchangesTab.setContent(exchanges);
    exchangesTab.setGraphic(Icons.of(Feather.REPEAT));
    exchangesTab.setId("drawer-exchanges");
    drawer.setId("drawer");
    drawer.getStyleClass().add("drawer");
    drawer.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    jsonTab.setContent(jsonTool);
    jsonTab.setGraphic(Icons.of(Feather.CODE));
    jsonTab.setId("drawer-json");
    drawer.getTabs().addAll(tasksTab, exchangesTab, jsonTab);

    withDrawer.setOrientation(Orientation.VERTICAL);
    withDrawer.getItems().setAll(centre, drawer);
    withDrawer.setDividerPositions(0.68);
    drawer.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> makeRoomFor(tab));
    SplitPane.setResizableWithParent(drawer, false);
    SplitPane.setResizableWithParent(navigation, false);
    main.getItems().setAll(navigation, withDrawer);
    main.setDividerPositions(0.185);

    palette = new PaletteView(model.palette(), modal);
    passwords = new PasswordOnce(modal, model.operations().passwords());
    band = new ProductionBand(model.production());
    menuBar = menus(commands, filters);
    content.setTop(new VBox(menuBar, actionBar, band));
    failures = new FailureNotice(main, model.operations(), model.plans(), showExchangesOf);
    content.setCenter(failures);
    content.setBottom(statusBar);
    content.getStyleClass().add("console");
    model.navigation().selectedProperty().addListener(onItem);
    model.plans().pageProperty().addListener(onPlan);
    model.projects().allProperty().addListener(onAllProjects);
    showCentre();
  }

  public StackPane root() {
    return modal.root();
  }

  public ModalHost modal() {
    return modal;
  }

  public ServerTableView servers() {
    return servers;
  }

  public NavigationView navigation() {
    return navigation;
  }

  /** The dividers, by a name that stays from one start to the next. */
  public Map<String, SplitPane> splits() {
    return Map.of(
        "tree",
        main,
        "drawer",
        withDrawer,
        "server-detail",
        serversAndDetail,
        "image-detail",
        images,
        "keypair-detail",
        keyPairs,
        "flavor-detail",
        flavors);
  }

  /**
   * The tables whose columns a person may arrange, by a name that stays from one start to the next.
   */
  public Map<String, TableView<?>> tables() {
    return Map.of(
        "servers",
        servers.table(),
        "images",
        images.table(),
        "flavors",
        flavors.table(),
        "keypairs",
        keyPairs.table(),
        "server-groups",
        serverGroups.table());
  }

  public void showTasks() {
    openDrawer(tasksTab);
  }

  public void showExchanges() {
    openDrawer(exchangesTab);
  }

  /** Opens the tool for JSON, with room to work in. */
  public void showJson() {
    openDrawer(jsonTab);
    withDrawer.setDividerPositions(Math.min(JSON_DIVIDER, withDrawer.getDividerPositions()[0]));
    jsonTool.focusInput();
  }

  /** Tells of a mistake of the program itself, with a report to hand on. */
  public void tellSlip(String sentence, String report) {
    failures.tellSlip(sentence, report);
  }

  public void dispose() {
    model.navigation().selectedProperty().removeListener(onItem);
    model.plans().pageProperty().removeListener(onPlan);
    model.projects().allProperty().removeListener(onAllProjects);
    plans.dispose();
    navigation.dispose();
    servers.dispose();
    detail.dispose();
    images.dispose();
    flavors.dispose();
    jsonTool.dispose();
    overview.dispose();
    keyPairs.dispose();
    serverGroups.dispose();
    exchanges.dispose();
    serverMetadata.dispose();
    imageMetadata.dispose();
    actionBar.dispose();
    statusBar.dispose();
    failures.dispose();
    passwords.dispose();
    band.dispose();
  }

  /** Another place in the tree leads away from the page of a plan, which goes on. */
  private void leavePlanFor(@Nullable NavItem item) {
    if (item != null) {
      model.plans().closePage();
    }
    showCentre();
  }

  private void showPlan(PlansViewModel.@Nullable Page page) {
    showCentre();
    if (page != null) {
      plans.focusFirst();
    } else if (centre.getChildren().getFirst() == serversAndDetail) {
      servers.table().requestFocus();
    }
  }

  private void showCentre() {
    NavItem item = model.navigation().selectedProperty().get();
    Node shown =
        model.plans().pageProperty().get() != null
            ? plans
            : switch (item == null ? NavItem.Kind.SERVERS : item.kind()) {
              case CLOUD, REGION, SERVERS, GROUPING, GROUP, SAVED_FILTER -> serversAndDetail;
              case OVERVIEW -> overview;
              case IMAGES -> images;
              case FLAVORS -> flavors;
              case KEY_PAIRS -> keyPairs;
              case SERVER_GROUPS -> serverGroups;
            };
    if (centre.getChildren().size() != 1 || centre.getChildren().getFirst() != shown) {
      centre.getChildren().setAll(shown);
    }
    // What is not about servers has a bar of its own.
    actionBar.setVisible(shown == serversAndDetail);
    actionBar.setManaged(shown == serversAndDetail);
  }

  private final class Links implements OverviewLinks {
    @Override
    public void bar(RegionModel region, Bar bar) {
      model.showBar(region, bar);
    }

    @Override
    public void server(RegionModel region, String serverId) {
      model.showServer(region, serverId);
    }

    @Override
    public void allRegions() {
      model.compareRegions();
    }

    @Override
    public void region(RegionModel region) {
      model.showOverview(region);
    }
  }

  private void planFor(NavItem item) {
    model.plans().draft(ServerAction.REBOOT_SOFT, model.members(item));
  }

  /** What is selected; where nothing or one is, all that the table shows. */
  private void planForShown() {
    List<ServerRow> selected = List.copyOf(model.servers().selected());
    model
        .plans()
        .draft(
            ServerAction.REBOOT_SOFT,
            selected.size() > 1 ? selected : List.copyOf(model.servers().rows()));
  }

  private void openDrawer(Tab tab) {
    if (!withDrawer.getItems().contains(drawer)) {
      withDrawer.getItems().add(drawer);
      withDrawer.setDividerPositions(0.68);
    }
    drawer.getSelectionModel().select(tab);
    makeRoomFor(tab);
  }

  /** In a low window an exchange would else show its frame only. */
  private void makeRoomFor(Tab tab) {
    double height = withDrawer.getHeight();
    if (tab == exchangesTab && height > 0 && withDrawer.getItems().contains(drawer)) {
      double room = Math.min(LOWEST_EXCHANGES / height, 1 - LEAST_LIST_SHARE);
      withDrawer.setDividerPositions(Math.min(withDrawer.getDividerPositions()[0], 1 - room));
    }
  }

  private final class OutsideOfDetail implements Outside {
    private final Commands commands;

    OutsideOfDetail(Commands commands) {
      this.commands = commands;
    }

    @Override
    public void follow(Link link) {
      model.goTo(link);
    }

    @Override
    public void browse(String address) {
      commands.browse(address);
    }

    @Override
    public void showExchanges(String requestId) {
      model.exchanges().showRequest(requestId);
      openDrawer(exchangesTab);
    }
  }

  /** Where servers of several projects stand in one list, it says whose each is. */
  private void showProjects(boolean all) {
    servers.columns().show(ServerColumn.PROJECT, all);
  }

  private void toggleDrawer() {
    if (!withDrawer.getItems().remove(drawer)) {
      openDrawer(drawer.getSelectionModel().getSelectedItem());
    }
  }

  private void focusFilter() {
    Node shown = centre.getChildren().getFirst();
    if (shown == images) {
      images.focusFilter();
    } else if (shown == flavors) {
      flavors.focusFilter();
    } else if (shown == overview) {
      overview.requestFocus();
    } else if (shown == keyPairs) {
      keyPairs.focusFilter();
    } else if (shown == serverGroups) {
      serverGroups.focusFilter();
    } else {
      servers.focusFilter();
    }
  }

  /** Opens the box that leads everywhere. */
  public void openPalette() {
    palette.open(MenuCommands.of(menuBar));
  }

  private void chooseColumns() {
    servers.chooseColumns(modal);
  }

  private void export() {
    new ExportDialog(model.export(servers.columns().shown()), modal).show();
  }

  private MenuBar menus(Commands commands, FilterDialogs filters) {
    Menu file =
        new Menu(
            Text.of("menu.file"),
            null,
            item("menu.connect", "Shortcut+O", commands::connect),
            item("menu.disconnect", "Shortcut+W", commands::disconnect),
            item("menu.quit", "Shortcut+Q", commands::quit));
    Menu server = new Menu(Text.of("menu.server"));
    server
        .getItems()
        .addAll(
            item("menu.launch", "Shortcut+N", commands::launch),
            likeItem(commands),
            guestPasswordItem(),
            new SeparatorMenuItem());
    List<MenuItem> actions = actionBar.menuItems();
    server.getItems().addAll(actions);
    server
        .getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("menu.plan", "Shortcut+Shift+P", this::planForShown),
            item("menu.production", "Shortcut+Shift+U", model.production()::toggle));
    Menu view =
        new Menu(
            Text.of("menu.view"),
            null,
            item("menu.refresh", "F5", model::refresh),
            item("menu.filter", "Shortcut+F", this::focusFilter),
            item("menu.palette", "Shortcut+K", this::openPalette),
            allProjects(),
            item("menu.saveFilter", "Shortcut+Shift+F", filters::save),
            item("menu.columns", "Shortcut+Shift+C", this::chooseColumns),
            item("menu.export", "Shortcut+Shift+S", this::export),
            item("menu.overview", "Shortcut+1", () -> tab(ServerDetailViewModel.Tab.OVERVIEW)),
            item("menu.metadata", "Shortcut+2", () -> tab(ServerDetailViewModel.Tab.METADATA)),
            item("menu.network", "Shortcut+3", () -> tab(ServerDetailViewModel.Tab.NETWORK)),
            item("menu.storage", "Shortcut+4", () -> tab(ServerDetailViewModel.Tab.STORAGE)),
            item("menu.events", "Shortcut+5", () -> tab(ServerDetailViewModel.Tab.EVENTS)),
            item(
                "events.history",
                "Shortcut+Shift+Y",
                () ->
                    new HistoryDialog(model.history(), modal, new OutsideOfDetail(commands))
                        .show()),
            item("menu.console", "Shortcut+6", () -> tab(ServerDetailViewModel.Tab.CONSOLE)),
            item(
                "menu.diagnostics", "Shortcut+7", () -> tab(ServerDetailViewModel.Tab.DIAGNOSTICS)),
            item("menu.raw", "Shortcut+8", () -> tab(ServerDetailViewModel.Tab.RAW)),
            item("menu.tasks", "Shortcut+Shift+T", this::showTasks),
            item("menu.exchanges", "Shortcut+Shift+E", this::showExchanges),
            item("menu.drawer", "Shortcut+J", this::toggleDrawer),
            item("menu.theme", "Shortcut+Shift+D", commands::switchTheme));
    Menu help = new Menu(Text.of("menu.help"), null, item("menu.about", "F1", commands::about));
    Menu tools =
        new Menu(
            Text.of("menu.tools"), null, item("menu.json", "Shortcut+Shift+J", this::showJson));
    MenuBar bar = new MenuBar(file, server, view, tools, help);
    bar.setUseSystemMenuBar(true);
    return bar;
  }

  private MenuItem likeItem(Commands commands) {
    MenuItem item = new MenuItem(Text.of("menu.launchLike"), Icons.of(Feather.COPY));
    item.setOnAction(_ -> commands.launchLike());
    item.disableProperty().bind(Bindings.size(model.servers().selected()).isNotEqualTo(1));
    return item;
  }

  private MenuItem allProjects() {
    CheckMenuItem item = new CheckMenuItem(Text.of("menu.allProjects"));
    item.setId("menu-all-projects");
    item.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+A"));
    item.selectedProperty().bind(model.projects().allProperty());
    item.disableProperty().bind(model.projects().whyNotProperty().isNotEmpty());
    MenuCommands.explain(item, model.projects().whyNotProperty());
    item.setOnAction(_ -> model.projects().toggle());
    return item;
  }

  private MenuItem guestPasswordItem() {
    MenuItem item = new MenuItem(Text.of("menu.guestPassword"), Icons.of(Feather.KEY));
    item.setOnAction(
        _ ->
            GuestPasswordDialog.ask(
                modal,
                model
                    .forms()
                    .guestPassword(
                        model.servers().selected().getFirst(), model.operations().passwords())));
    item.disableProperty().bind(Bindings.size(model.servers().selected()).isNotEqualTo(1));
    return item;
  }

  private void tab(ServerDetailViewModel.Tab tab) {
    model.detail().tabProperty().set(tab);
  }

  private static MenuItem item(String key, String accelerator, Runnable action) {
    MenuItem item = new MenuItem(Text.of(key));
    item.setAccelerator(KeyCombination.valueOf(accelerator));
    item.setOnAction(_ -> action.run());
    return item;
  }
}
