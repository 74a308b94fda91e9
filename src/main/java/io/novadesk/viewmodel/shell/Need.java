package io.novadesk.viewmodel.shell;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that wait for a person.
 *
 * @param status that they share
 * @param text how many, and what they need
 * @param region where the first of them are
 */
public record Need(ServerStatus status, String text, RegionModel region) {
  /** Worst first. */
  private static final List<ServerStatus> WAITING =
      List.of(ServerStatus.ERROR, ServerStatus.VERIFY_RESIZE);

  /** Those of the regions that an entry of the tree is about. */
  static List<Need> of(NavItem item, NavigationViewModel navigation) {
    List<Need> needs = new ArrayList<>();
    for (ServerStatus status : WAITING) {
      int count = 0;
      RegionModel first = null;
      for (RegionModel region : item.regions()) {
        int here = navigation.count(region, status);
        first = first == null && here > 0 ? region : first;
        count += here;
      }
      if (first != null) {
        needs.add(new Need(status, Text.of("status.need." + status.name(), count), first));
      }
    }
    return needs;
  }

  /** The filter that finds just these. */
  String filter() {
    return FilterTerm.of("status", status.name());
  }
}
