package io.novadesk.tour;

import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.window.Window;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;

/** The menu of one entry of the tree. */
final class SweptTree implements SweptPlace {
  private static final String FILTER = "sweep";

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final String id;
  private final String name;

  private SweptTree(Window window, TourGuide guide, Hand hand, NavItem item) {
    this.window = window;
    this.guide = guide;
    this.hand = hand;
    id = item.id();
    name = item.label();
  }

  /** One entry of each kind, a saved filter among them. */
  static List<SweptPlace> all(Window window, TourGuide guide, Hand hand) throws Exception {
    keepFilter(window);
    guide.await("the saved filter", () -> first(window, Kind.SAVED_FILTER) != null);
    return guide.fx(
        () ->
            Stream.of(Kind.values())
                .map(kind -> first(window, kind))
                .filter(Objects::nonNull)
                .map(item -> (SweptPlace) new SweptTree(window, guide, hand, item))
                .toList());
  }

  private static void keepFilter(Window window) {
    String cloud = window.console().sessions().getFirst().cloudName();
    if (window.console().filters().saved().find(cloud, FILTER).isEmpty()) {
      window.console().filters().saved().save(new SavedFilter(cloud, FILTER, "status:active"));
    }
  }

  private static @Nullable NavItem first(Window window, Kind kind) {
    return entries(window.console().navigation().roots())
        .filter(item -> item.kind() == kind)
        .findFirst()
        .orElse(null);
  }

  private static Stream<NavItem> entries(List<NavItem> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), entries(item.children())));
  }

  @Override
  public void begin(int selected) throws Exception {
    guide.run(
        () -> {
          keepFilter(window);
          window.console().navigation().select(id);
          tree().requestFocus();
        });
  }

  @Override
  public List<Swept> controls() throws Exception {
    return new SweptMenu(
            "tree " + name,
            null,
            _ -> guide.run(() -> SweptMenu.ask(cell(), false)),
            _ -> guide.run(() -> SweptMenu.ask(tree(), true)),
            guide)
        .entries(hand);
  }

  private TreeView<NavItem> tree() {
    return window.view().navigation().tree();
  }

  private Node cell() {
    return tree().lookupAll(".tree-cell").stream()
        .filter(node -> node instanceof TreeCell<?> cell && cell.isSelected())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "tree " + name;
  }
}
