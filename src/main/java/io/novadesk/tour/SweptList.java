package io.novadesk.tour;

import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** A page that lists something other than servers: its bar, and the menu of its rows. */
final class SweptList implements SweptPlace {
  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final NavItem item;
  private final TableView<?> table;

  private SweptList(Window window, TourGuide guide, Hand hand, NavItem item, TableView<?> table) {
    this.window = window;
    this.guide = guide;
    this.hand = hand;
    this.item = item;
    this.table = table;
  }

  /** One of each kind. */
  static List<SweptPlace> all(Window window, TourGuide guide, Hand hand) {
    List<SweptPlace> lists = new ArrayList<>();
    for (Page page : window.console().pages().all()) {
      TableView<?> table = window.view().page(page).table();
      if (table != null) {
        entries(window.console().navigation().roots())
            .filter(item -> item.isPage(page.id()) && item.regions().size() == 1)
            .limit(1)
            .forEach(item -> lists.add(new SweptList(window, guide, hand, item, table)));
      }
    }
    return lists;
  }

  private static Stream<NavItem> entries(List<NavItem> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), entries(item.children())));
  }

  @Override
  public void begin(int selected) throws Exception {
    guide.run(
        () -> {
          window.console().navigation().selectedProperty().set(item);
          table.getSelectionModel().clearSelection();
        });
    hand.pulse();
    guide.awaitLoaded();
    guide.run(
        () -> {
          table.requestFocus();
          table.getSelectionModel().clearSelection();
          table.getSelectionModel().selectRange(0, Math.min(selected, table.getItems().size()));
          table.scrollTo(0);
        });
  }

  @Override
  public List<Swept> controls() throws Exception {
    List<Swept> controls = new ArrayList<>();
    controls.addAll(SweptMenu.ofRows(item.label() + " rows", table, guide).entries(hand));
    controls.addAll(
        guide.fx(() -> SweptButton.within(page(), guide, () -> Sweep.exchanges(window))));
    return controls;
  }

  /** The page around the table, which may be in a split pane of its own. */
  private Node page() {
    Node page = table;
    while (!(page instanceof javafx.scene.control.SplitPane)) {
      page = Objects.requireNonNull(page.getParent(), "the page is not shown");
    }
    return page;
  }

  @Override
  public String toString() {
    return item.label();
  }
}
