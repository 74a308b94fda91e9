package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** An entry of a menu: by key it is chosen by its own keys where it has some, else by arrows. */
final class SweptEntry implements Swept {
  private static final int MOST_ENTRIES = 60;

  private final SweptMenu menu;
  private final List<Integer> way;
  private final String name;
  private boolean ticked;

  /**
   * @param way the place of each entry that leads to it, and its own
   */
  SweptEntry(SweptMenu menu, List<Integer> way) {
    this.menu = menu;
    this.way = way;
    name =
        way(menu.items(), way).stream()
            .map(part -> String.valueOf(part.getText()).replace("_", ""))
            .collect(Collectors.joining(" > ", menu.name() + " > ", ""));
  }

  private static List<MenuItem> way(List<MenuItem> items, List<Integer> places) {
    List<MenuItem> way = new ArrayList<>();
    List<MenuItem> among = items;
    for (int place : places) {
      MenuItem part = among.get(place);
      way.add(part);
      among = part instanceof Menu sub ? sub.getItems() : List.of();
    }
    return way;
  }

  private List<MenuItem> way() {
    return way(menu.items(), way);
  }

  private MenuItem item() {
    return way().getLast();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isThere() {
    return menu.fixed() == null || item().isVisible();
  }

  @Override
  public boolean isGrey() {
    return item().isDisable();
  }

  @Override
  public @Nullable ServerAction action() {
    return Swept.actionOf(item().getId());
  }

  @Override
  public void approach(Hand hand, boolean byKey) throws Exception {
    if (menu.fixed() == null) {
      menu.show(hand, byKey);
    }
    ticked = menu.guide().fx(() -> item() instanceof CheckMenuItem check && check.isSelected());
  }

  @Override
  public @Nullable String fire(Hand hand, boolean byKey) throws Exception {
    boolean hasKeys = menu.guide().fx(() -> item().getAccelerator() != null);
    if (byKey && hasKeys && menu.fixed() != null) {
      hand.press(menu.guide().fx(() -> item().getAccelerator()));
      return null;
    }
    if (menu.fixed() != null) {
      menu.show(hand, byKey);
    }
    return byKey ? byArrows(hand) : byPointer(hand);
  }

  private @Nullable String byPointer(Hand hand) throws Exception {
    List<MenuItem> parts = menu.guide().fx(this::way);
    for (MenuItem part : parts) {
      SweptMenu.awaitPainted(menu.guide(), part);
      if (part == parts.getLast()) {
        hand.click(part.getStyleableNode());
      } else {
        unfold((Menu) part, hand);
      }
    }
    return null;
  }

  /** A menu that is still being laid out does not hear the pointer come. */
  private void unfold(Menu part, Hand hand) throws Exception {
    for (int i = 0; i < MOST_ENTRIES && !menu.guide().fx(part::isShowing); i++) {
      hand.point(menu.guide().fx(part::getStyleableNode));
      hand.pulse();
    }
  }

  /** JavaFX leads no arrow to an entry when all others are grey. */
  private static boolean isAlone(MenuItem part) {
    List<MenuItem> around =
        part.getParentMenu() == null
            ? part.getParentPopup().getItems()
            : part.getParentMenu().getItems();
    return around.stream()
        .allMatch(
            other ->
                other == part
                    || other.isDisable()
                    || !other.isVisible()
                    || other instanceof SeparatorMenuItem);
  }

  private @Nullable String byArrows(Hand hand) throws Exception {
    List<MenuItem> parts = menu.guide().fx(this::way);
    for (MenuItem part : parts) {
      SweptMenu.awaitPainted(menu.guide(), part);
      int steps = 0;
      while (!menu.guide().fx(part.getStyleableNode()::isFocused)) {
        if (++steps > MOST_ENTRIES) {
          // Arrows pass over what is grey.
          return menu.guide().fx(part::isDisable)
              ? null
              : menu.guide().fx(() -> isAlone(part)) ? UNREACHED : "arrows do not reach it";
        }
        hand.press(KeyCode.DOWN);
      }
      hand.press(part == parts.getLast() ? KeyCode.ENTER : KeyCode.RIGHT);
    }
    return null;
  }

  /** What is chosen already stays so; what each choice does has tests of its own. */
  @Override
  public boolean didMore() {
    List<MenuItem> items = menu.items();
    return !items.isEmpty()
        && switch (item()) {
          case CheckMenuItem check -> check.isSelected() != ticked;
          case RadioMenuItem choice -> choice.isSelected();
          default -> false;
        };
  }
}
