package io.novadesk.viewmodel.navigation;

import io.novadesk.viewmodel.pages.Page;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;

/** Has the entry of a page say how much it lists, in all of its regions together. */
final class PageCount {
  private PageCount() {}

  /**
   * @param undo gets what ends it
   */
  static void follow(NavItem item, Page page, List<Runnable> undo) {
    List<? extends ObservableList<?>> lists =
        item.regions().stream().map(page::listed).filter(Objects::nonNull).toList();
    if (lists.isEmpty()) {
      return;
    }
    InvalidationListener count =
        _ -> {
          int all = lists.stream().mapToInt(List::size).sum();
          item.countProperty().set(all == 0 ? -1 : all);
        };
    count.invalidated(lists.getFirst());
    for (ObservableList<?> list : lists) {
      list.addListener(count);
      undo.add(() -> list.removeListener(count));
    }
  }
}
