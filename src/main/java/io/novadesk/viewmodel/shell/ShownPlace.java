package io.novadesk.viewmodel.shell;

import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.record.PastRoom;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Fills the lists with what the chosen entry of the tree leads to: servers or a page. */
final class ShownPlace {
  private final ReadOnlyObjectProperty<@Nullable NavItem> chosen;
  private final ServerTableViewModel servers;
  private final FilterOfPlace filter;
  private final PastRoom past;
  private final Pages pages;

  /**
   * @param chosen the entry of the tree that is chosen; null: no cloud is open
   */
  ShownPlace(
      ReadOnlyObjectProperty<@Nullable NavItem> chosen,
      ServerTableViewModel servers,
      PastRoom past,
      Pages pages) {
    this.chosen = chosen;
    this.servers = servers;
    this.past = past;
    this.pages = pages;
    filter = new FilterOfPlace(servers.filterTextProperty(), servers.grouped().byProperty());
  }

  /** Shows the chosen entry anew: what belongs to it may have changed. */
  void showAgain() {
    show(chosen.get());
  }

  void show(@Nullable NavItem item) {
    if (item == null) {
      servers.show(List.of(), _ -> false);
      past.machine().leave();
    } else if (item.showsServers()) {
      filter.moveTo(item.id());
      servers.show(item.regions(), item.members());
      past.servers().place(item.regions(), item.members());
    } else if (item.page() == pages.wall()) {
      past.machine().place(item.regions());
    }
    pages.show(item);
  }

  /** Asks its clouds for everything now. */
  void refresh() {
    NavItem item = chosen.get();
    if (item != null) {
      item.regions().forEach(RegionModel::refresh);
      pages.reload();
    }
  }

  /** The first of its regions; null: no cloud is open. */
  @Nullable RegionModel region() {
    NavItem item = chosen.get();
    return item == null || item.regions().isEmpty() ? null : item.regions().getFirst();
  }
}
