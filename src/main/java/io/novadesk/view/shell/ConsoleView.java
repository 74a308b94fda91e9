package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.compare.ComparePane;
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
import io.novadesk.view.parts.ClickTail;
import io.novadesk.view.parts.ExportDialog;
import io.novadesk.view.parts.FoldingSplit;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.view.plans.PlanPane;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.view.servers.CopyMenu;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.view.settings.SettingsDialog;
import io.novadesk.view.settings.ShortcutsDialog;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.settings.ShortcutsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

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

    /** Offers the other projects of the cloud that is shown. */
    void switchProject();

    /** Opens an address in the person's browser. */
    void browse(String address);

    void about();

    void quit();
  }

  private static final double DETAIL_SHARE = 0.565;
  private static final double WIDEST_TREE = 0.3;

  /** The names of all places are whole in every language. */
  private static final double NARROWEST_TREE = 224;

  private static final Duration NOTICE_STAYS = Duration.seconds(10);

  private final ConsoleViewModel model;
  private final SettingsViewModel settings;
  private final BorderPane content = new BorderPane();
  private final ModalHost modal = new ModalHost(content);
  private final NavigationView navigation;
  private final ServerTableView servers;
  private final ServerDetailView detail;
  private final MetadataPane serverMetadata;
  private final ComparePane compare;
  private final PageViews pages;
  private final Drawer drawer;
  private final ActionBar actionBar;
  private final PaletteView palette;
  private final MainMenu menu;
  private final StatusBar statusBar;
  private final FailureNotice failures;
  private final PasswordOnce passwords;
  private final SecretClip secrets;
  private final ProductionBand band;
  private final ProductionFrame frame;
  private final FoldingSplit serversAndDetail;
  private final ClickTail detailTail;
  private final BorderPane serversPage;
  private final StackPane centre = new StackPane();
  private final SplitPane main = new SplitPane();
  private final Subscription widenTree;
  private final PlanPane plans;
  private final Outside outside;
  private final ChangeListener<Boolean> onAllProjects = (_, _, all) -> showProjects(all);
  private final ListChangeListener<ServerRow> onSelected = _ -> showDetail();
  private final ChangeListener<@Nullable NavItem> onItem = (_, _, _) -> showCentre();
  private final ChangeListener<PlansViewModel.@Nullable Page> onPlan =
      (_, _, page) -> showPlan(page);

  public ConsoleView(ConsoleViewModel model, SettingsViewModel settings, Commands commands) {
    this.model = model;
    this.settings = settings;
    outside = new OutsideOfDetail(commands);
    modal.shows(this::here);
    ServerDialogs dialogs = new ServerDialogs(model, settings, modal, this::focusDetail);
    band = new ProductionBand(model.production());
    actionBar = new ActionBar(model.actions(), dialogs::perform);
    FilterDialogs filters = new FilterDialogs(model, modal);
    pages = new PageViews(model.pages(), model.ways(), model.metadata(), modal);
    navigation = new NavigationView(model.navigation(), filters, this::planFor, pages::icon);
    plans = new PlanPane(model.plans());
    servers =
        new ServerTableView(
            model.servers(),
            new ServerTableView.Tools(filters::save, this::chooseColumns, this::export),
            new ServerTableView.WaysOn(
                model.emptyPlace(),
                commands::launch,
                model.projects()::toggle,
                this::goToExchanges),
            model.savedFilters().problemProperty());
    actionBar.lead(commands::launch, model.whyNothingNew());
    servers.table().setContextMenu(contextMenu(commands));
    serverMetadata = new MetadataPane(model.metadata().servers());
    compare = new ComparePane(model.compare());
    detail =
        new ServerDetailView(
            model.detail(),
            model.servers(),
            serverMetadata,
            compare,
            dialogs::perform,
            outside,
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
    statusBar = new StatusBar(model.status(), commands::switchProject);

    detailTail = new ClickTail(detail);
    serversAndDetail = new FoldingSplit(Orientation.HORIZONTAL, servers, detail, DETAIL_SHARE);
    // Tab goes through them in this order.
    serversPage = new BorderPane();
    serversPage.setTop(actionBar);
    serversPage.setCenter(serversAndDetail.pane());

    // The bars lie beside the tree, so that it never moves when another place has others.
    BorderPane place = new BorderPane();
    place.setTop(new VBox(new LoginBand(model.logins()), band));
    place.setCenter(centre);
    secrets = new SecretClip(() -> settings.preferences().clipboardClearsAfter());
    passwords = new PasswordOnce(modal, model.operations().passwords(), secrets);
    drawer = new Drawer(model, place, passwords::showWhenFree, dialogs::perform);
    PlaceArrows arrows = new PlaceArrows(model.places(), this::back, this::forward);
    arrows.minHeightProperty().bind(actionBar.heightProperty());
    content.addEventFilter(MouseEvent.MOUSE_PRESSED, arrows::take);
    VBox places = new VBox(arrows, navigation);
    VBox.setVgrow(navigation, Priority.ALWAYS);
    SplitPane.setResizableWithParent(places, false);
    main.getItems().setAll(places, drawer.root());
    main.setDividerPositions(0.185);
    Look.keep(navigation.minWidthProperty(), NARROWEST_TREE);
    widenTree =
        Look.scale().subscribe((was, now) -> widenTree(now.doubleValue() / was.doubleValue()));

    palette =
        new PaletteView(
            model.palette(),
            modal,
            (icon, status) -> {
              StatusLook look = StatusLook.of(status);
              icon.setIconCode(look.icon());
              icon.getStyleClass().add(look.styleClass());
            });
    model.palette().actsBy(new PaletteActs(model, dialogs::perform));
    menu = new MainMenu(model, settings, this, commands, filters, actionBar.menuItems());
    content.setTop(menu.bar());
    failures =
        new FailureNotice(
            NOTICE_STAYS,
            model.operations(),
            model.plans(),
            drawer::showExchangesOf,
            this::showNotes);
    content.setCenter(main);
    AwayBand away = new AwayBand(model.away(), this::goToExchanges);
    statusBar.visibleProperty().bind(failures.visibleProperty().or(away.visibleProperty()).not());
    StackPane foot = new StackPane(statusBar, away, failures);
    foot.getStyleClass().add("foot");
    content.setBottom(foot);
    frame = new ProductionFrame(content, model.production());
    model.navigation().selectedProperty().addListener(onItem);
    model.plans().pageProperty().addListener(onPlan);
    model.projects().allProperty().addListener(onAllProjects);
    model.servers().selected().addListener(onSelected);
    model.places().onGone(failures::tellInPassing);
    model.compare().metadata().onTrouble(failures::tellInPassing);
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
    splits.put("server-detail", serversAndDetail.pane());
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

  /** Gives the room of what has nothing to show to the table. */
  public void foldWhatIsEmpty() {
    drawer.foldIfEmpty();
    if (model.servers().selected().isEmpty()) {
      serversAndDetail.shut();
    }
  }

  public void showTasks() {
    drawer.showTasks();
  }

  public void showExchanges() {
    drawer.showExchanges();
  }

  void goToTasks() {
    drawer.showTasks();
    drawer.focus();
  }

  void goToExchanges() {
    drawer.showExchanges();
    drawer.focus();
  }

  /** Opens the tool for JSON, with room to work in. */
  public void showJson() {
    drawer.showJson();
  }

  /** Tells of a mistake of the program itself, with a report to hand on. */
  public void tellSlip(String sentence, String report) {
    failures.tellSlip(sentence, report);
  }

  /** Tells something about the person's own files, until it is read. */
  public void tell(String sentence) {
    failures.tell(sentence);
  }

  public void dispose() {
    model.navigation().selectedProperty().removeListener(onItem);
    model.plans().pageProperty().removeListener(onPlan);
    model.projects().allProperty().removeListener(onAllProjects);
    model.servers().selected().removeListener(onSelected);
    widenTree.unsubscribe();
    plans.dispose();
    navigation.dispose();
    servers.dispose();
    detail.dispose();
    compare.dispose();
    pages.dispose();
    drawer.dispose();
    serverMetadata.dispose();
    actionBar.dispose();
    menu.dispose();
    statusBar.dispose();
    failures.dispose();
    passwords.dispose();
    secrets.dispose();
    band.dispose();
    frame.dispose();
  }

  /** Names in the tree need more room as they grow. */
  private void widenTree(double times) {
    main.setDividerPosition(0, Math.min(WIDEST_TREE, main.getDividerPositions()[0] * times));
  }

  /** From the first selection on it stays, so that nothing moves with each click. */
  private void showDetail() {
    if (!model.servers().selected().isEmpty() && !serversAndDetail.isOpen()) {
      serversAndDetail.open();
      detailTail.cut();
    }
  }

  private void showPlan(PlansViewModel.@Nullable Page page) {
    showCentre();
    if (page != null) {
      plans.focusFirst();
    } else if (centre.getChildren().getFirst() == serversPage) {
      servers.table().requestFocus();
    }
  }

  private void showCentre() {
    Node shown = shown();
    if (centre.getChildren().size() != 1 || centre.getChildren().getFirst() != shown) {
      centre.getChildren().setAll(shown);
    }
  }

  private Node shown() {
    if (model.plans().pageProperty().get() != null) {
      return plans;
    }
    PageView page = pageView();
    return page == null ? serversPage : page.node();
  }

  /** Of the page that the chosen entry of the tree leads to; null: it leads to servers. */
  private @Nullable PageView pageView() {
    NavItem item = model.navigation().selectedProperty().get();
    Page page = item == null ? null : item.page();
    return page == null ? null : pages.of(page);
  }

  void back() {
    model.places().back();
    focusList();
  }

  void forward() {
    model.places().forward();
    focusList();
  }

  /** The keyboard was in what may have gone. */
  private void focusList() {
    PageView page = pageView();
    TableView<?> list = page == null ? servers.table() : page.table();
    if (list != null) {
      list.requestFocus();
    }
  }

  void showHistory() {
    new HistoryDialog(model.history(), modal, outside).show();
  }

  /** Gives the keyboard to what the chosen tab of the detail shows. */
  void focusDetail() {
    ServerRow row = model.detail().rowProperty().get();
    if (row != null && shown() != serversPage) {
      model.plans().closePage();
      model.ways().toServer(row);
    }
    detail.focusContent();
  }

  void toggleDrawer() {
    drawer.toggle();
  }

  private @Nullable CloudPlace here() {
    NavItem item = model.navigation().selectedProperty().get();
    List<RegionModel> selected =
        model.servers().selected().stream().map(ServerRow::region).distinct().toList();
    boolean servers = item != null && item.page() == null && !selected.isEmpty();
    return item == null ? null : CloudPlace.of(servers ? selected : item.regions());
  }

  private void showNotes(String sentences) {
    FormDialog dialog =
        new FormDialog(
            modal,
            "notes",
            Text.of("notice.title"),
            sentences,
            new Region(),
            Text.of("close"),
            false);
    dialog.show(dialog.acceptButton(), () -> {});
  }

  private void planFor(NavItem item) {
    model.plans().draft(ServerAction.REBOOT_SOFT, model.members(item));
  }

  private ContextMenu contextMenu(Commands commands) {
    MenuItem like = ServerMenuItems.launchLike(model, commands);
    like.setId("context-launch-like");
    ContextMenu context = new ContextMenu(actionBar.menuItems().toArray(MenuItem[]::new));
    context
        .getItems()
        .addAll(
            new SeparatorMenuItem(),
            new CopyMenu(model.servers()),
            servers.filterBy(),
            like,
            ServerMenuItems.guestPassword(model, modal));
    return context;
  }

  /** Plans for what is selected; where nothing or one is, for all that the table shows. */
  void planForShown() {
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
    public @Nullable LinkCard card(Link link) {
      return model.card(link);
    }

    @Override
    public void serversWith(LinkCard card) {
      model.serversWith(card);
    }

    @Override
    public void browse(String address) {
      commands.browse(address);
    }

    @Override
    public boolean copySecret(String secret) {
      return !secrets.copy(secret).isZero();
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

  void focusFilter() {
    PageView page = pageView();
    if (page == null) {
      servers.focusFilter();
    } else {
      page.focusFilter();
    }
  }

  /** Opens the box that leads everywhere. */
  public void openPalette() {
    palette.open(MenuCommands.of(menu.bar()));
  }

  void showSettings() {
    new SettingsDialog(settings, modal).show();
  }

  void showShortcuts() {
    new ShortcutsDialog(new ShortcutsViewModel(settings, Keys::shown), modal).show();
  }

  void chooseColumns() {
    servers.chooseColumns(modal);
  }

  void export() {
    PageView page = pageView();
    if (page == null) {
      new ExportDialog(model.export(servers.columns().shown()), modal).show();
    } else {
      page.export();
    }
  }
}
