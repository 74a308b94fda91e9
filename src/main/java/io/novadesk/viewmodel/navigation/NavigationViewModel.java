package io.novadesk.viewmodel.navigation;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The tree of clouds. Belongs to the caller's side. */
public final class NavigationViewModel {
  private final ObservableList<NavItem> roots = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable NavItem> selected = new SimpleObjectProperty<>();
  private final Map<Session, List<Runnable>> removals = new HashMap<>();
  private final SavedFilters saved;
  private final List<Page> pages;
  private final AllClouds allClouds;
  private final Map<RegionModel, StatusCounts> counts = new HashMap<>();
  private final List<Runnable> timed = new ArrayList<>();
  private Predicate<String> teamClouds = _ -> false;
  private @Nullable String awaited;

  /**
   * @param saved the filters that stand in the tree
   * @param pages what each region has beside servers; those of whole clouds stand above these
   */
  public NavigationViewModel(SavedFilters saved, List<? extends Page> pages) {
    this.saved = saved;
    this.pages = List.copyOf(pages);
    allClouds = new AllClouds(saved, this.pages, this::count);
  }

  public ObservableList<NavItem> roots() {
    return roots;
  }

  public ObjectProperty<@Nullable NavItem> selectedProperty() {
    return selected;
  }

  /** Selects the entry with this id, now or when it appears. */
  public void select(String id) {
    NavItem found = find(roots, id);
    if (found == null) {
      awaited = id;
    } else {
      awaited = null;
      selected.set(found);
    }
  }

  /** The entry with this id; null when there is none now. */
  public @Nullable NavItem find(String id) {
    return find(roots, id);
  }

