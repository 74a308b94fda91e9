package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.view.exchanges.ExchangesView;
import io.novadesk.view.json.JsonToolView;
import io.novadesk.view.operations.TasksView;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.kordamp.ikonli.feather.Feather;

/** What lies below the lists: tasks, exchanges, the tool for JSON. It can be shut. */
final class Drawer {
  private static final double DIVIDER = 0.68;
  private static final double JSON_DIVIDER = 0.45;

  /** Less of a drawer shows an exchange's frame and nothing of its answer. */
  private static final double LOWEST_EXCHANGES = 300;

  private static final double LEAST_LIST_SHARE = 0.3;

  private final ConsoleViewModel model;
  private final SplitPane split = new SplitPane();
  private final TabPane tabs = new TabPane();
  private final ExchangesView exchanges;
  private final JsonToolView json;
  private final Tab tasksTab;
  private final Tab exchangesTab;
  private final Tab jsonTab;

  /**
   * @param above what the drawer lies below
   */
  Drawer(ConsoleViewModel model, Node above) {
    this.model = model;
    exchanges = new ExchangesView(model.exchanges());
    json = new JsonToolView(model.jsonTool());
    TasksView tasks = new TasksView(model.operations(), this::showExchangesOf, model.plans()::open);
    tasksTab = tab("tasks", tasks, Feather.CHECK_SQUARE);
    exchangesTab = tab("exchanges", exchanges, Feather.REPEAT);
    jsonTab = tab("json", json, Feather.CODE);
    tabs.setId("drawer");
    tabs.getStyleClass().add("drawer");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs().addAll(tasksTab, exchangesTab, jsonTab);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().setAll(above, tabs);
    split.setDividerPositions(DIVIDER);
    tabs.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> makeRoomFor(tab));
    SplitPane.setResizableWithParent(tabs, false);
  }

  private static Tab tab(String name, Node content, Feather icon) {
    Tab tab = new Tab(Text.of("drawer." + name), content);
    tab.setGraphic(Icons.of(icon));
    tab.setId("drawer-" + name);
    return tab;
  }

  /** The lists with the drawer below them. */
  SplitPane split() {
    return split;
  }

  void showTasks() {
    open(tasksTab);
  }

  void showExchanges() {
    open(exchangesTab);
  }

  /** Shows what was sent for one task. */
  void showExchangesOf(OperationRow row) {
    model.exchanges().showOperation(row.label());
    open(exchangesTab);
  }

  /** Shows the exchange with this request id. */
  void showExchange(String requestId) {
    model.exchanges().showRequest(requestId);
    open(exchangesTab);
  }

  /** Opens the tool for JSON, with room to work in. */
  void showJson() {
    open(jsonTab);
    split.setDividerPositions(Math.min(JSON_DIVIDER, split.getDividerPositions()[0]));
    json.focusInput();
  }

  void toggle() {
    if (!split.getItems().remove(tabs)) {
      open(tabs.getSelectionModel().getSelectedItem());
    }
  }

  private void open(Tab tab) {
    if (!split.getItems().contains(tabs)) {
      split.getItems().add(tabs);
      split.setDividerPositions(DIVIDER);
    }
    tabs.getSelectionModel().select(tab);
    makeRoomFor(tab);
  }

  /** In a low window an exchange would otherwise show its frame only. */
  private void makeRoomFor(Tab tab) {
    double height = split.getHeight();
    if (tab == exchangesTab && height > 0 && split.getItems().contains(tabs)) {
      double room = Math.min(LOWEST_EXCHANGES / height, 1 - LEAST_LIST_SHARE);
      split.setDividerPositions(Math.min(split.getDividerPositions()[0], 1 - room));
    }
  }

  void dispose() {
    json.dispose();
    exchanges.dispose();
  }
}
