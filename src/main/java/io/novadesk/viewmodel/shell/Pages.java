package io.novadesk.viewmodel.shell;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.alarms.Alarms;
import io.novadesk.viewmodel.alarms.AlarmsPage;
import io.novadesk.viewmodel.alarms.Notices;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.ImagesPage;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.overview.OverviewViewModel;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.record.ChangesPage;
import io.novadesk.viewmodel.record.PastRoom;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.vitals.WatchedServers;
import io.novadesk.viewmodel.wall.Trends;
import io.novadesk.viewmodel.wall.WallPage;
import io.novadesk.viewmodel.zones.ZonesPage;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a region has beside its servers, in the order of the tree.
 *
 * @param all every one of the others
 */
public record Pages(
    OverviewViewModel overview,
    ImagesPage images,
    FlavorsPage flavors,
    KeyPairsViewModel keyPairs,
    ServerGroupsViewModel serverGroups,
    ZonesPage zones,
    ChangesPage changes,
    AlarmsPage alarms,
    WallPage wall,
    List<Page> all) {

  static Pages of(
      TaskRunner tasks,
      OperationsViewModel operations,
      Supplier<List<RegionModel>> open,
      SavedFilters saved,
      PastRoom past,
      Alarms alarms,
      Notices notices,
      WatchedServers watched) {
    OverviewViewModel overview = new OverviewViewModel(tasks, open);
    ImagesPage images = new ImagesPage(tasks, operations);
    FlavorsPage flavors = new FlavorsPage(tasks, operations);
    KeyPairsViewModel keyPairs = new KeyPairsViewModel(tasks, operations);
    ServerGroupsViewModel serverGroups = new ServerGroupsViewModel(tasks, operations);
    ZonesPage zones = new ZonesPage(tasks, operations);
    ChangesPage changes =
        new ChangesPage(tasks, operations, past.records(), Clock.system(ZoneId.systemDefault()));
    AlarmsPage ofAlarms = new AlarmsPage(tasks, operations, alarms, notices);
    WallPage wall =
        new WallPage(
            tasks,
            new Trends(tasks, open, InstantSource.system(), past.records()),
            saved,
            past.machine(),
            watched);
    return new Pages(
        overview,
        images,
        flavors,
        keyPairs,
        serverGroups,
        zones,
        changes,
        ofAlarms,
        wall,
        List.of(overview, wall, ofAlarms, changes, images, flavors, keyPairs, serverGroups, zones));
  }

  /** Shows the page that an entry of the tree leads to; the others are left. */
  void show(@Nullable NavItem item) {
    for (Page page : all) {
      page.show(item != null && item.page() == page ? item.regions() : List.of());
    }
  }

  void reload() {
    all.forEach(Page::reload);
  }

  void recheck() {
    all.forEach(Page::recheck);
  }
}