  private static @Nullable NavItem find(List<NavItem> items, String id) {
    for (NavItem item : items) {
      NavItem found = item.id().equals(id) ? item : find(item.children(), id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void selectAwaited() {
    if (awaited != null) {
      select(awaited);
    }
  }

  /** Puts a cloud into the tree; the first one is where the person is from then on. */
  public void add(Session session, List<RegionModel> regions) {
    List<Runnable> undo = new ArrayList<>();
    NavItem cloud = new NavItem(session.key(), Kind.CLOUD, session.shownName(), regions, _ -> true);
    boolean single = regions.size() == 1;
    if (!single) {
      pages.stream().filter(Page::isOfWholeClouds).forEach(page -> put(cloud, page, regions, undo));
    }
    for (RegionModel region : regions) {
      if (single) {
        fill(cloud, region, undo);
      } else {
        NavItem item =
            new NavItem(
                region.key(), Kind.REGION, region.displayName(), List.of(region), _ -> true);
        fill(item, region, undo);
        cloud.children().add(item);
      }
    }
    removals.put(session, undo);
    NavItem waiting = waiting(session.key());
    boolean here = waiting != null && waiting == selected.get();
    if (waiting == null) {
      roots.add(cloud);
    } else {
      roots.set(roots.indexOf(waiting), cloud);
    }
    showAllClouds();
    if (here || selected.get() == null) {
      selected.set(firstServers(cloud));
    }
  }

  private @Nullable NavItem waiting(String id) {
    return roots.stream()
        .filter(item -> item.kind() == Kind.WAITING && item.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Puts the entry of a cloud that is not open yet into the tree; the cloud takes its place. */
  public void await(NavItem waiting) {
    roots.add(waiting);
    showAllClouds();
  }

  /** Takes it out again, unless the cloud has taken its place. */
  public void awaitNoMore(NavItem waiting) {
    if (!roots.remove(waiting)) {
      return;
    }
    showAllClouds();
    NavItem now = selected.get();
    if (now != null && find(now.id()) != now) {
      selected.set(roots.isEmpty() ? null : roots.getFirst());
    }
  }

  /** The narrowest of the topmost entries that shows the servers of all these regions. */
  public @Nullable NavItem rootOver(List<RegionModel> regions) {
    return roots.stream()
        .filter(item -> item.showsServers() && item.regions().containsAll(regions))
        .min(Comparator.comparingInt(item -> item.regions().size()))
        .orElse(null);
  }

  /** Goes to a page of whole clouds: that of all that is open. */
  public void selectWidest(String page) {
    roots.stream()
        .flatMap(root -> root.children().stream())
        .filter(item -> item.isPage(page))
        .findFirst()
        .ifPresent(selected::set);
  }

  /** Selects the servers of a cloud. */
  public void enter(Session session) {
    roots.stream()
        .filter(item -> session.equals(item.cloud()))
        .findFirst()
        .ifPresent(cloud -> selected.set(firstServers(cloud)));
  }

  /** The servers of the first region that answers. */
  private static NavItem firstServers(NavItem item) {
    return item.children().stream()
        .filter(child -> child.kind() == Kind.SERVERS || child.kind() == Kind.REGION)
        .min(Comparator.comparing(child -> !child.regions().getFirst().region().hasAnswered()))
        .map(NavigationViewModel::firstServers)
        .orElse(item);
  }

  /** Takes a cloud out again. */
  public void remove(Session session) {
    removals.getOrDefault(session, List.of()).forEach(Runnable::run);
    removals.remove(session);
    roots.removeIf(item -> session.equals(item.cloud()));
    showAllClouds();
    NavItem now = selected.get();
    if (now == null || find(now.id()) != now) {
      selected.set(roots.isEmpty() ? null : roots.getFirst());
    }
  }

  /** Puts the entry of all clouds anew; whoever is there stays there. */
  private void showAllClouds() {
    NavItem before =
        roots.isEmpty() || roots.getFirst().kind() != Kind.ALL_CLOUDS ? null : roots.getFirst();
    List<RegionModel> open =
        roots.stream()
            .filter(item -> item != before)
            .flatMap(item -> item.regions().stream())
            .toList();
    int waiting = (int) roots.stream().filter(item -> item.kind() == Kind.WAITING).count();
    NavItem next = allClouds.over(open, waiting, this::selectAwaited);
    NavItem here = selected.get();
    boolean inIt = before != null && here != null && find(List.of(before), here.id()) == here;
    if (next != null) {
      roots.addFirst(next);
    }
    if (inIt && next != null) {
      NavItem same = find(List.of(next), here.id());
      selected.set(same == null ? next : same);
    }
    if (before != null) {
      roots.remove(before);
    }
    selectAwaited();
  }

  private void fill(NavItem parent, RegionModel region, List<Runnable> undo) {
    Subscription state =
        region.stateProperty().subscribe(now -> parent.troubleProperty().set(troubleOf(now)));
    undo.add(state::unsubscribe);
    NavItem servers = servers(region);
    pages.stream().filter(Page::isOfWholeClouds).forEach(page -> add(parent, page, region, undo));
    parent.children().add(servers);
    pages.stream().filter(p -> !p.isOfWholeClouds()).forEach(p -> add(parent, p, region, undo));

    StatusCounts statuses = new StatusCounts();
    counts.put(region, statuses);
    undo.add(() -> counts.remove(region));
    statuses.apply(region.rows().stream().map(row -> new RowChange(null, row)).toList());
    SavedCounts savedCounts = new SavedCounts();
    String cloud = region.session().cloudName();
    Runnable takeSaved =
        () -> {
          savedCounts.become(saved.of(cloud), region.rows());
          SavedEntries.recount(servers, statuses.total(), savedCounts);
          selectAwaited();
        };
    takeSaved.run();
    undo.add(saved.listen(takeSaved));
    Runnable recount =
        () -> {
          if (savedCounts.recountTimed(region.rows())) {
            SavedEntries.recount(servers, statuses.total(), savedCounts);
          }
        };
    timed.add(recount);
    undo.add(() -> timed.remove(recount));
    undo.add(
        region.listen(
            changes -> {
              statuses.apply(changes);
              savedCounts.apply(changes);
              SavedEntries.recount(servers, statuses.total(), savedCounts);
              selectAwaited();
            }));
  }

  /** The entry of a page, as soon as the region is known to have it. */
  private void add(NavItem parent, Page page, RegionModel region, List<Runnable> undo) {
    if (page.extension().isEmpty()) {
      put(parent, page, region, undo);
    } else {
      region.whenExtended(page.extension(), () -> put(parent, page, region, undo));
    }
  }

  private static void put(
      NavItem parent, Page page, List<RegionModel> regions, List<Runnable> undo) {
    NavItem item = NavItem.of(page, parent.id(), regions);
    parent.children().add(item);
    PageCount.follow(item, page, undo);
  }

  private void put(NavItem parent, Page page, RegionModel region, List<Runnable> undo) {
    NavItem item = NavItem.of(page, region.key(), List.of(region));
    // Answers on extensions come in any order; the entries keep that of the pages.
    int at = 0;
    while (at < parent.children().size() && !comesAfter(parent.children().get(at), page)) {
      at++;
    }
    parent.children().add(at, item);
    PageCount.follow(item, page, undo);
  }

  private boolean comesAfter(NavItem item, Page page) {
    return item.page() != null && pages.indexOf(item.page()) > pages.indexOf(page);
  }

  private static String troubleOf(Inventory.State state) {
    return state.phase() != Inventory.Phase.STALE || state.problem() == null
        ? ""
        : state.problem().getMessage();
  }

  /** Counts again what changes by time alone. */
  public void recountTimed() {
    timed.forEach(Runnable::run);
    allClouds.recountTimed();
  }

  /** The saved filter that an entry stands for. */
  public Optional<SavedFilter> savedFilter(NavItem item) {
    return item.kind() == Kind.SAVED_FILTER
        ? saved.find(cloudOf(item), item.label())
        : Optional.empty();
  }

  /**
   * Says which clouds a team shares.
   *
   * @param clouds tells it of the name of one that is open or on its way
   */
  public void shareClouds(Predicate<String> clouds) {
    teamClouds = clouds;
  }

  /** Whether an entry stands for a cloud or a filter that a team shares. */
  public boolean isOfTeam(NavItem item) {
    Session cloud = item.cloud();
    return switch (item.kind()) {
      case CLOUD -> cloud != null && teamClouds.test(cloud.cloudName());
      case WAITING -> teamClouds.test(item.id());
      default -> savedFilter(item).filter(saved::isOfTeam).isPresent();
    };
  }

  /** Whether an entry shows servers of all clouds, or of a set of them. */
  public boolean isOfAllClouds(NavItem item) {
    return item.kind() == Kind.ALL_CLOUDS
        || (item.kind() == Kind.SAVED_FILTER && cloudOf(item).equals(SavedFilter.ALL_CLOUDS));
  }

  /** The entry of all clouds, where the one with this id is it or stands below it. */
  public @Nullable NavItem allOver(String id) {
    NavItem found = id.equals(AllClouds.ID) || id.startsWith(AllClouds.ID + "/") ? find(id) : null;
    return found == null && id.startsWith(AllClouds.ID) ? find(AllClouds.ID) : found;
  }

  private static String cloudOf(NavItem item) {
    return item.id().startsWith(AllClouds.ID + SavedEntries.SAVED)
        ? SavedFilter.ALL_CLOUDS
        : item.regions().getFirst().session().cloudName();
  }

  /** The entry whose servers a saved filter is about. */
  public void selectServersOf(NavItem item) {
    boolean ofAll = cloudOf(item).equals(SavedFilter.ALL_CLOUDS);
    select(ofAll ? AllClouds.ID : item.regions().getFirst().key() + "/servers");
  }

  /** Goes to a filter that is saved for all clouds. */
  public void selectSaved(String name) {
    select(AllClouds.ID + SavedEntries.SAVED + name);
  }

  private int count(RegionModel region) {
    StatusCounts known = counts.get(region);
    return known == null ? 0 : known.total();
  }

  /** How many servers of a region have a status now. */
  public int count(RegionModel region, ServerStatus status) {
    StatusCounts known = counts.get(region);
    return known == null ? 0 : known.of(status.name());
  }

  private static NavItem servers(RegionModel region) {
    return new NavItem(
        region.key() + "/servers",
        Kind.SERVERS,
        Text.of("nav.servers"),
        List.of(region),
        _ -> true);
  }
}
