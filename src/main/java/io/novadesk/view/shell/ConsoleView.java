package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.view.alarms.AlarmBadge;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.navigation.NavigationView;
import io.novadesk.view.operations.FailureNotice;
import io.novadesk.view.operations.PasswordOnce;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.palette.PaletteView;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.view.plans.PlanPane;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.settings.Hint;
import io.novadesk.viewmodel.settings.HintsViewModel;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
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

    /** The ways into a cloud while none is open. */
    Entrances entrances();

    /** Offers the other projects of the cloud that is shown. */
    void switchProject();

    /** Asks for another login of its cloud, and gives the command with it. */
    void withOtherLogin(GivenCommand wanted);

    /** Shows the application credentials of whoever is logged in to the cloud that is shown. */
    void credentials();

    /** Opens an address in the person's browser. */
    void browse(String address);

    void about();

    void quit();
  }

  private static final double WIDEST_TREE = 0.3;

  /** The names of all places are whole in every language. */
  static final double NARROWEST_TREE = 224;

  private static final Duration NOTICE_STAYS = Duration.seconds(10);

  private final ConsoleViewModel model;
  private final BorderPane content = new BorderPane();
  private final ModalHost modal = new ModalHost(content);
  private final NavigationView navigation;
  private final ServersPage servers;
  private final PageViews pages;
  private final Drawer drawer;
  private final PaletteView palette;
  private final MainMenu menu;
  private final StatusBar statusBar;
  private final FailureNotice failures;
  private final PasswordOnce passwords;
  private final SecretClip secrets;
  private final ProductionBand band;
  private final ProductionFrame frame;
  private final Centre centre;
  private final SplitPane main = new SplitPane();
  private final Subscription widenTree;
  private Subscription hinting = Subscription.EMPTY;
  private Runnable foundPalette = () -> {};
  private final PlanPane plans;
  private final ConsoleDialogs dialogs;
  private final Outside outside;

  public ConsoleView(ConsoleViewModel model, SettingsViewModel settings, Commands commands) {
    this.model = model;
    secrets = new SecretClip(() -> settings.preferences().clipboardClearsAfter());
    outside = new OutsideOfDetail(model, secrets, commands::browse, this::showExchange);
    modal.shows(this::here);
    dialogs = new ConsoleDialogs(model, settings, modal, outside);
    ServerDialogs ofServers =
        new ServerDialogs(model, settings, modal, commands::withOtherLogin, this::focusDetail);
    band = new ProductionBand(model.production());
    FilterDialogs filters = new FilterDialogs(model, modal);
    pages = new PageViews(model, outside, modal);
    navigation =
        new NavigationView(
            model.navigation(),
            filters,
            new NavigationView.Acts(this::planFor, dialogs::comparePlaces, commands::credentials),
            pages::icon);
    navigation.onVisit(model.morning()::visit);
    plans =
        new PlanPane(
            model.plans(), draft -> dialogs.scripts().later(draft, model.plans()::closePage));
    servers =
        new ServersPage(
            model,
            ofServers,
            filters,
            modal,
            new ServersPage.Ways(
                commands::launch,
                commands::launchLike,
                this::goToExchanges,
                outside,
                commands.entrances()));
    centre = new Centre(model, servers, pages, plans);
    statusBar =
        new StatusBar(
            model.status(),
            commands::switchProject,
            model.scripts().recorder().recordingProperty(),
            dialogs.scripts()::record);
    statusBar.put(new AlarmBadge(model.alarms(), model.ways()::toAlarms));

    // The bars lie beside the tree, so that it never moves when another place has others.
    BorderPane place = new BorderPane();
    place.setTop(new VBox(new LoginBand(model.logins()), band));
    place.setCenter(centre.root());
    passwords = new PasswordOnce(modal, model.operations().passwords(), secrets);
    drawer =
        new Drawer(
            model, place, passwords::showWhenFree, ofServers::perform, commands::withOtherLogin);
    PlaceArrows arrows = new PlaceArrows(model.places(), this::back, this::forward);
    arrows.minHeightProperty().bind(servers.actionBar().heightProperty());
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
    model.palette().actsBy(new PaletteActs(model, ofServers::perform));
    menu =
        new MainMenu(
            model, settings, this, dialogs, commands, filters, servers.actionBar().menuItems());
    content.setTop(menu.bar());
    failures =
        new FailureNotice(
            NOTICE_STAYS,
            model.operations(),
            model.plans(),
            drawer::showExchangesOf,
            commands::withOtherLogin,
            dialogs::notes);
    content.setCenter(main);
    AwayBand away = new AwayBand(model.away(), this::goToExchanges);
    statusBar.visibleProperty().bind(failures.visibleProperty().or(away.visibleProperty()).not());
    StackPane foot = new StackPane(statusBar, away, failures);
    foot.getStyleClass().add("foot");
    content.setBottom(foot);
    frame = new ProductionFrame(content, model.production());
    centre.follow();
    model.places().onGone(failures::tellInPassing);
    model.compare().metadata().onTrouble(failures::tellInPassing);
  }

  public StackPane root() {
    return modal.root();
  }

  /** Asks about scripts whose time passed while nobody could play them. */
  public void askWhatWasMissed() {
    dialogs.scripts().askWhatWasMissed();
  }

  public ModalHost modal() {
    return modal;
  }

  public ServerTableView servers() {
    return servers.servers();
  }

  public NavigationView navigation() {
    return navigation;
  }

  /** The dividers of what is made, by a name that stays from one start to the next. */
  public Map<String, SplitPane> splits() {
    Map<String, SplitPane> splits = new HashMap<>(pages.splits());
    splits.put("tree", main);
    splits.put("drawer", drawer.split());
    splits.put("server-detail", servers.split());
    return splits;
  }

  /**
   * @param listener is told of the view of each page once it is made, by a name that stays from one
   *     start to the next
   */
  public void onPageMade(BiConsumer<String, PageView> listener) {
    pages.onMade(listener);
  }

  /** The view of a page, which is made when it is first shown or asked for. */
  public PageView page(Page page) {
    return pages.of(page);
  }

  /**
   * The tables that are made and whose columns a person may arrange, by a name that stays from one
   * start to the next.
   */
  public Map<String, TableView<?>> tables() {
    Map<String, TableView<?>> tables = new HashMap<>(pages.tables());
    tables.put("servers", servers.table());
    return tables;
  }

  /** Gives the room of what has nothing to show to the table. */
  public void foldWhatIsEmpty() {
    drawer.foldIfEmpty();
    servers.foldIfEmpty();
  }

  public void showTasks() {
    drawer.showTasks();
  }

  /** Shows one of the tasks. */
  public void showTask(TaskRow row) {
    drawer.showTask(row);
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

  /** Takes what is copied and secret. */
  public SecretClip secrets() {
    return secrets;
  }

  /** Tells something about the person's own files, until it is read. */
  public void tell(String sentence) {
    failures.tell(sentence);
  }

  /** Shows hints in the last line; what a person has found by themselves needs none. */
  public void hint(HintsViewModel hints) {
    HintBar bar = new HintBar(hints);
    statusBar.put(bar);
    hinting = Subscription.combine(bar::dispose, Found.watch(model, hints));
    foundPalette = () -> hints.known(Hint.PALETTE);
  }

  public void dispose() {
    hinting.unsubscribe();
    centre.dispose();
    widenTree.unsubscribe();
    plans.dispose();
    navigation.dispose();
    servers.dispose();
    pages.dispose();
    drawer.dispose();
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

  void back() {
    model.places().back();
    centre.focusList();
  }

  void forward() {
    model.places().forward();
    centre.focusList();
  }

  private void showExchange(String requestId) {
    drawer.showExchange(requestId);
  }

  /** Gives the keyboard to what the chosen tab of the detail shows. */
  void focusDetail() {
    centre.focusDetail();
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

  /** Nothing can be done to it; why is told. */
  private boolean isInThePast() {
    String why = model.past().machine().whyNot().get();
    if (!why.isEmpty()) {
      failures.tellInPassing(why);
    }
    return !why.isEmpty();
  }

  private void planFor(NavItem item) {
    if (isInThePast()) {
      return;
    }
    model.plans().draft(ServerAction.REBOOT_SOFT, item.servers());
  }

  /** Plans for what is selected; where nothing or one is, for all that the table shows. */
  void planForShown() {
    if (isInThePast()) {
      return;
    }
    List<ServerRow> selected = List.copyOf(model.servers().selected());
    model
        .plans()
        .draft(
            ServerAction.REBOOT_SOFT,
            selected.size() > 1 ? selected : List.copyOf(model.servers().rows()));
  }

  /** Shows the servers as they were, or as they are again. */
  void togglePast() {
    model.pastWays().toggle();
  }

  void focusFilter() {
    centre.page().focusFilter();
  }

  /** Opens the box that leads everywhere. */
  public void openPalette() {
    foundPalette.run();
    palette.open(MenuCommands.of(menu.bar()));
  }

  void chooseColumns() {
    centre.page().chooseColumns();
  }

  void export() {
    centre.page().export();
  }
}
