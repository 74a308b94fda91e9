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
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;

/** The list of servers under the menus of the window, and servers for them to act on. */
final class SweptServers implements SweptPlace {
  private static final int FEW_LEFT = 6;
  private static final String SWEEP = "sweep";

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final String servers;

  SweptServers(Window window, TourGuide guide, Hand hand) {
    this.window = window;
    this.guide = guide;
    this.hand = hand;
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

  @Override
  public void begin(int selected) throws Exception {
    show();
    if (selected > 0) {
      guide.await(
          "servers to act on",
          () -> {
            if (idle().size() < Math.max(selected, FEW_LEFT)) {
              revive();
            }
            return idle().size() >= selected;
          });
    }
    guide.run(
        () -> {
          TableView<TableLine> table = table();
          table.requestFocus();
          table.getSelectionModel().clearSelection();
          idle().stream().limit(selected).forEach(table.getSelectionModel()::select);
          if (selected > 0) {
            table.scrollTo(idle().getFirst());
          }
        });
  }

  /** Shows all servers of one project, whatever was shown before. */
  void show() throws Exception {
    guide.run(
        () -> {
          window.console().navigation().select(servers);
          window.console().servers().filterTextProperty().set("");
          window.console().servers().grouped().byProperty().set(null);
          if (window.console().projects().allProperty().get()) {
            window.console().projects().toggle();
          }
        });
    guide.await("servers", () -> !window.console().servers().rows().isEmpty());
  }

  TableView<TableLine> table() {
    return window.view().servers().table();
  }

  @Override
  public List<Swept> controls() throws Exception {
    List<Swept> controls = new ArrayList<>();
    MenuBar bar = bar();
    for (int i = 0; i < bar.getMenus().size(); i++) {
      controls.addAll(ofBar(bar, i).entries(hand));
    }
    controls.addAll(more().entries(hand));
    controls.addAll(ofRows().entries(hand));
    controls.addAll(guide.fx(() -> SweptCommand.all(window, guide)));
    controls.addAll(
        guide.fx(
            () -> SweptButton.within(window.view().root(), guide, () -> Sweep.exchanges(window))));
    return controls;
  }

  /** The menus with the actions on servers. */
  List<SweptMenu> menus() throws Exception {
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
        // F10 is a switch that remembers where it was left: here a menu is only to be open.
        _ -> guide.run(menu::show),
        guide);
  }

  private SweptMenu more() throws Exception {
    MenuButton button = guide.fx(() -> (MenuButton) guide.node("action-more"));
    return new SweptMenu(
        button.getText(),
        button.getItems(),
        hand -> hand.click(button),
        _ ->
            guide.run(
                () -> {
                  button.requestFocus();
                  button.show();
                }),
        guide);
  }

  private SweptMenu ofRows() {
    return SweptMenu.ofRows("rows", table(), guide);
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
  private void revive() {
    for (ServerAction action :
        List.of(ServerAction.START, ServerAction.UNPAUSE, ServerAction.RESUME)) {
      window.console().servers().rows().stream()
          .filter(row -> row.server().taskState() == null)
          .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
          .filter(row -> row.server().status().equals(before(action)))
          .limit(1)
          .forEach(
              row -> window.console().commands().give(new Command.Plain(action), List.of(row)));
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
