package io.novadesk.viewmodel.navigation;

import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;

/** The entries of saved filters below an entry of servers. */
final class SavedEntries {
  static final String SAVED = "/saved=";

  private SavedEntries() {}

  /** Brings them up to date and keeps the entries that stay: what is selected stays. */
  static void recount(NavItem servers, int total, SavedCounts saved) {
    servers.countProperty().set(total);
    Map<String, NavItem> present = new HashMap<>();
    servers.children().stream()
        .filter(child -> child.kind() == Kind.SAVED_FILTER)
        .forEach(child -> present.put(child.label(), child));
    List<NavItem> next = new ArrayList<>();
    saved
        .counts()
        .forEach(
            (name, count) -> {
              List<RegionModel> regions = saved.within(name, servers.regions());
              NavItem item = present.get(name);
              if (item == null || !item.regions().equals(regions)) {
                item =
                    new NavItem(
                        servers.id() + SAVED + name,
                        Kind.SAVED_FILTER,
                        name,
                        regions,
                        row -> saved.test(name, row));
              }
              item.countProperty().set(count);
              if (!regions.isEmpty()) {
                next.add(item);
              }
            });
    ObservableList<NavItem> children = servers.children();
    children.removeIf(child -> child.kind() == Kind.SAVED_FILTER && !next.contains(child));
    int first = (int) children.stream().filter(c -> c.kind() != Kind.SAVED_FILTER).count();
    for (int i = 0; i < next.size(); i++) {
      int at = first + i;
      if (at >= children.size() || children.get(at) != next.get(i)) {
        children.add(at, next.get(i));
      }
    }
  }
}
