package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.detail.HistoryDialog;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.detail.ServerDetailView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.navigation.NavigationView;
import io.novadesk.view.operations.FailureNotice;
import io.novadesk.view.operations.PasswordOnce;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.palette.PaletteView;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
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
import io.novadesk.viewmodel.navigation.Page;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
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
  private final ConsoleViewModel model;
  private final BorderPane content = new BorderPane();
  private final ModalHost modal = new ModalHost(content);
  private final NavigationView navigation;
  private final ServerTableView servers;
  private final ServerDetailView detail;
  private final MetadataPane serverMetadata;
  private final PageViews pages;
  private final Drawer drawer;
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
    pages = new PageViews(model.pages(), model.ways(), model.metadata(), modal);
    navigation = new NavigationView(model.navigation(), filters, this::planFor, pages::icon);
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
    serverMetadata = new MetadataPane(model.metadata().servers());
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
    statusBar = new StatusBar(model.status());

    serversAndDetail = new SplitPane(servers, detail);
    serversAndDetail.setDividerPositions(DETAIL_SHARE);
    SplitPane.setResizableWithParent(detail, false);

    drawer = new Drawer(model, centre);
    SplitPane.setResizableWithParent(navigation, false);
    main.getItems().setAll(navigation, drawer.split());
    main.setDividerPositions(0.185);

    palette = new PaletteView(model.palette(), modal);
    passwords = new PasswordOnce(modal, model.operations().passwords());
    band = new ProductionBand(model.production());
    menuBar = menus(commands, filters);
    content.setTop(new VBox(menuBar, actionBar, band));
    failures = new FailureNotice(main, model.operations(), model.plans(), drawer::showExchangesOf);
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
    Map<String, SplitPane> splits = new HashMap<>(pages.splits());
    splits.put("tree", main);
    splits.put("drawer", drawer.split());
    splits.put("server-detail", serversAndDetail);
    return splits;
  }

  /**
   * The tables whose columns a person may arrange, by a name that stays from one start to the next.
   */
  public Map<String, TableView<?>> tables() {
    Map<String, TableView<?>> tables = new HashMap<>(pages.tables());
    tables.put("servers", servers.table());
    return tables;
  }

  public void showTasks() {
    drawer.showTasks();
  }

  public void showExchanges() {
    drawer.showExchanges();
  }

  /** Opens the tool for JSON, with room to work in. */
  public void showJson() {
    drawer.showJson();
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
    pages.dispose();
    drawer.dispose();
    serverMetadata.dispose();
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
    Node shown = shown();
    if (centre.getChildren().size() != 1 || centre.getChildren().getFirst() != shown) {
      centre.getChildren().setAll(shown);
    }
    // What is not about servers has a bar of its own.
    actionBar.setVisible(shown == serversAndDetail);
    actionBar.setManaged(shown == serversAndDetail);
  }

  private Node shown() {
    if (model.plans().pageProperty().get() != null) {
      return plans;
    }
    PageView page = pageView();
    return page == null ? serversAndDetail : page.node();
  }

  /** Of the page that the chosen entry of the tree leads to; null: it leads to servers. */
  private @Nullable PageView pageView() {
    NavItem item = model.navigation().selectedProperty().get();
    Page page = item == null ? null : item.page();
    return page == null ? null : pages.of(page);
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
      drawer.showExchange(requestId);
    }
  }

  /** Where servers of several projects stand in one list, it says whose each is. */
  private void showProjects(boolean all) {
    servers.columns().show(ServerColumn.PROJECT, all);
  }

  private void focusFilter() {
    PageView page = pageView();
    if (page == null) {
      servers.focusFilter();
    } else {
      page.focusFilter();
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
            item("menu.drawer", "Shortcut+J", drawer::toggle),
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
