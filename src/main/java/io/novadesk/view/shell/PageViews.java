package io.novadesk.view.shell;

import io.novadesk.view.alarms.AlarmDialogs;
import io.novadesk.view.alarms.NoticeRemark;
import io.novadesk.view.detail.LinkCards;
import io.novadesk.view.detail.Outside;
import io.novadesk.view.flavors.ComparisonPane;
import io.novadesk.view.flavors.FitChoice;
import io.novadesk.view.flavors.FlavorDialogs;
import io.novadesk.view.groups.ServerGroupDialogs;
import io.novadesk.view.images.ImageDetail;
import io.novadesk.view.images.ImageDialogs;
import io.novadesk.view.keypairs.KeyPairDialogs;
import io.novadesk.view.overview.OverviewLinks;
import io.novadesk.view.overview.OverviewView;
import io.novadesk.view.parts.ListPageView;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.record.ChangeDialogs;
import io.novadesk.view.record.SinceChoice;
import io.novadesk.view.wall.WallView;
import io.novadesk.viewmodel.metadata.MetadataDesk;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import io.novadesk.viewmodel.shell.Pages;
import io.novadesk.viewmodel.shell.PastWays;
import io.novadesk.viewmodel.shell.Ways;
import io.novadesk.viewmodel.wall.WallHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** The view of each page. */
final class PageViews {
  private final LinkCards links;
  private final Map<Page, PageView> views = new LinkedHashMap<>();

  PageViews(ConsoleViewModel model, Outside outside, ModalHost modal) {
    Pages pages = model.pages();
    Ways ways = model.ways();
    MetadataDesk metadata = model.metadata();
    links = new LinkCards(outside);
    views.put(pages.overview(), new OverviewView(pages.overview(), new OfOverview(pages, ways)));
    views.put(pages.wall(), new WallView(pages.wall(), new OfWall(ways, model.pastWays())));
    views.put(
        pages.images(),
        new ListPageView<>(
            pages.images(),
            Feather.DISC,
            new ImageDialogs(pages.images(), modal),
            modal,
            new ImageDetail(
                pages.images(), metadata.images(), links, ways::toServer, ways::toServers)));
    views.put(
        pages.flavors(),
        new ListPageView<>(
                pages.flavors(),
                Feather.SLIDERS,
                new FlavorDialogs(pages.flavors(), modal),
                modal,
                new ComparisonPane(pages.flavors()))
            .beside(new FitChoice(pages.flavors())));
    views.put(
        pages.keyPairs(),
        new ListPageView<>(
            pages.keyPairs(),
            Feather.KEY,
            new KeyPairDialogs(pages.keyPairs(), modal),
            modal,
            links));
    views.put(
        pages.serverGroups(),
        new ListPageView<>(
            pages.serverGroups(),
            Feather.GRID,
            new ServerGroupDialogs(pages.serverGroups(), modal),
            modal,
            links));
    views.put(
        pages.zones(),
        new ListPageView<>(pages.zones(), Feather.MAP_PIN, PageActions.none(), modal, links));
    views.put(
        pages.alarms(),
        new ListPageView<>(
                pages.alarms(),
                Feather.BELL,
                new AlarmDialogs(pages.alarms(), modal, ways::toServersOf),
                modal,
                links)
            .beside(new NoticeRemark(pages.alarms().notices())));
    views.put(
        pages.changes(),
        new ListPageView<>(
                pages.changes(),
                Feather.CLOCK,
                new ChangeDialogs(
                    pages.changes(), modal, outside::showExchanges, outside::showThen),
                modal,
                links)
            .beside(new SinceChoice(pages.changes())));
  }

  PageView of(Page page) {
    return Objects.requireNonNull(views.get(page), () -> "no view for " + page.id());
  }

  Feather icon(Page page) {
    return of(page).icon();
  }

  /** By a name that stays from one start to the next. */
  Map<String, TableView<?>> tables() {
    Map<String, TableView<?>> tables = new LinkedHashMap<>();
    views.forEach(
        (page, view) -> {
          TableView<?> table = view.table();
          if (table != null) {
            tables.put(page.id(), table);
          }
        });
    return tables;
  }

  /** By a name that stays from one start to the next. */
  Map<String, SplitPane> splits() {
    Map<String, SplitPane> splits = new LinkedHashMap<>();
    views.forEach(
        (page, view) -> {
          SplitPane split = view.split();
          if (split != null) {
            splits.put(page.id(), split);
          }
        });
    return splits;
  }

  void foldWhatIsEmpty() {
    views.values().forEach(PageView::foldIfEmpty);
  }

  void dispose() {
    links.close();
    views.values().forEach(PageView::dispose);
  }

  private record OfWall(Ways ways, PastWays then) implements WallView.Ways {
    @Override
    public void servers(List<ServerRow> chosen) {
      if (chosen.getFirst().then() == null) {
        ways.toServers(chosen);
      } else {
        then.toServers(chosen);
      }
    }

    @Override
    public void past() {
      then.toggle();
    }

    @Override
    public void health(WallHealth health) {
      ways.toServersOf(health.regions(), health.filter());
    }
  }

  private record OfOverview(Pages pages, Ways ways) implements OverviewLinks {
    @Override
    public void bar(RegionModel region, Bar bar) {
      ways.toBar(region, bar);
    }

    @Override
    public void server(RegionModel region, String serverId) {
      ways.toServer(region, serverId);
    }

    @Override
    public void allRegions() {
      pages.overview().compareRegions();
    }

    @Override
    public void region(RegionModel region) {
      ways.toOverview(region);
    }
  }
}
