package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;

/** The menus over the servers, and servers for them to act on. */
final class SweptMenus {
  private static final double NEAR = 12;
  private static final String SWEEP = "sweep";

  private final Window window;
  private final TourGuide guide;
  private final String servers;

  SweptMenus(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
    servers = servers(window.console().navigation().roots());
  }

  /** The first place with servers. */
  private static String servers(List<NavItem> among) {
    for (NavItem item : among) {
      String found = item.kind() == NavItem.Kind.SERVERS ? item.id() : servers(item.children());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  List<SweptMenu> all() throws Exception {
    List<SweptMenu> menus = new ArrayList<>();
    MenuBar bar = bar();
    for (int i = 0; i < bar.getMenus().size(); i++) {
      menus.add(ofBar(bar, i));
    }
    menus.add(more());
    menus.add(ofRows());
    return menus;
  }

  /** Those with the actions on servers. */
  List<SweptMenu> ofServers() throws Exception {
    return List.of(ofBar(bar(), 1), more(), ofRows());
  }

  private MenuBar bar() throws Exception {
    return guide.fx(() -> (MenuBar) window.scene().lookup(".menu-bar"));
  }

  private SweptMenu ofBar(MenuBar bar, int at) {
    Menu menu = bar.getMenus().get(at);
    return new SweptMenu(
        menu.getText().replace("_", ""),
        menu.getItems(),
        hand -> hand.click(guide.fx(() -> List.copyOf(bar.lookupAll(".menu")).get(at))),
        _ ->
            // F10 is a switch that remembers where it was left: here a menu is only to be open.
            guide.fx(
                () -> {
                  menu.show();
                  return true;
                }));
  }

  private SweptMenu more() throws Exception {
    MenuButton button = guide.fx(() -> (MenuButton) guide.node("action-more"));
    return new SweptMenu(
        button.getText(),
        button.getItems(),
        hand -> hand.click(button),
        _ ->
            guide.fx(
                () -> {
                  button.requestFocus();
                  button.show();
                  return true;
                }));
  }

  private SweptMenu ofRows() {
    ContextMenu menu = window.view().servers().table().getContextMenu();
    return new SweptMenu(
        "rows", menu.getItems(), _ -> askForMenu(row(), false), _ -> askForMenu(null, true));
  }

  /** A selected row; the table where none is. */
  private Node row() throws Exception {
    TableView<TableLine> table = window.view().servers().table();
    return guide.fx(
        () ->
            table.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row && row.isSelected())
                .findFirst()
                .orElse(table));
  }

  /** As the right button does or the key for it, which not every platform tells of. */
  private void askForMenu(@Nullable Node over, boolean byKey) throws Exception {
    guide.fx(
        () -> {
          Node node = over == null ? window.view().servers().table() : over;
          Point2D at = node.localToScreen(NEAR, NEAR);
          node.fireEvent(
              new ContextMenuEvent(
                  ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                  NEAR,
                  NEAR,
                  at.getX(),
                  at.getY(),
                  byKey,
                  null));
          return true;
        });
  }

  boolean isOpen() {
    return javafx.stage.Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
  }

  void showServers() {
    window.console().navigation().select(servers);
    window.console().servers().filterTextProperty().set("");
    if (window.console().projects().allProperty().get()) {
      window.console().projects().toggle();
    }
  }

  /** Servers that run and that nothing is being done to. */
  List<ServerRow> idle() {
    return window.console().servers().rows().stream()
        .filter(row -> row.server().status().equals("ACTIVE"))
        .filter(row -> row.server().taskState() == null)
        .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
        .filter(row -> row.region().isOwn(row.server()))
        .toList();
  }

  /** Has what was stopped, paused or suspended before run again. */
  void revive() {
    for (ServerAction action :
        List.of(ServerAction.START, ServerAction.UNPAUSE, ServerAction.RESUME)) {
      window.console().servers().rows().stream()
          .filter(row -> row.server().taskState() == null)
          .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
          .filter(row -> row.server().status().equals(before(action)))
          .limit(1)
          .forEach(row -> window.console().give(new Command.Plain(action), List.of(row)));
    }
  }

  private static String before(ServerAction action) {
    return switch (action) {
      case START -> "SHUTOFF";
      case UNPAUSE -> "PAUSED";
      case RESUME -> "SUSPENDED";
      default -> throw new IllegalArgumentException(action.name());
    };
  }

  /** Has something on its way until the end of it is asked for. */
  CountDownLatch keepBusy() {
    CountDownLatch end = new CountDownLatch(1);
    window
        .console()
        .operations()
        .start(
            new Chore(
                SWEEP,
                SWEEP,
                end,
                () -> {
                  end.await();
                  return SWEEP;
                }),
            _ -> {});
    return end;
  }
}
