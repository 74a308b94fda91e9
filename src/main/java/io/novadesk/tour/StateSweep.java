package io.novadesk.tour;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;

/**
 * Opens the menus of servers over a server of each state, and compares what is painted grey with
 * what the actions say of themselves.
 */
final class StateSweep {
  private static final long PATIENCE = 4_000_000_000L;

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final SweptServers servers;
  private final List<String> findings = new ArrayList<>();
  private int states;
  private int compared;

  StateSweep(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
    hand = new Hand(guide, window.scene());
    servers = new SweptServers(window, guide, hand);
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  int compared() {
    return compared;
  }

  /** All menus with actions on servers. */
  List<SweptMenu> menus() throws Exception {
    return servers.menus();
  }

  /** Over at most so many states. */
  void walk(int most, List<SweptMenu> opened) throws Exception {
    servers.show();
    for (ServerRow row : guide.fx(this::oneOfEachState).stream().limit(most).toList()) {
      states++;
      for (SweptMenu menu : opened) {
        select(row);
        compareButtons(row);
        menu.byMouse().open(hand);
        SweptMenu.awaitPainted(guide, menu.items().getFirst());
        compare(row, menu.name(), menu.items());
        for (MenuItem item : menu.items()) {
          if (item instanceof Menu sub && guide.fx(sub::isVisible) && hasActions(sub)) {
            hand.point(sub.getStyleableNode());
            SweptMenu.awaitPainted(guide, sub.getItems().getFirst());
            compare(row, menu.name() + " > " + sub.getText(), sub.getItems());
          }
        }
        SweptMenu.close(guide, hand);
      }
    }
  }

  private static boolean hasActions(Menu menu) {
    return menu.getItems().stream().anyMatch(item -> Swept.actionOf(item.getId()) != null);
  }

  private List<ServerRow> oneOfEachState() {
    Map<List<Object>, ServerRow> found = new LinkedHashMap<>();
    for (ServerRow row : window.console().servers().rows()) {
      Server server = row.server();
      found.putIfAbsent(
          List.of(
              server.status(),
              String.valueOf(server.taskState()),
              Boolean.TRUE.equals(server.locked()),
              row.region().isOwn(server)),
          row);
    }
    return List.copyOf(found.values());
  }

  private void select(ServerRow row) throws Exception {
    guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          int at = 0;
          while (!(table.getItems().get(at) instanceof ServerRow other
              && other.isSameServer(row))) {
            at++;
          }
          table.getSelectionModel().clearAndSelect(at);
          table.scrollTo(Math.max(0, at - 2));
          table.requestFocus();
          return true;
        });
    hand.pulse();
  }

  /** A menu that opens is styled in one of the next frames: until then it shows an older state. */
  private void awaitStyled(List<MenuItem> items) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!guide.fx(() -> items.stream().allMatch(this::isAsItShouldBe))
        && System.nanoTime() < end) {
      hand.pulse();
    }
  }

  private boolean isAsItShouldBe(MenuItem item) {
    ServerAction action = Swept.actionOf(item.getId());
    Node painted = item.getStyleableNode();
    return action == null
        || !item.isVisible()
        || (painted != null
            && painted.lookup(".label") instanceof Labeled label
            && isGrey(label) == isRefused(action));
  }

  private boolean isRefused(ServerAction action) {
    return !window.console().actions().whyNotProperty(action).get().isEmpty();
  }

  private void compare(ServerRow row, String menu, List<MenuItem> items) throws Exception {
    awaitStyled(items);
    guide.fx(
        () -> {
          for (MenuItem item : items) {
            ServerAction action = Swept.actionOf(item.getId());
            if (action != null && item.isVisible()) {
              Node painted = item.getStyleableNode();
              if (painted == null || !(painted.lookup(".label") instanceof Labeled label)) {
                findings.add(menu + " > " + item.getText() + " is not painted");
              } else {
                judge(row, menu + " > " + label.getText(), action, isGrey(label));
              }
            }
          }
          return true;
        });
  }

  private void compareButtons(ServerRow row) throws Exception {
    guide.fx(
        () -> {
          for (ServerAction action : ServerAction.values()) {
            if (window.scene().lookup("#" + idOf(action)) instanceof ButtonBase button) {
              judge(row, "button " + button.getText(), action, isGrey(button));
            }
          }
          return true;
        });
  }

  private static String idOf(ServerAction action) {
    return io.novadesk.view.servers.ActionBar.idOf(action);
  }

  private void judge(ServerRow row, String name, ServerAction action, boolean grey) {
    compared++;
    boolean refused = isRefused(action);
    if (grey != refused) {
      findings.add(
          String.format(
              Locale.ROOT,
              "%s of %s (%s) is painted %s, but %s",
              name,
              row.name(),
              row.server().status(),
              grey ? "grey" : "black",
              refused ? "refused" : "possible"));
    }
  }

  /** As a person sees it, whatever the control says of itself. */
  private static boolean isGrey(Node painted) {
    double opacity = 1;
    for (Node node = painted; node != null; node = node.getParent()) {
      opacity *= node.getOpacity();
    }
    return opacity < 0.9;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d painted entries compared in %d states", compared, states);
  }
}
