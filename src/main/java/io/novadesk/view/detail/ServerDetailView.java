package io.novadesk.view.detail;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Late;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.servers.VerifyBanner;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One server in detail: its head with what it waits for, and tabs. Built once and reused for every
 * server.
 */
public final class ServerDetailView extends StackPane {
  private static final double NARROWEST = 288;

  private final ServerDetailViewModel model;
  private final ServerTableViewModel table;
  private final Supplier<? extends Node> several;
  private final BorderPane pane = new BorderPane();
  private final LinkCards links;
  private final HeadPane head;
  private final VerifyBanner banner;
  private final HBox fault;
  private final Label faultText = new Label();
  private final TabStrip<Tab> tabs;
  private final StackPane parts = new StackPane();
  private final Map<Tab, Late<? extends Node>> byKind = new EnumMap<>(Tab.class);
  private final Late<OverviewTab> overview;
  private final Late<TagsBar> tags;
  private final Late<NetworkTab> network;
  private final Late<StorageTab> storage;
  private final Late<EventsTab> events;
  private final Late<ConsoleTab> console;
  private final Late<DiagnosticsTab> diagnostics;
  private final Late<JsonView> raw;
  private final Late<LoadedPane<String>> rawPane;
  private final ChangeListener<@Nullable ServerRow> onRow = (_, _, row) -> show(row);
  private final ChangeListener<Tab> onTab = (_, _, tab) -> choose(tab);

  /**
   * @param metadata the editor of the shown server's metadata
   * @param several what is shown while several servers are selected
   * @param outside what the rest of the window does for this pane
   * @param links what a name does that more is known of
   * @param host where its dialogs open
   */
  public ServerDetailView(
      ServerDetailViewModel model,
      ServerTableViewModel table,
      Supplier<? extends Node> metadata,
      Supplier<? extends Node> several,
      Consumer<ServerAction> act,
      Outside outside,
      LinkCards links,
      ModalHost host) {
    this.model = model;
    this.table = table;
    this.several = several;
    setId("server-detail");
    getStyleClass().add("detail");
    Look.dress(this, "detail.css");
    this.links = links;
    head = new HeadPane(links, outside::openTab, model::reload);
    banner =
        new VerifyBanner(
            model.verifyResize(), model.rules()::whyNot, model.rules().revisionProperty(), act);
    fault = new HBox(Icons.of(Feather.ALERT_OCTAGON), faultText);
    fault.getStyleClass().addAll("banner", "banner-danger");
    fault.managedProperty().bind(fault.visibleProperty());
    faultText.setWrapText(true);
    faultText.setId("server-fault");
    overview = new Late<>(() -> new OverviewTab(model.overview(), links));
    tags = new Late<>(() -> new TagsBar(model.tags()));
    network = new Late<>(() -> new NetworkTab(model.network(), host, links));
    storage = new Late<>(() -> new StorageTab(model.storage(), host, links));
    events = new Late<>(() -> new EventsTab(model.events(), outside, links));
    console =
        new Late<>(
            () -> new ConsoleTab(model.console(), model.screen(), model.rules(), host, outside));
    diagnostics = new Late<>(() -> new DiagnosticsTab(model.diagnostics()));
    raw = new Late<>(() -> new JsonView(model.rawJson()));
    rawPane = new Late<>(() -> new LoadedPane<>(model.raw(), raw.get(), _ -> {}));
    byKind.put(Tab.OVERVIEW, overview);
    byKind.put(
        Tab.METADATA,
        new Late<>(() -> new BorderPane(metadata.get(), tags.get(), null, null, null)));
    byKind.put(Tab.NETWORK, network);
    byKind.put(Tab.STORAGE, storage);
    byKind.put(Tab.EVENTS, events);
    byKind.put(Tab.CONSOLE, console);
    byKind.put(Tab.DIAGNOSTICS, diagnostics);
    byKind.put(Tab.RAW, rawPane);
    tabs = new TabStrip<>(Text.of("detail.tabs"), Tab.class, "detail.tab.", model.tabProperty());
    model.tabProperty().addListener(onTab);

    // Where it has less room its parts are cut or scroll; the window would be, beyond its edge.
    Look.keep(minWidthProperty(), NARROWEST);
    parts.setMinWidth(0);
    pane.setMinWidth(0);
    pane.setTop(new VBox(head, banner, fault, tabs));
    pane.setCenter(parts);
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
    Node first = firstFocusable(parts);
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
    links.close();
    head.leave();
    tabs.dispose();
    overview.ifMade(OverviewTab::dispose);
    tags.ifMade(TagsBar::dispose);
    network.ifMade(NetworkTab::dispose);
    storage.ifMade(StorageTab::dispose);
    events.ifMade(EventsTab::dispose);
    console.ifMade(ConsoleTab::dispose);
    diagnostics.ifMade(DiagnosticsTab::dispose);
    rawPane.ifMade(LoadedPane::dispose);
    raw.ifMade(JsonView::dispose);
  }

  /** Before a server is shown there is nothing to make a tab for. */
  private void choose(Tab chosen) {
    if (model.rowProperty().get() == null) {
      return;
    }
    Node content = Objects.requireNonNull(byKind.get(chosen)).get();
    if (!parts.getChildren().contains(content)) {
      parts.getChildren().add(content);
    }
    parts.getChildren().forEach(each -> each.setVisible(each == content));
  }

  private void show(@Nullable ServerRow row) {
    if (row == null) {
      links.close();
      head.leave();
      become(
          table.selected().size() > 1
              ? several.get()
              : Placeholder.empty(
                  Feather.SERVER, Text.of("detail.none"), Text.of("detail.none.text")));
      return;
    }
    choose(model.tabProperty().get());
    head.show(row);
    fault.setVisible(row.server().fault() != null);
    faultText.setText(
        row.server().fault() == null ? "" : Names.lines(row.server().fault().message()));
    become(pane);
  }

  private void become(Node shown) {
    if (getChildren().size() != 1 || getChildren().getFirst() != shown) {
      getChildren().setAll(shown);
    }
  }
}
