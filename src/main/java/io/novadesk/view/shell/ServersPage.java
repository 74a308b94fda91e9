package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.view.compare.ComparePane;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.detail.ServerDetailView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.parts.ClickTail;
import io.novadesk.view.parts.ExportDialog;
import io.novadesk.view.parts.FoldingSplit;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.view.servers.CopyMenu;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The page of servers: what can be done with them, their table, and the detail beside it. */
final class ServersPage implements PageView {
  /** What the rest of the window does for it. */
  record Ways(
      Runnable launch, Runnable launchLike, Runnable goToExchanges, Outside outsideOfDetail) {}

  private static final double DETAIL_SHARE = 0.565;

  /** With so much the table shows what matters, and the filter box its first words. */
  private static final double ROOM_OF_TABLE = 430;

  private static final double LEAST_OF_TABLE = 200;

  private final ConsoleViewModel model;
  private final ServerDialogs dialogs;
  private final ModalHost modal;
  private final ActionBar actionBar;
  private final ServerTableView servers;
  private final MetadataPane metadata;
  private final ComparePane compare;
  private final ServerDetailView detail;
  private final ClickTail detailTail;
  private final FoldingSplit serversAndDetail;
  private final BorderPane root = new BorderPane();
  private final Subscription places;
  private final ListChangeListener<ServerRow> onSelected = _ -> showDetail();

  ServersPage(
      ConsoleViewModel model,
      ServerDialogs dialogs,
      FilterDialogs filters,
      ModalHost modal,
      Ways ways) {
    this.model = model;
    this.dialogs = dialogs;
    this.modal = modal;
    actionBar = new ActionBar(model.actions(), dialogs::perform, dialogs::performAtOnce);
    actionBar.lead(ways.launch(), model.whyNothingNew());
    servers =
        new ServerTableView(
            model.servers(),
            new ServerTableView.Tools(filters::save, this::chooseColumns, this::export),
            new ServerTableView.WaysOn(
                model.emptyPlace(), ways.launch(), model.projects()::toggle, ways.goToExchanges()),
            model.filters().saved().problemProperty());
    servers.table().setContextMenu(contextMenu(ways.launchLike()));
    servers.table().setOnKeyPressed(this::onKey);
    metadata = new MetadataPane(model.metadata().servers());
    compare = new ComparePane(model.compare());
    detail =
        new ServerDetailView(
            model.detail(),
            model.servers(),
            metadata,
            compare,
            dialogs::perform,
            ways.outsideOfDetail(),
            modal);
    detail.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            servers.table().requestFocus();
          }
        });
    detailTail = new ClickTail(detail);
    serversAndDetail = new FoldingSplit(Orientation.HORIZONTAL, servers, detail, DETAIL_SHARE);
    // The detail keeps its width as the window shrinks, but not at the cost of the table. By the
    // window's width, which is known before anything is laid out in it.
    servers
        .minWidthProperty()
        .bind(
            root.sceneProperty().flatMap(Scene::widthProperty).map(this::leastOfTable).orElse(0.0));
    // Tab goes through them in this order.
    root.setTop(actionBar);
    root.setCenter(serversAndDetail.pane());
    // Where servers of several of them stand in one list, it says of which each is.
    places =
        Subscription.combine(
            comes(ServerColumn.CLOUD, model.servers().spread().manyCloudsProperty()),
            comes(ServerColumn.PROJECT, model.servers().spread().manyProjectsProperty()));
    model.servers().selected().addListener(onSelected);
  }

  @Override
  public Feather icon() {
    return Feather.SERVER;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void focusFilter() {
    servers.focusFilter();
  }

  @Override
  public void export() {
    new ExportDialog(model.export(servers.columns().shown()), modal).show();
  }

  @Override
  public TableView<?> table() {
    return servers.table();
  }

  @Override
  public SplitPane split() {
    return serversAndDetail.pane();
  }

  @Override
  public void dispose() {
    places.unsubscribe();
    model.servers().selected().removeListener(onSelected);
    servers.dispose();
    detail.dispose();
    compare.dispose();
    metadata.dispose();
    actionBar.dispose();
  }

  ServerTableView servers() {
    return servers;
  }

  ActionBar actionBar() {
    return actionBar;
  }

  void chooseColumns() {
    servers.chooseColumns(modal);
  }

  /** Gives the keyboard to what the chosen tab of the detail shows. */
  void focusDetail() {
    detail.focusContent();
  }

  /** Gives the room of the detail to the table while there is nothing to show. */
  void foldIfEmpty() {
    if (model.servers().selected().isEmpty()) {
      serversAndDetail.shut();
    }
  }

  private double leastOfTable(Number ofWindow) {
    double beside = Look.px(ConsoleView.NARROWEST_TREE + 8) + detail.getMinWidth();
    double left = ofWindow.doubleValue() - beside;
    return Math.max(Look.px(LEAST_OF_TABLE), Math.min(Look.px(ROOM_OF_TABLE), left));
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DELETE -> dialogs.perform(ServerAction.DELETE);
      case ENTER -> detail.focusTabs();
      default -> {
        // The table's own keys.
      }
    }
  }

  private ContextMenu contextMenu(Runnable launchLike) {
    MenuItem like = ServerMenuItems.launchLike(model, launchLike);
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

  /** From the first selection on it stays, so that nothing moves with each click. */
  private void showDetail() {
    if (!model.servers().selected().isEmpty() && !serversAndDetail.isOpen()) {
      serversAndDetail.open();
      detailTail.cut();
    }
  }

  private Subscription comes(ServerColumn column, ReadOnlyBooleanProperty needed) {
    return needed.subscribe((_, now) -> servers.columns().show(column, now));
  }
}
