package io.novadesk.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

/**
 * A menu as a hand opens it and walks through it.
 *
 * @param name as a person would call it
 */
record SweptMenu(String name, List<MenuItem> items, Opening byMouse, Opening byKey) {
  private static final int MOST_ENTRIES = 60;

  /** Shows the menu. */
  interface Opening {
    void open(Hand hand) throws Exception;
  }

  /** An entry, with the menus that lead to it before it. */
  record Entry(SweptMenu menu, List<MenuItem> way) {
    MenuItem item() {
      return way.getLast();
    }

    String name() {
      return way.stream()
          .map(part -> String.valueOf(part.getText()).replace("_", ""))
          .reduce(menu.name(), (all, part) -> all + " > " + part);
    }

    void click(TourGuide guide, Hand hand) throws Exception {
      menu.byMouse().open(hand);
      for (MenuItem part : way) {
        awaitPainted(guide, part);
        if (part == item()) {
          hand.click(part.getStyleableNode());
        } else {
          hand.point(part.getStyleableNode());
        }
      }
    }

    /** Goes there by arrows and chooses it; false: arrows pass over it. */
    boolean chooseByKeys(TourGuide guide, Hand hand) throws Exception {
      menu.byKey().open(hand);
      for (MenuItem part : way) {
        awaitPainted(guide, part);
        int steps = 0;
        while (!guide.fx(part.getStyleableNode()::isFocused)) {
          if (++steps > MOST_ENTRIES) {
            return false;
          }
          hand.press(KeyCode.DOWN);
        }
        hand.press(part == item() ? KeyCode.ENTER : KeyCode.RIGHT);
      }
      return true;
    }
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
  List<Entry> entries() {
    return entries(List.of(), items).toList();
  }

  private Stream<Entry> entries(List<MenuItem> way, List<MenuItem> among) {
    return among.stream()
        .filter(item -> item.isVisible() && item.getText() != null)
        .flatMap(
            item -> {
              List<MenuItem> longer = new ArrayList<>(way);
              longer.add(item);
              return item instanceof Menu menu && !menu.isDisable()
                  ? entries(longer, menu.getItems())
                  : Stream.of(new Entry(this, List.copyOf(longer)));
            });
  }
}
