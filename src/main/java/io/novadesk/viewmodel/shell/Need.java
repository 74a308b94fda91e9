package io.novadesk.viewmodel.shell;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that wait for a person.
 *
 * @param status that they share
 * @param text how many, and what they need
 * @param place the id of the entry of the tree that shows just these
 */
public record Need(ServerStatus status, String text, String place) {
  /** Worst first. */
  private static final List<ServerStatus> WAITING =
      List.of(ServerStatus.ERROR, ServerStatus.VERIFY_RESIZE);

  /** Those of the regions that an entry of the tree is about. */
  static List<Need> of(NavItem item, NavigationViewModel navigation) {
    List<Need> needs = new ArrayList<>();
    for (ServerStatus status : WAITING) {
      int count = 0;
      String place = "";
      for (RegionModel region : item.regions()) {
        NavItem group = navigation.find(region.key() + "/servers/status=" + status.name());
        int here = group == null ? 0 : Math.max(0, group.countProperty().get());
        place = place.isEmpty() && group != null && here > 0 ? group.id() : place;
        count += here;
      }
      if (count > 0) {
        needs.add(new Need(status, Text.of("status.need." + status.name(), count), place));
      }
    }
    return needs;
  }
}
