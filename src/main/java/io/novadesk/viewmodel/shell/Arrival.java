package io.novadesk.viewmodel.shell;

import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * A server that is on its way: it is selected and brought into view when the table shows it. Where
 * the person has gone elsewhere or selected something else since, nothing is taken from them.
 */
final class Arrival {
  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final RegionModel region;
  private final @Nullable NavItem place;
  private final List<String> selected;

  /** After rows were exchanged: in the middle of it nothing may be selected. */
  private final ChangeListener<Boolean> onUpdate =
      (_, _, updating) -> {
        if (!updating) {
          look();
        }
      };

  private String id = "";

  Arrival(NavigationViewModel navigation, ServerTableViewModel servers, RegionModel region) {
    this.navigation = navigation;
    this.servers = servers;
    this.region = region;
    place = navigation.selectedProperty().get();
    selected = servers.selectedKeys();
  }

  /** The cloud has it; the list will. */
  void made(String serverId) {
    id = serverId;
    servers.updatingProperty().addListener(onUpdate);
    look();
  }

  private void look() {
    boolean stays = place != null && place.showsServers() && isHere();
    ServerRow row = region.row(id);
    boolean shown = row != null && servers.rows().contains(row);
    if (!stays || shown) {
      servers.updatingProperty().removeListener(onUpdate);
    }
    if (stays && row != null && shown) {
      servers.reveal(row);
    }
  }

  private boolean isHere() {
    NavItem now = navigation.selectedProperty().get();
    return now != null
        && place != null
        && now.id().equals(place.id())
        && servers.selectedKeys().equals(selected);
  }
}
