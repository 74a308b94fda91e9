package io.novadesk.view;

import io.novadesk.cloud.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.exchanges.ExchangesView;
import io.novadesk.view.flavors.FlavorsView;
import io.novadesk.view.images.ImagesView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.navigation.NavigationView;
import io.novadesk.view.operations.FailureNotice;
import io.novadesk.view.operations.PasswordOnce;
import io.novadesk.view.operations.TasksView;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.view.servers.ServerDetailView;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.viewmodel.ConsoleViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerDetailViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
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

    void disconnect();

    void switchTheme();

    void about();

    void quit();
  }

  private static final double DETAIL_SHARE = 0.58;

  private final ConsoleViewModel model;
  private final BorderPane content = new BorderPane();
  private final ModalHost modal = new ModalHost(content);
  private final NavigationView navigation;
  private final ServerTableView servers;
  private final ServerDetailView detail;
  private final ImagesView images;
  private final FlavorsView flavors;
  private final MetadataPane serverMetadata;
  private final MetadataPane imageMetadata;
  private final ExchangesView exchanges;
  private final ActionBar actionBar;
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
  private final ChangeListener<@Nullable NavItem> onItem = (_, _, item) -> show(item);

  public ConsoleView(ConsoleViewModel model, Commands commands) {
    this.model = model;
    ServerDialogs dialogs = new ServerDialogs(model, modal);
    actionBar = new ActionBar(model.actions(), dialogs::perform);
    navigation = new NavigationView(model.navigation());
    servers = new ServerTableView(model.servers());
    servers.table().setContextMenu(new ContextMenu(actionBar.menuItems().toArray(MenuItem[]::new)));
    serverMetadata = new MetadataPane(model.serverMetadata());
    imageMetadata = new MetadataPane(model.imageMetadata());
    detail =
        new ServerDetailView(model.detail(), model.servers(), serverMetadata, dialogs::perform);
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
    images = new ImagesView(model.images(), imageMetadata);
    flavors = new FlavorsView(model.flavors());
    statusBar = new StatusBar(model.status());

    serversAndDetail = new SplitPane(servers, detail);
    serversAndDetail.setDividerPositions(DETAIL_SHARE);
    SplitPane.setResizableWithParent(detail, false);

    Consumer<OperationRow> showExchangesOf =
        row -> {
          model.exchanges().showOperation(row.label());
          openDrawer(exchangesTab);
        };
    TasksView tasks = new TasksView(model.operations(), showExchangesOf);
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
    drawer.getTabs().addAll(tasksTab, exchangesTab);

    withDrawer.setOrientation(Orientation.VERTICAL);
    withDrawer.getItems().setAll(centre, drawer);
    withDrawer.setDividerPositions(0.68);
    SplitPane.setResizableWithParent(drawer, false);
    SplitPane.setResizableWithParent(navigation, false);
    main.getItems().setAll(navigation, withDrawer);
    main.setDividerPositions(0.17);

    passwords = new PasswordOnce(modal, model.operations().passwords());
    band = new ProductionBand(model.production());
    content.setTop(new VBox(menus(commands), actionBar, band));
    failures = new FailureNotice(main, model.operations(), showExchangesOf);
    content.setCenter(failures);
    content.setBottom(statusBar);
    content.getStyleClass().add("console");
    model.navigation().selectedProperty().addListener(onItem);
    show(model.navigation().selectedProperty().get());
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
        images);
  }

  /**
   * The tables whose columns a person may arrange, by a name that stays from one start to the next.
   */
  public Map<String, TableView<?>> tables() {
    return Map.of("servers", servers.table(), "images", images.table(), "flavors", flavors.table());
  }

  public void showTasks() {
    openDrawer(tasksTab);
  }

  public void showExchanges() {
    openDrawer(exchangesTab);
  }

  public void dispose() {
    model.navigation().selectedProperty().removeListener(onItem);
    navigation.dispose();
    servers.dispose();
    detail.dispose();
    images.dispose();
    flavors.dispose();
    exchanges.dispose();
    serverMetadata.dispose();
    imageMetadata.dispose();
    actionBar.dispose();
    statusBar.dispose();
    failures.dispose();
    passwords.dispose();
    band.dispose();
  }

  private void show(@Nullable NavItem item) {
    Node shown =
        item == null || item.showsServers()
            ? serversAndDetail
            : item.kind() == NavItem.Kind.IMAGES ? images : flavors;
    if (centre.getChildren().size() != 1 || centre.getChildren().getFirst() != shown) {
      centre.getChildren().setAll(shown);
    }
    actionBar.setDisable(shown != serversAndDetail);
  }

  private void openDrawer(Tab tab) {
    if (!withDrawer.getItems().contains(drawer)) {
      withDrawer.getItems().add(drawer);
      withDrawer.setDividerPositions(0.68);
    }
    drawer.getSelectionModel().select(tab);
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
    } else {
      servers.focusFilter();
    }
  }

  private MenuBar menus(Commands commands) {
    Menu file =
        new Menu(
            Text.of("menu.file"),
            null,
            item("menu.connect", "Shortcut+O", commands::connect),
            item("menu.disconnect", "Shortcut+W", commands::disconnect),
            item("menu.quit", "Shortcut+Q", commands::quit));
    Menu server = new Menu(Text.of("menu.server"));
    List<MenuItem> actions = actionBar.menuItems();
    server.getItems().addAll(actions);
    server
        .getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("menu.production", "Shortcut+Shift+U", model.production()::toggle));
    Menu view =
        new Menu(
            Text.of("menu.view"),
            null,
            item("menu.refresh", "F5", model::refresh),
            item("menu.filter", "Shortcut+F", this::focusFilter),
            item("menu.overview", "Shortcut+1", () -> tab(ServerDetailViewModel.Tab.OVERVIEW)),
            item("menu.metadata", "Shortcut+2", () -> tab(ServerDetailViewModel.Tab.METADATA)),
            item("menu.raw", "Shortcut+3", () -> tab(ServerDetailViewModel.Tab.RAW)),
            item("menu.tasks", "Shortcut+Shift+T", this::showTasks),
            item("menu.exchanges", "Shortcut+Shift+E", this::showExchanges),
            item("menu.drawer", "Shortcut+J", this::toggleDrawer),
            item("menu.theme", "Shortcut+Shift+D", commands::switchTheme));
    Menu help = new Menu(Text.of("menu.help"), null, item("menu.about", "F1", commands::about));
    MenuBar bar = new MenuBar(file, server, view, help);
    bar.setUseSystemMenuBar(true);
    return bar;
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
