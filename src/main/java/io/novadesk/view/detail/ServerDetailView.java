package io.novadesk.view.detail;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.view.servers.VerifyBanner;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One server in detail: its head with what it waits for, and tabs. Built once and reused for every
 * server.
 */
public final class ServerDetailView extends StackPane {
  private final ServerDetailViewModel model;
  private final ServerTableViewModel table;
  private final BorderPane pane = new BorderPane();
  private final Label name = new Label();
  private final FontIcon statusIcon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Label status = new Label();
  private final VerifyBanner banner;
  private final HBox fault;
  private final Label faultText = new Label();
  private final TabPane tabs = new TabPane();
  private final Map<Tab, javafx.scene.control.Tab> byKind = new EnumMap<>(Tab.class);
  private final OverviewTab overview;
  private final TagsBar tags;
  private final NetworkTab network;
  private final StorageTab storage;
  private final EventsTab events;
  private final ConsoleTab console;
  private final DiagnosticsTab diagnostics;
  private final JsonView raw;
  private final LoadedPane<String> rawPane;
  private final ChangeListener<@Nullable ServerRow> onRow = (_, _, row) -> show(row);
  private final ChangeListener<Tab> onTab = (_, _, tab) -> choose(tab);
  private @Nullable String tone;

  /**
   * @param metadata the editor of the shown server's metadata
   * @param outside what the rest of the window does for this pane
   * @param host where its dialogs open
   */
  public ServerDetailView(
      ServerDetailViewModel model,
      ServerTableViewModel table,
      Node metadata,
      Consumer<ServerAction> act,
      Outside outside,
      ModalHost host) {
    this.model = model;
    this.table = table;
    setId("server-detail");
    getStyleClass().add("detail");
    Look.dress(this, "detail.css");
    banner = new VerifyBanner(model.verifyResize(), act);
    fault = new HBox(Icons.of(Feather.ALERT_OCTAGON), faultText);
    fault.getStyleClass().addAll("banner", "banner-danger");
    fault.managedProperty().bind(fault.visibleProperty());
    faultText.setWrapText(true);
    faultText.setId("server-fault");
    overview = new OverviewTab(model.overview(), outside);
    tags = new TagsBar(model.tags());
    network = new NetworkTab(model.network(), host);
    storage = new StorageTab(model.storage(), host);
    events = new EventsTab(model.events(), outside);
    console = new ConsoleTab(model.console(), model.screen(), host, outside);
    diagnostics = new DiagnosticsTab(model.diagnostics());
    BorderPane tagsAndMetadata = new BorderPane();
    tagsAndMetadata.setTop(tags);
    tagsAndMetadata.setCenter(metadata);
    add(Tab.OVERVIEW, overview);
    add(Tab.METADATA, tagsAndMetadata);
    add(Tab.NETWORK, network);
    add(Tab.STORAGE, storage);
    add(Tab.EVENTS, events);
    add(Tab.CONSOLE, console);
    add(Tab.DIAGNOSTICS, diagnostics);
    raw = new JsonView(model.rawJson());
    rawPane = new LoadedPane<>(model.raw(), raw, _ -> {});
    add(Tab.RAW, rawPane);
    new TabIcons(tabs).install();
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("detail-tabs");
    tabs.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, tab) -> byKind.forEach((kind, t) -> follow(kind, t, tab)));
    model.tabProperty().addListener(onTab);

    status.getStyleClass().add("detail-status");
    name.getStyleClass().add("detail-name");
    name.setId("detail-name");
    Button reload = new Button(null, Icons.of(Feather.REFRESH_CW));
    reload.setAccessibleText(Text.of("detail.reload"));
    reload.setTooltip(new javafx.scene.control.Tooltip(Text.of("detail.reload")));
    reload.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
    reload.setOnAction(_ -> model.reload());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(name, statusIcon, status, gap, reload);
    head.getStyleClass().add("detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    pane.setTop(new VBox(head, banner, fault));
    pane.setCenter(tabs);
    table
        .selected()
        .addListener(
            (javafx.collections.ListChangeListener<ServerRow>)
                _ -> show(model.rowProperty().get()));
    model.rowProperty().addListener(onRow);
    show(model.rowProperty().get());
  }

  /** Takes the keyboard to the tabs; Escape there leads back to the table. */
  public void focusTabs() {
    tabs.requestFocus();
  }

  /** Takes the keyboard to what the chosen tab shows; where that takes none, to the tabs. */
  public void focusContent() {
    javafx.scene.control.Tab chosen = tabs.getSelectionModel().getSelectedItem();
    Node first = chosen == null ? null : firstFocusable(chosen.getContent());
    (first == null ? tabs : first).requestFocus();
  }

  private static @Nullable Node firstFocusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = firstFocusable(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  public void dispose() {
    model.rowProperty().removeListener(onRow);
    model.tabProperty().removeListener(onTab);
    overview.dispose();
    tags.dispose();
    network.dispose();
    storage.dispose();
    events.dispose();
    console.dispose();
    diagnostics.dispose();
    rawPane.dispose();
    raw.dispose();
  }

  private void add(Tab kind, Node content) {
    javafx.scene.control.Tab tab =
        new javafx.scene.control.Tab(Text.of("detail.tab." + kind), content);
    tab.setId("tab-" + kind.name().toLowerCase(Locale.ROOT));
    tab.setGraphic(Icons.of(icon(kind)));
    byKind.put(kind, tab);
    tabs.getTabs().add(tab);
  }

  private static Feather icon(Tab kind) {
    return switch (kind) {
      case OVERVIEW -> Feather.INFO;
      case METADATA -> Feather.TAG;
      case NETWORK -> Feather.SHARE_2;
      case STORAGE -> Feather.HARD_DRIVE;
      case EVENTS -> Feather.CLOCK;
      case CONSOLE -> Feather.TERMINAL;
      case DIAGNOSTICS -> Feather.ACTIVITY;
      case RAW -> Feather.CODE;
    };
  }

  private void follow(Tab kind, javafx.scene.control.Tab tab, javafx.scene.control.Tab chosen) {
    if (tab == chosen) {
      model.tabProperty().set(kind);
    }
  }

  private void choose(Tab kind) {
    javafx.scene.control.Tab tab = byKind.get(kind);
    if (tab != null) {
      tabs.getSelectionModel().select(tab);
    }
  }

  private void show(@Nullable ServerRow row) {
    if (row == null) {
      int many = table.selected().size();
      getChildren()
          .setAll(
              many > 1
                  ? Placeholder.empty(
                      Feather.LAYERS, Text.of("detail.many", many), Text.of("detail.many.text"))
                  : Placeholder.empty(
                      Feather.SERVER, Text.of("detail.none"), Text.of("detail.none.text")));
      return;
    }
    name.setText(Names.shown(row.name()));
    if (tone != null) {
      statusIcon.getStyleClass().remove(tone);
    }
    StatusLook look =
        row.server().taskState() == null ? StatusLook.of(row.server().state()) : StatusLook.BUSY;
    tone = look.styleClass();
    statusIcon.setIconCode(look.icon());
    statusIcon.getStyleClass().add(tone);
    status.setText(row.server().status());
    fault.setVisible(row.server().fault() != null);
    faultText.setText(
        row.server().fault() == null ? "" : Names.lines(row.server().fault().message()));
    if (getChildren().size() != 1 || getChildren().getFirst() != pane) {
      getChildren().setAll(pane);
    }
  }
}
