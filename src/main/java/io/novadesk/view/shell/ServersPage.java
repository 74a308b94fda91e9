package io.novadesk.view.shell;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.view.compare.ComparePane;
import io.novadesk.view.detail.LinkCards;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.detail.ServerDetailView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.morning.WaitingView;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.own.OwnMenu;
import io.novadesk.view.parts.ClickTail;
import io.novadesk.view.parts.ExportDialog;
import io.novadesk.view.parts.FoldingSplit;
import io.novadesk.view.parts.Late;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.record.PastView;
import io.novadesk.view.script.ScriptDialogs;
import io.novadesk.view.servers.ActionBar;
import io.novadesk.view.servers.CopyMenu;
import io.novadesk.view.servers.ScopeButton;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.view.servers.dialogs.ServerDialogs;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;

/** The page of servers: what can be done with them, their table, and the detail beside it. */
final class ServersPage implements PageView {
  /** What the rest of the window does for it. */
  record Ways(
      Runnable launch,
      Runnable launchLike,
      Runnable goToExchanges,
      Outside outsideOfDetail,
      Entrances entrances) {}

  private static final double DETAIL_SHARE = 0.565;

  private final ConsoleViewModel model;
  private final ServerDialogs dialogs;
  private final ModalHost modal;
  private final ActionBar actionBar;
  private final WelcomePane welcome;
  private final ServerTableView servers;
  private final Late<MetadataPane> metadata;
  private final LinkCards links;
  private final Late<ComparePane> compare;
  private final ServerDetailView detail;
  private final ClickTail detailTail;
  private final OwnMenu own;
  private final FoldingSplit serversAndDetail;
  private final Late<WaitingView> waiting;
  private final Late<PastView> past;
  private final Subscription waitingFor;
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
    actionBar =
        new ActionBar(
            model.actions(),
            dialogs::perform,
            dialogs::performAtOnce,
            dialogs::performWithOtherLogin);
    actionBar.lead(ways.launch(), model.whyNothingNew());
    welcome = new WelcomePane(ways.entrances());
    servers =
        new ServerTableView(
            model.servers(),
            new ServerTableView.Tools(
                filters::save,
                new ScopeButton(
                    model.projects().allProperty(),
                    model.projects().whyNotProperty(),
                    model.projects()::toggle),
                this::chooseColumns,
                this::export,
                model.pastWays()::toggle),
            new ServerTableView.WaysOn(
                model.emptyPlace(),
                ways.launch(),
                model.projects()::toggle,
                hint -> model.navigation().select(hint.place()),
                model.navigation()::select,
                ways.goToExchanges(),
                welcome),
            model.filters().saved().problemProperty());
    own =
        new OwnMenu(
            "context-own",
            model.own(),
            model.servers().selected(),
            modal,
            new ScriptDialogs(model.scripts(), modal)::plays,
            OwnCommand.Where.CONTEXT);
    servers.table().setContextMenu(contextMenu(ways.launchLike()));
    servers.table().setOnKeyPressed(this::onKey);
    servers.table().addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    metadata = new Late<>(() -> new MetadataPane(model.metadata().servers()));
    links = new LinkCards(ways.outsideOfDetail());
    compare = new Late<>(() -> new ComparePane(model.compare(), links));
    detail =
        new ServerDetailView(
            model.detail(),
            model.servers(),
            metadata::get,
            compare::get,
            dialogs::perform,
            ways.outsideOfDetail(),
            links,
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
    TableRoom.keep(servers, root, detail);
    // Tab goes through them in this order.
    root.setTop(actionBar);
    waiting = new Late<>(() -> new WaitingView(model.morning(), servers.table()));
    past =
        new Late<>(
            () ->
                new PastView(
                    model.past().servers(),
                    modal,
                    links,
                    new PastView.Ways(filters::save, model.pastWays()::export)));
    waitingFor =
        Subscription.combine(
            model.morning().shownProperty().subscribe(_ -> showCentre()),
            model.past().machine().onProperty().subscribe(_ -> showCentre()));
    // Where servers of several of them stand in one list, it says of which each is.
    places =
        Subscription.combine(
            comes(ServerColumn.CLOUD, model.servers().spread().manyCloudsProperty()),
            comes(ServerColumn.PROJECT, model.servers().spread().manyProjectsProperty()));
    model.servers().selected().addListener(onSelected);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void focusFilter() {
    if (waiting.is(root.getCenter())) {
      waiting.get().focusFilter();
    } else if (past.is(root.getCenter())) {
      past.get().focusFilter();
    } else {
      servers.focusFilter();
    }
  }

  @Override
  public void export() {
    if (past.is(root.getCenter())) {
      past.get().export();
      return;
    }
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
    waitingFor.unsubscribe();
    waiting.ifMade(WaitingView::dispose);
    past.ifMade(PastView::dispose);
    own.dispose();
    model.servers().selected().removeListener(onSelected);
    servers.dispose();
    welcome.dispose();
    detail.dispose();
    compare.ifMade(ComparePane::dispose);
    metadata.ifMade(MetadataPane::dispose);
    actionBar.dispose();
  }

  /** What cannot be shown yet comes before what was, and that before what is. */
  private void showCentre() {
    boolean then = model.past().machine().onProperty().get();
    Node wanted =
        model.morning().shownProperty().get() != null
            ? waiting.get()
            : then ? past.get() : serversAndDetail.pane();
    if (root.getCenter() != wanted) {
      root.setCenter(wanted);
      if (past.is(wanted)) {
        past.get().begin(servers.columns().shown());
      } else if (!waiting.is(wanted)) {
        servers.table().requestFocus();
      }
    }
  }

  ServerTableView servers() {
    return servers;
  }

  ActionBar actionBar() {
    return actionBar;
  }

  @Override
  public void chooseColumns() {
    if (past.is(root.getCenter())) {
      past.get().chooseColumns();
      return;
    }
    servers.chooseColumns(modal);
  }

  /** Gives the keyboard to what the chosen tab of the detail shows. */
  void focusDetail() {
    detail.focusContent();
  }

  @Override
  public void foldIfEmpty() {
    if (model.servers().selected().isEmpty()) {
      serversAndDetail.shut();
    }
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

  /** Twice on a server leads to what it writes; its screen is a click from there. */
  private void onClick(MouseEvent event) {
    boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
    Node at = event.getTarget() instanceof Node hit ? hit : null;
    while (at != null && !(at instanceof TableRow<?>)) {
      at = at.getParent();
    }
    if (twice && at instanceof TableRow<?> row && row.getItem() instanceof ServerRow) {
      model.ways().toTab(Tab.CONSOLE);
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
            ServerMenuItems.guestPassword(model, modal),
            own);
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
