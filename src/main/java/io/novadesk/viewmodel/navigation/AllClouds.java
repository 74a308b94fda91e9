package io.novadesk.viewmodel.navigation;

import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entry above the clouds in the tree while there are several: all of their servers as one list,
 * with the filters that are kept for it, sets of clouds among them. It is made anew whenever a
 * cloud comes or goes, under the same id.
 */
final class AllClouds {
  static final String ID = "/all";

  private final SavedFilters saved;
  private final List<Page> pages;
  private final ToIntFunction<RegionModel> count;
  private final List<Runnable> undo = new ArrayList<>();
  private final SavedCounts savedCounts = new SavedCounts();
  private @Nullable NavItem item;
  private List<RegionModel> regions = List.of();

  /**
   * @param count how many servers a region has
   */
  AllClouds(SavedFilters saved, List<Page> pages, ToIntFunction<RegionModel> count) {
    this.saved = saved;
    this.pages = pages;
    this.count = count;
  }

  /**
   * The entry for these regions, where there are several clouds; null: there is none.
   *
   * @param waiting how many more clouds are on their way
   */
  @Nullable NavItem over(List<RegionModel> open, int waiting, Runnable onChange) {
    undo.forEach(Runnable::run);
    undo.clear();
    regions = open;
    item = null;
    if (open.stream().map(RegionModel::session).distinct().limit(2).count() + waiting < 2) {
      return null;
    }
    NavItem made = new NavItem(ID, Kind.ALL_CLOUDS, Text.of("nav.allClouds"), open, _ -> true);
    for (Page page : pages) {
      if (page.isOfWholeClouds() && !open.isEmpty()) {
        NavItem child = NavItem.of(page, ID, open);
        made.children().add(child);
        PageCount.follow(child, page, undo);
      }
    }
    item = made;
    takeSaved();
    undo.add(saved.listen(this::takeSaved));
    for (RegionModel region : open) {
      undo.add(
          region.listen(
              changes -> {
                savedCounts.apply(changes);
                recount();
                onChange.run();
              }));
    }
    return made;
  }

  private void takeSaved() {
    savedCounts.become(saved.of(SavedFilter.ALL_CLOUDS), rows());
    recount();
  }

  /** Counts again what changes by time alone. */
  void recountTimed() {
    if (item != null && savedCounts.recountTimed(rows())) {
      recount();
    }
  }

  private List<ServerRow> rows() {
    return regions.stream().flatMap(region -> region.rows().stream()).toList();
  }

  private void recount() {
    NavItem now = item;
    if (now != null) {
      SavedEntries.recount(now, regions.stream().mapToInt(count).sum(), savedCounts);
    }
  }
}
