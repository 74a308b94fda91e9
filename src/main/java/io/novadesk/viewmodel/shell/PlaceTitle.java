package io.novadesk.viewmodel.shell;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.ScopeName;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The window's title: what is shown, of which cloud, region and project, and if it is production.
 */
final class PlaceTitle {
  private PlaceTitle() {}

  static String of(@Nullable NavItem item) {
    if (item == null || item.regions().isEmpty()) {
      return Text.of("app.name");
    }
    if (item.cloud() == null) {
      return ofSeveral(item);
    }
    RegionModel region = item.regions().getFirst();
    String title =
        Text.of(
            "window.title",
            item.label(),
            cloud(item, region),
            ScopeName.of(region.session().identity()));
    if (!region.guard().isProduction()) {
      return title;
    }
    boolean locked = region.guard().readOnlyProperty().get();
    return Text.of(locked ? "window.title.production" : "window.title.unlocked", title);
  }

  private static String ofSeveral(NavItem item) {
    String title =
        Text.of("window.title.clouds", item.label(), StatusViewModel.names(item.clouds()));
    List<ProductionGuard> production =
        item.regions().stream()
            .map(RegionModel::guard)
            .filter(ProductionGuard::isProduction)
            .toList();
    if (production.isEmpty()) {
      return title;
    }
    boolean locked = production.stream().allMatch(guard -> guard.readOnlyProperty().get());
    return Text.of(locked ? "window.title.production" : "window.title.unlocked", title);
  }

  private static String cloud(NavItem item, RegionModel region) {
    String cloud = region.session().shownName();
    boolean oneOfSeveral = item.regions().size() == 1 && region.session().regions().size() > 1;
    return oneOfSeveral ? Text.of("window.title.region", cloud, region.displayName()) : cloud;
  }
}
