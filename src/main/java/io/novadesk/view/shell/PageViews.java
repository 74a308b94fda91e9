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
import io.novadesk.view.parts.Late;
import io.novadesk.view.parts.ListPageView;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.record.ChangeDialogs;
import io.novadesk.view.record.SinceChoice;
import io.novadesk.view.wall.WallView;
import io.novadesk.viewmodel.alarms.AlarmsPage;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.images.ImagesPage;
import io.novadesk.viewmodel.metadata.MetadataDesk;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.record.ChangesPage;
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
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** The view of each page. Each is made when it is first shown, so that the window comes sooner. */
final class PageViews {
  private record Kind(Feather icon, Late<PageView> view) {}

  private final LinkCards links;
  private final Outside outside;
  private final ModalHost modal;
  private final Map<Page, Kind> kinds = new LinkedHashMap<>();
  private BiConsumer<String, PageView> onMade = (_, _) -> {};

  PageViews(ConsoleViewModel model, Outside outside, ModalHost modal) {
    Pages pages = model.pages();
    Ways ways = model.ways();
    MetadataDesk metadata = model.metadata();
    links = new LinkCards(outside);
    this.outside = outside;
    this.modal = modal;
    kind(
        pages.overview(),
        Feather.PIE_CHART,
        () -> new OverviewView(pages.overview(), new OfOverview(pages, ways)));
    kind(
        pages.wall(),
        Feather.GRID,
        () -> new WallView(pages.wall(), new OfWall(ways, model.pastWays())));
    kind(pages.images(), Feather.DISC, () -> images(pages.images(), ways, metadata));
    kind(pages.flavors(), Feather.SLIDERS, () -> flavors(pages.flavors()));
    kind(
        pages.keyPairs(),
        Feather.KEY,
        () -> list(pages.keyPairs(), new KeyPairDialogs(pages.keyPairs(), modal)));
    kind(
        pages.serverGroups(),
        Feather.GRID,
        () -> list(pages.serverGroups(), new ServerGroupDialogs(pages.serverGroups(), modal)));
    kind(pages.zones(), Feather.MAP_PIN, () -> list(pages.zones(), PageActions.none()));
    kind(pages.alarms(), Feather.BELL, () -> alarms(pages.alarms(), ways));
    kind(pages.changes(), Feather.CLOCK, () -> changes(pages.changes()));
  }

  private void kind(Page page, Feather icon, Supplier<PageView> make) {
    kinds.put(page, new Kind(icon, new Late<>(() -> made(page, make.get()))));
  }

  private <T, A extends Enum<A>> ListPageView<T, A> list(
      ListPage<T, A> page, PageActions<A> actions) {
    return new ListPageView<>(page, icon(page), actions, modal, links);
  }

  private PageView images(ImagesPage page, Ways ways, MetadataDesk metadata) {
    return new ListPageView<>(
        page,
        icon(page),
        new ImageDialogs(page, modal),
        modal,
        new ImageDetail(page, metadata.images(), links, ways::toServer, ways::toServers));
  }

  private PageView flavors(FlavorsPage page) {
    return new ListPageView<>(
            page, icon(page), new FlavorDialogs(page, modal), modal, new ComparisonPane(page))
        .beside(new FitChoice(page));
  }

  private PageView alarms(AlarmsPage page, Ways ways) {
    return list(page, new AlarmDialogs(page, modal, ways::toServersOf))
        .beside(new NoticeRemark(page.notices()));
  }

  private PageView changes(ChangesPage page) {
    return list(page, new ChangeDialogs(page, modal, outside::showExchanges, outside::showThen))
        .beside(new SinceChoice(page));
  }

  private PageView made(Page page, PageView view) {
    onMade.accept(page.id(), view);
    view.foldIfEmpty();
    return view;
  }

  PageView of(Page page) {
    return kindOf(page).view().get();
  }

  Feather icon(Page page) {
    return kindOf(page).icon();
  }

  private Kind kindOf(Page page) {
    return Objects.requireNonNull(kinds.get(page), () -> "no view for " + page.id());
  }

  /**
   * @param listener is told of each view once it is made, by a name that stays from one start to
   *     the next
   */
  void onMade(BiConsumer<String, PageView> listener) {
    onMade = listener;
    ofMade(listener);
  }

  /** The tables of the views that are made. */
  Map<String, TableView<?>> tables() {
    Map<String, TableView<?>> tables = new LinkedHashMap<>();
    ofMade(
        (id, view) -> {
          TableView<?> table = view.table();
          if (table != null) {
            tables.put(id, table);
          }
        });
    return tables;
  }

  /** The dividers of the views that are made. */
  Map<String, SplitPane> splits() {
    Map<String, SplitPane> splits = new LinkedHashMap<>();
    ofMade(
        (id, view) -> {
          SplitPane split = view.split();
          if (split != null) {
            splits.put(id, split);
          }
        });
    return splits;
  }

  private void ofMade(BiConsumer<String, PageView> each) {
    kinds.forEach((page, kind) -> kind.view().ifMade(view -> each.accept(page.id(), view)));
  }

  void dispose() {
    links.close();
    ofMade((_, view) -> view.dispose());
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
