package io.novadesk.viewmodel.shell;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.common.watch.Alarm;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.detail.LinkCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.palette.PaletteViewModel;
import io.novadesk.viewmodel.places.Places;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways from one place of the window to another. */
public final class Ways implements PaletteViewModel.Destinations {
  private final NavigationViewModel navigation;
  private final ServerTableViewModel servers;
  private final ServerDetailViewModel detail;
  private final Pages pages;
  private final PlansViewModel plans;
  private final Places places;
  private final Supplier<List<RegionModel>> open;

  /**
   * @param open the regions of every open cloud
   */
  Ways(
      NavigationViewModel navigation,
      ServerTableViewModel servers,
      ServerDetailViewModel detail,
      Pages pages,
      PlansViewModel plans,
      Places places,
      Supplier<List<RegionModel>> open) {
    this.navigation = navigation;
    this.servers = servers;
    this.detail = detail;
    this.pages = pages;
    this.plans = plans;
    this.places = places;
    this.open = open;
  }

  @Override
  public void toServer(ServerRow row) {
    places.go(
        () -> {
          NavItem place = navigation.selectedProperty().get();
          if (place == null || !place.showsServers() || !servers.rows().contains(row)) {
            navigation.select(row.region().key() + "/servers");
            servers.filterTextProperty().set("");
          }
          servers.reveal(row);
        });
  }

  /** Goes to a server of an open cloud, from the page of a plan too. */
  public void goTo(ServerRow row) {
    if (open.get().contains(row.region())) {
      places.go(
          () -> {
            plans.closePage();
            toServer(row);
          });
    }
  }

  /**
   * Selects a server that is made in this region, unless the person has gone elsewhere meanwhile.
   *
   * @return is told its id
   */
  public Consumer<String> expect(RegionModel region) {
    return new Arrival(navigation, servers, region)::made;
  }

  /** Shows another tab of the server that is selected. */
  public void toTab(Tab tab) {
    places.go(() -> detail.tabProperty().set(tab));
  }

  @Override
  public void toImage(RegionModel region, Image image) {
    to(region, pages.images(), image);
  }

  @Override
  public void toFlavor(RegionModel region, Flavor flavor) {
    to(region, pages.flavors(), flavor);
  }

  private <T> void to(RegionModel region, ListPage<T, ?> page, T row) {
    places.go(
        () -> {
          navigation.select(region.key() + "/" + page.id());
          page.list().filterTextProperty().set("");
          page.list().select(row);
        });
  }

  /** Goes to what a link names, as far as the region is open and has it. */
  public void follow(Link link) {
    regionOf(link).ifPresent(region -> follow(link, region));
  }

  /** What is known of what a link names; null where its region is not open any more. */
  public @Nullable LinkCard card(Link link) {
    return regionOf(link).map(region -> LinkCard.of(link, region)).orElse(null);
  }

  /** Goes to the servers of its region that have the same. */
  public void toServersWith(LinkCard card) {
    regionOf(card.link()).ifPresent(region -> toServers(region, card.filter()));
  }

  private Optional<RegionModel> regionOf(Link link) {
    return regionOf(link.region());
  }

  private Optional<RegionModel> regionOf(String key) {
    return open.get().stream().filter(region -> region.key().equals(key)).findFirst();
  }

  private void follow(Link link, RegionModel region) {
    switch (link.kind()) {
      case IMAGE -> {
        Image image = region.image(link.id());
        if (image != null) {
          toImage(region, image);
        }
      }
      case FLAVOR ->
          region.flavors().stream()
              .filter(f -> f.id().equals(link.id()))
              .findFirst()
              .ifPresent(f -> toFlavor(region, f));
      case SERVER -> toServer(region, link.id());
      case KEY_PAIR -> to(region, pages.keyPairs(), link);
      case SERVER_GROUP -> to(region, pages.serverGroups(), link);
      case ZONE -> to(region, pages.zones(), link);
      case NETWORK, PORT, SECURITY_GROUP, VOLUME, HOST, PROJECT, USER -> {
        // There is no page of them: a card tells what is known.
      }
    }
  }

  /** To what is known when its list is read. */
  private void to(RegionModel region, ListPage<?, ?> page, Link link) {
    places.go(
        () -> {
          navigation.select(region.key() + "/" + page.id());
          page.restore(new ListLook("", Set.of(link.id()), link.name(), null), places::tellGone);
        });
  }

  /** Goes to one server of a region. */
  public void toServer(RegionModel region, String serverId) {
    ServerRow row = region.row(serverId);
    if (row != null) {
      places.go(
          () -> {
            toServers(region, "");
            servers.selectKeys(List.of(row.key()));
          });
    }
  }

  /**
   * Goes to the servers of a region.
   *
   * @param filter for the filter box; empty: all
   */
  public void toServers(RegionModel region, String filter) {
    places.go(
        () -> {
          navigation.select(region.key() + "/servers");
          servers.filterTextProperty().set(filter);
        });
  }

  /** Goes to these of the servers of an entry of the tree. */
  void toServersOf(NavItem item, String filter) {
    places.go(
        () -> {
          navigation.select(item.id());
          servers.filterTextProperty().set(filter);
        });
  }

  /**
   * Goes to servers of these regions: to the list of all clouds where they are of several.
   *
   * @param keys of the regions
   */
  public void toServersOf(Set<String> keys, String filter) {
    List<RegionModel> regions =
        open.get().stream().filter(region -> keys.contains(region.key())).toList();
    if (regions.size() == 1) {
      toServers(regions.getFirst(), filter);
    } else if (!regions.isEmpty()) {
      NavItem root = navigation.rootOver(regions);
      if (root != null) {
        toServersOf(root, filter);
      }
    }
  }

  /** Goes to these servers and selects them. */
  public void toServers(List<ServerRow> rows) {
    places.go(
        () -> {
          toServersOf(rows.stream().map(row -> row.region().key()).collect(Collectors.toSet()), "");
          servers.selectKeys(rows.stream().map(ServerRow::key).toList());
          if (rows.size() == 1) {
            servers.reveal(rows.getFirst());
          }
        });
  }

  /** Goes to the alarms of all that is open. */
  public void toAlarms() {
    places.go(() -> navigation.selectWidest(pages.alarms().id()));
  }

  /** Goes to the server that a single alarm is about; else to these alarms. */
  public void toAlarms(List<Alarm> those) {
    if (those.isEmpty()) {
      toAlarms();
      return;
    }
    Alarm first = those.getFirst();
    if (open.get().isEmpty()) {
      // There is no list that they could be in.
      places.tellLeft(first.name());
      return;
    }
    RegionModel region = regionOf(first.place()).orElse(null);
    if (those.size() == 1 && region != null && region.row(first.serverId()) != null) {
      toServer(region, first.serverId());
      return;
    }
    places.go(
        () -> {
          navigation.selectWidest(pages.alarms().id());
          Set<String> ids = those.stream().map(Alarm::id).collect(Collectors.toSet());
          String name = those.size() == 1 ? first.name() : "";
          pages.alarms().restore(new ListLook("", ids, name, null), places::tellGone);
        });
  }

  /** Goes to what a bar of an overview counts. */
  public void toBar(RegionModel region, Bar bar) {
    toServers(region, bar.filter());
  }

  /** Goes to the overview of one region. */
  public void toOverview(RegionModel region) {
    navigation.select(region.key() + "/" + pages.overview().id());
  }
}
