package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;

import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A window of a person with an empty profile, and what every journey does in it. Whatever is
 * pressed or typed into is waited for.
 */
final class DemoWindow {
  /** Ten times as fast as a cloud. */
  static final DemoSettings QUICK = DemoSettings.standard().withTimeScale(0.1);

  private final FxRobot robot = new FxRobot();
  private final Window window;

  /** Shows it. To be called on the JavaFX thread. */
  DemoWindow(Stage stage, DemoSettings settings, Path folder) {
    this(stage, settings, Profile.in(folder));
  }

  /** The same for a person with a profile. */
  DemoWindow(Stage stage, DemoSettings settings, Profile profile) {
    window = new Window(stage, settings, profile, () -> {});
    window.show();
  }

  /** A window that goes into the quick demo cloud. To be called on the JavaFX thread. */
  static DemoWindow entering(Stage stage, Path folder) {
    return entering(stage, QUICK, folder);
  }

  static DemoWindow entering(Stage stage, DemoSettings settings, Path folder) {
    DemoWindow desk = new DemoWindow(stage, settings, folder);
    desk.window.enterDemo();
    return desk;
  }

  Window window() {
    return window;
  }

  void resize(double width, double height) {
    robot.interact(
        () -> {
          javafx.stage.Window shown = window.scene().getWindow();
          shown.setWidth(width);
          shown.setHeight(height);
        });
  }

  /** Waits for the servers of the demo cloud; no dialog is open then. */
  void untilListed() throws Exception {
    until(() -> !window.view().modal().isOpen() && rows().size() > 40);
  }

  /** Opens a session and shows its servers. */
  void open(Session session, Marking marking) throws Exception {
    robot.interact(
        () -> {
          window.view().modal().close();
          window.console().open(session, marking);
          NavItem item = window.console().navigation().roots().getLast();
          while (!item.showsServers()) {
            item = item.children().getFirst();
          }
          window.console().navigation().selectedProperty().set(item);
        });
    untilListed();
  }

  List<ServerRow> rows() {
    return window.console().servers().rows();
  }

  ServerRow server(String name) {
    return rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  /** The first of that name: another region may have one too. */
  void select(String name) {
    ServerRow first = server(name);
    select(first::isSameServer);
  }

  /** Selects these servers and no other; there has to be one. */
  List<ServerRow> select(Predicate<ServerRow> wanted) {
    robot.interact(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          table.getSelectionModel().clearSelection();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && wanted.test(row)) {
              table.getSelectionModel().select(i);
            }
          }
          if (table.getSelectionModel().isEmpty()) {
            throw new AssertionError("no such server");
          }
        });
    return List.copyOf(window.console().servers().selected());
  }

  OperationRow newestOperation() {
    return window.console().operations().rows().getFirst();
  }

  /** What is painted of a task: the texts of its labels, links and buttons. */
  List<String> paintedTask(TaskRow task) throws Exception {
    return read(
        () ->
            taskRow(task).stream()
                .flatMap(row -> row.lookupAll("*").stream())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
  }

  /** A part of the row of a task, once it is painted. */
  Node inTask(TaskRow task, String selector) throws Exception {
    until(() -> taskRow(task).stream().anyMatch(row -> row.lookup(selector) != null));
    return read(() -> taskRow(task).getFirst().lookup(selector));
  }

  private List<Node> taskRow(TaskRow task) {
    return window.scene().getRoot().lookupAll("#task-table .table-row-cell").stream()
        .filter(node -> node.isVisible() && ((TableRow<?>) node).getItem() == task)
        .toList();
  }

  boolean isThere(String id) {
    return robot.lookup("#" + id).tryQuery().isPresent();
  }

  /** The node with that id, which has to be there. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T extends Node> T node(String id) {
    return robot.lookup("#" + id).query();
  }

  /** Presses a button as a mouse does: the focus goes there first, which ends an edit elsewhere. */
  void press(String id) throws Exception {
    until(() -> isThere(id) && !node(id).isDisabled());
    robot.interact(
        () -> {
          ButtonBase button = node(id);
          button.requestFocus();
          button.fire();
        });
  }

  /** Scrolls as far as it takes to see something, and clicks on it. */
  void clickInScroll(String id) throws Exception {
    until(() -> isThere(id));
    robot.interact(
        () -> {
          Node node = node(id);
          for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollPane scroll) {
              Bounds all = scroll.getContent().getLayoutBounds();
              Bounds wanted =
                  scroll.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
              double room = all.getHeight() - scroll.getViewportBounds().getHeight();
              double middle = wanted.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
              scroll.setVvalue(room <= 0 ? 0 : Math.clamp(middle / room, 0, 1));
            }
          }
        });
    robot.clickOn("#" + id);
  }

  /** Types into a field, in place of what stands there. */
  void type(String id, String text) throws Exception {
    until(() -> isThere(id));
    robot.interact(() -> this.<TextInputControl>node(id).setText(text));
  }

  /** Shows a page, by the id of its entry in the tree. */
  void go(String page) {
    robot.interact(() -> window.console().navigation().select(page));
  }

  /** An entry of the menu More, at any depth. */
  MenuItem entry(String id) {
    return entries(this.<MenuButton>node("action-more").getItems())
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  /** An entry of the menu bar, at any depth. */
  MenuItem menuEntry(String id) {
    MenuBar bar = (MenuBar) window.scene().lookup(".menu-bar");
    return bar.getMenus().stream()
        .flatMap(menu -> entries(menu.getItems()))
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<MenuItem> entries(List<MenuItem> items) {
    return items.stream()
        .flatMap(item -> item instanceof Menu menu ? entries(menu.getItems()) : Stream.of(item));
  }

  /** Keeps what is painted, in both themes. */
  void picture(String name) {
    robot.interact(() -> Pictures.save(window.scene(), name));
  }

  /** What is done at each screen. */
  interface Visit {
    void to(String where) throws Exception;
  }

  /** Goes through the tabs of the selected server and one page of each kind, and back. */
  void throughEveryScreen(Visit visit) throws Exception {
    for (Tab tab : Tab.values()) {
      robot.interact(() -> window.console().detail().tabProperty().set(tab));
      WaitForAsyncUtils.waitForFxEvents();
      visit.to(tab.name());
    }
    NavItem servers = window.console().navigation().selectedProperty().get();
    for (NavItem page : pages(window.console().navigation().roots()).values()) {
      go(page.id());
      WaitForAsyncUtils.waitForFxEvents();
      visit.to(page.id().replaceAll("\\W+", "-"));
    }
    robot.interact(() -> window.console().navigation().selectedProperty().set(servers));
  }

  private static Map<String, NavItem> pages(List<NavItem> items) {
    Map<String, NavItem> pages = new TreeMap<>();
    for (NavItem item : items) {
      if (item.kind() == NavItem.Kind.PAGE) {
        pages.put(item.label(), item);
      }
      pages(item.children()).forEach(pages::putIfAbsent);
    }
    return pages;
  }
}
