package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.exchanges.ExchangesView;
import io.novadesk.view.json.JsonToolView;
import io.novadesk.view.operations.TaskStrip;
import io.novadesk.view.operations.TasksView;
import io.novadesk.view.parts.FoldingSplit;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Late;
import io.novadesk.view.parts.TopRows;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What lies below the lists: tasks, exchanges, the tool for JSON. Shut it is a strip with their
 * names; it opens by itself for the first task.
 */
final class Drawer {
  private static final double DIVIDER = 0.68;
  private static final double JSON_SHARE = 0.55;

  /** Less of a drawer shows an exchange's frame and nothing of its answer. */
  private static final double LOWEST_EXCHANGES = 300;

  private static final double LEAST_LIST_SHARE = 0.3;

  private final ConsoleViewModel model;
  private final FoldingSplit split;
  private final BorderPane root;
  private final HBox strip = new HBox();
  private final ListChangeListener<TaskRow> onTask = _ -> openForTask();
  private final TabPane tabs = new TabPane();
  private final Late<TasksView> tasks;
  private final TaskStrip line;
  private final Late<ExchangesView> exchanges;
  private final Late<JsonToolView> json;
  private final Tab tasksTab;
  private final Tab exchangesTab;
  private final Tab jsonTab;

  /** Whether it was open since the window is there: from then on only the person moves it. */
  private boolean opened;

  /**
   * @param above what the drawer lies below
   * @param passwords shows those that nobody has seen
   * @param act asks for an action on one server
   * @param withOtherLogin asks for another login, and gives a command with it
   */
  Drawer(
      ConsoleViewModel model,
      Node above,
      Runnable passwords,
      BiConsumer<ServerAction, ServerRow> act,
      Consumer<GivenCommand> withOtherLogin) {
    this.model = model;
    exchanges = new Late<>(() -> new ExchangesView(model.exchanges()));
    json = new Late<>(() -> new JsonToolView(model.jsonTool()));
    tasks =
        new Late<>(
            () ->
                new TasksView(
                    model.operations(),
                    new WaysOfTasks(model, this::showExchangesOf, passwords, act, withOtherLogin)));
    tasksTab = tab("tasks", Feather.CHECK_SQUARE);
    exchangesTab = tab("exchanges", Feather.REPEAT);
    jsonTab = tab("json", Feather.CODE);
    tabs.setId("drawer");
    tabs.getStyleClass().add("drawer");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getTabs().addAll(tasksTab, exchangesTab, jsonTab);
    split = new FoldingSplit(Orientation.VERTICAL, above, tabs, DIVIDER);
    strip.setId("drawer-strip");
    strip.getStyleClass().add("drawer-strip");
    strip
        .getChildren()
        .addAll(
            opener(tasksTab, this::showTasks),
            opener(exchangesTab, this::showExchanges),
            opener(jsonTab, this::showJson));
    line = new TaskStrip(model.operations(), () -> open(tasksTab), passwords);
    strip.getChildren().add(line);
    root = new BorderPane(split.pane());
    root.setBottom(strip);
    tabs.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> shown(tab));
    model.operations().entries().addListener(onTask);
    showStrip(false);
  }

  private Button opener(Tab tab, Runnable show) {
    FontIcon icon = new FontIcon(((FontIcon) tab.getGraphic()).getIconCode());
    Button button = new Button(tab.getText(), icon);
    button.setId(tab.getId() + "-open");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setOnAction(
        _ -> {
          show.run();
          focus();
        });
    return button;
  }

  private static Tab tab(String name, Feather icon) {
    Tab tab = new Tab(Text.of("drawer." + name));
    tab.setGraphic(Icons.of(icon));
    tab.setId("drawer-" + name);
    return tab;
  }

  /** The lists with the drawer below them. */
  Node root() {
    return root;
  }

  SplitPane split() {
    return split.pane();
  }

  /** Makes it a strip while it has nothing to show. */
  void foldIfEmpty() {
    if (model.operations().entries().isEmpty()) {
      shut();
    }
  }

  /** The first task opens it, unless it has more to say already. */
  private void openForTask() {
    if (!opened && !model.operations().entries().isEmpty()) {
      open(tasksTab);
    }
  }

  void showTasks() {
    open(tasksTab);
  }

  /** Shows one task, and lets the keys go on from it. */
  void showTask(TaskRow row) {
    open(tasksTab);
    tasks.get().select(row);
    focus();
  }

  void showExchanges() {
    open(exchangesTab);
  }

  /** Gives the keyboard to what is shown. */
  void focus() {
    Node table = tabs.getSelectionModel().getSelectedItem().getContent().lookup(".table-view");
    if (table != null) {
      table.requestFocus();
    }
  }

  /** Shows what was sent for one task, and lets the keys go through it. */
  void showExchangesOf(OperationRow row) {
    model.exchanges().showOperation(row.label());
    open(exchangesTab);
    focus();
  }

  /** Shows the exchange with this request id, and lets the keys go on from it. */
  void showExchange(String requestId) {
    model.exchanges().showRequest(requestId);
    open(exchangesTab);
    focus();
  }

  /** Opens the tool for JSON, with room to work in. */
  void showJson() {
    open(jsonTab);
    split.makeRoom(JSON_SHARE);
    json.get().focusInput();
  }

  void toggle() {
    if (split.isOpen()) {
      shut();
    } else {
      open(tabs.getSelectionModel().getSelectedItem());
    }
  }

  private void shut() {
    boolean hadKeyboard = tabs.isFocusWithin();
    TopRows.keep(
        root,
        () -> {
          split.shut();
          showStrip(true);
        });
    if (hadKeyboard) {
      strip.getChildren().get(tabs.getSelectionModel().getSelectedIndex()).requestFocus();
    }
  }

  private void open(Tab tab) {
    opened = true;
    fill(tab);
    if (!split.isOpen()) {
      TopRows.keep(
          root,
          () -> {
            showStrip(false);
            root.layout();
            split.open();
          });
    }
    tabs.getSelectionModel().select(tab);
    makeRoomFor(tab);
  }

  private void showStrip(boolean shown) {
    strip.setVisible(shown);
    strip.setManaged(shown);
  }

  /** Before it is selected: what comes into a tab afterwards cannot take the keyboard yet. */
  private void fill(Tab tab) {
    if (tab.getContent() == null) {
      tab.setContent((tab == tasksTab ? tasks : tab == exchangesTab ? exchanges : json).get());
    }
  }

  /** A person may have pressed its name. */
  private void shown(Tab tab) {
    if (split.isOpen()) {
      fill(tab);
    }
    makeRoomFor(tab);
  }

  /** In a low window an exchange would otherwise show its frame only. */
  private void makeRoomFor(Tab tab) {
    double height = split.pane().getHeight();
    if (tab == exchangesTab && height > 0 && split.isOpen()) {
      split.makeRoom(Math.min(LOWEST_EXCHANGES / height, 1 - LEAST_LIST_SHARE));
    }
  }

  void dispose() {
    model.operations().entries().removeListener(onTask);
    tasks.ifMade(TasksView::dispose);
    line.dispose();
    json.ifMade(JsonToolView::dispose);
    exchanges.ifMade(ExchangesView::dispose);
  }
}
