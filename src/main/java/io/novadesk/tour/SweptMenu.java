package io.novadesk.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A menu as a hand opens it and walks through it.
 *
 * @param name as a person would call it
 * @param fixed its entries; null where they are made anew whenever it is opened
 */
record SweptMenu(
    String name, @Nullable List<MenuItem> fixed, Opening byMouse, Opening byKey, TourGuide guide) {
  private static final double NEAR = 12;

  /** Shows the menu. */
  interface Opening {
    void open(Hand hand) throws Exception;
  }

  /** The one that is open; null: none. */
  static @Nullable ContextMenu open() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** Takes away what is open: one that goes in another way is not closed for the menu bar. */
  static void close(TourGuide guide, Hand hand) throws Exception {
    while (guide.fx(() -> open() != null)) {
      hand.press(KeyCode.ESCAPE);
    }
  }

  /** The menu of what is selected in a table; that of the table where nothing is. */
  static SweptMenu ofRows(String name, TableView<?> table, TourGuide guide) {
    return new SweptMenu(
        name,
        table.getContextMenu().getItems(),
        _ -> guide.run(() -> ask(selected(table), false)),
        _ -> guide.run(() -> ask(table, true)),
        guide);
  }

  private static Node selected(TableView<?> table) {
    return table.lookupAll(".table-row-cell").stream()
        .filter(node -> node instanceof TableRow<?> row && row.isSelected())
        .findFirst()
        .orElse(table);
  }

  /** As the right button does or the key for it, which not every platform tells of. */
  static void ask(Node over, boolean byKey) {
    Point2D at = over.localToScreen(NEAR, NEAR);
    over.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            NEAR,
            NEAR,
            at.getX(),
            at.getY(),
            byKey,
            null));
  }

  List<MenuItem> items() {
    ContextMenu open = open();
    return fixed != null ? fixed : open == null ? List.of() : open.getItems();
  }

  /** Opens it; what is made anew is there then. */
  void show(Hand hand, boolean keys) throws Exception {
    (keys ? byKey : byMouse).open(hand);
    guide.await("the menu " + name, () -> !items().isEmpty());
  }

  /** Waits until it can be pointed at. */
  static void awaitPainted(TourGuide guide, MenuItem part) throws Exception {
    guide.await("the entry " + part.getText(), () -> isPainted(part));
  }

  private static boolean isPainted(MenuItem part) {
    Node node = part.getStyleableNode();
    return node != null
        && node.getScene() != null
        && node.getScene().getWindow().isShowing()
        && node.getBoundsInLocal().getHeight() > 0;
  }

  /** All that can be chosen of it, in its order. */
  List<Swept> entries(Hand hand) throws Exception {
    if (fixed == null) {
      show(hand, false);
    }
    List<Swept> entries =
        guide.fx(() -> entries(List.of(), items()).map(Swept.class::cast).toList());
    close(guide, hand);
    return entries;
  }

  private Stream<SweptEntry> entries(List<Integer> way, List<MenuItem> among) {
    return IntStream.range(0, among.size())
        .filter(at -> among.get(at).isVisible() && among.get(at).getText() != null)
        .boxed()
        .flatMap(
            at -> {
              List<Integer> longer = new ArrayList<>(way);
              longer.add(at);
              return among.get(at) instanceof Menu menu && !menu.isDisable()
                  ? entries(longer, menu.getItems())
                  : Stream.of(new SweptEntry(this, List.copyOf(longer)));
            });
  }
}
