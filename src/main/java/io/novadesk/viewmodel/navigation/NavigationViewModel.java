package io.novadesk.viewmodel.navigation;

import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The tree of clouds. Belongs to the caller's side. */
public final class NavigationViewModel {
  /** A metadata key with more values than this tells servers apart rather than grouping them. */
  private static final int MOST_GROUPS = 40;

  private static final String SAVED = "saved";

  private final ObservableList<NavItem> roots = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable NavItem> selected = new SimpleObjectProperty<>();
  private final Map<Session, List<Runnable>> removals = new HashMap<>();
  private final SavedFilters saved;
  private final List<Page> pages;
  private final List<Runnable> timed = new ArrayList<>();
  private @Nullable String awaited;

  /**
   * @param saved the filters that stand in the tree as groups
   * @param pages what each region has beside servers; those of whole clouds stand above these
   */
  public NavigationViewModel(SavedFilters saved, List<? extends Page> pages) {
    this.saved = saved;
    this.pages = List.copyOf(pages);
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

  /** Puts a cloud into the tree and selects its servers. */
  public void add(Session session, List<RegionModel> regions) {
    List<Runnable> undo = new ArrayList<>();
    NavItem cloud =
        new NavItem(session.cloudName(), Kind.CLOUD, session.cloudName(), regions, _ -> true);
    boolean single = regions.size() == 1;
    if (!single) {
      pages.stream()
          .filter(Page::isOfWholeClouds)
          .map(page -> NavItem.of(page, session.cloudName(), regions))
          .forEach(cloud.children()::add);
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
    roots.add(cloud);
    selected.set(firstServers(cloud));
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
    roots.removeIf(item -> item.regions().stream().anyMatch(r -> r.session().equals(session)));
    selected.set(roots.isEmpty() ? null : roots.getFirst());
  }

  private void fill(NavItem parent, RegionModel region, List<Runnable> undo) {
    String id = region.key();
    Subscription state =
        region.stateProperty().subscribe(now -> parent.troubleProperty().set(troubleOf(now)));
    undo.add(state::unsubscribe);
    NavItem servers =
        group(id + "/servers", Kind.SERVERS, Text.of("nav.servers"), region, _ -> true);
    pages.stream().filter(Page::isOfWholeClouds).forEach(page -> add(parent, page, region, undo));
    parent.children().add(servers);
    pages.stream().filter(p -> !p.isOfWholeClouds()).forEach(p -> add(parent, p, region, undo));

    GroupCounts counts = new GroupCounts();
    counts.apply(region.rows().stream().map(row -> new RowChange(null, row)).toList());
    SavedCounts savedCounts = new SavedCounts();
    String cloud = region.session().cloudName();
    Runnable takeSaved =
        () -> {
          savedCounts.become(saved.of(cloud), region.rows());
          regroup(servers, region, counts, savedCounts);
          selectAwaited();
        };
    takeSaved.run();
    undo.add(saved.listen(takeSaved));
    Runnable recount =
        () -> {
          if (savedCounts.recountTimed(region.rows())) {
            regroup(servers, region, counts, savedCounts);
          }
        };
    timed.add(recount);
    undo.add(() -> timed.remove(recount));
    undo.add(
        region.listen(
            changes -> {
              counts.apply(changes);
              savedCounts.apply(changes);
              regroup(servers, region, counts, savedCounts);
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

  private void put(NavItem parent, Page page, RegionModel region, List<Runnable> undo) {
    NavItem item = NavItem.of(page, region.key(), List.of(region));
    // Answers on extensions come in any order; the entries keep that of the pages.
    int at = 0;
    while (at < parent.children().size() && !comesAfter(parent.children().get(at), page)) {
      at++;
    }
    parent.children().add(at, item);
    ObservableList<?> listed = page.listed(region);
    if (listed != null) {
      InvalidationListener count = _ -> item.countProperty().set(listed.size());
      listed.addListener(count);
      undo.add(() -> listed.removeListener(count));
      item.countProperty().set(listed.isEmpty() ? -1 : listed.size());
    }
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
  }

  /** The saved filter that an entry stands for. */
  public Optional<SavedFilter> savedFilter(NavItem item) {
    return item.kind() == Kind.SAVED_FILTER
        ? saved.find(item.regions().getFirst().session().cloudName(), item.label())
        : Optional.empty();
  }

  private static NavItem group(
      String id, Kind kind, String label, RegionModel region, Predicate<ServerRow> members) {
    return new NavItem(id, kind, label, List.of(region), members);
  }

  private static void regroup(
      NavItem servers, RegionModel region, GroupCounts counts, SavedCounts saved) {
    servers.countProperty().set(counts.total());
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(
        new Wanted(
            SAVED, Text.of("nav.saved"), saved.counts(), name -> row -> saved.test(name, row)));
    if (counts.projects().size() > 1) {
      wanted.add(
          new Wanted(
              "project",
              Text.of("nav.byProject"),
              counts.projects(),
              p -> row -> p.equals(row.server().projectId())));
    }
    wanted.add(
        new Wanted(
            "status",
            Text.of("nav.byStatus"),
            counts.statuses(),
            s -> row -> row.server().status().equals(s)));
    wanted.add(
        new Wanted(
            "flavor",
            Text.of("nav.byFlavor"),
            counts.flavors(),
            f -> row -> row.flavorName().equals(f)));
    wanted.add(
        new Wanted(
            "image",
            Text.of("nav.byImage"),
            counts.images(),
            i -> row -> i.equals(row.imageName() == null ? "" : row.imageName())));
    counts
        .metadata(MOST_GROUPS)
        .forEach(
            (key, values) ->
                wanted.add(
                    new Wanted(
                        "meta." + key,
                        Text.of("nav.byMetadata", key),
                        values,
                        v -> row -> v.equals(row.server().metadata().get(key)))));
    wanted.removeIf(w -> w.groups().isEmpty());
    List<NavItem> groupings =
        reconcile(
            servers.children(),
            wanted.stream()
                .map(w -> new Entry(servers.id() + "/" + w.id(), w.label(), -1))
                .toList(),
            e -> group(e.id(), Kind.GROUPING, e.label(), region, _ -> true));
    for (int i = 0; i < groupings.size(); i++) {
      NavItem grouping = groupings.get(i);
      Wanted w = wanted.get(i);
      reconcile(
          grouping.children(),
          w.groups().entrySet().stream()
              .map(
                  e ->
                      new Entry(
                          grouping.id() + "=" + e.getKey(),
                          w.id().equals("project")
                              ? region.projectName(e.getKey())
                              : labelOf(e.getKey()),
                          e.getValue()))
              .toList(),
          e -> {
            String value = e.id().substring(grouping.id().length() + 1);
            Kind kind = w.id().equals(SAVED) ? Kind.SAVED_FILTER : Kind.GROUP;
            return group(e.id(), kind, e.label(), region, w.members().apply(value));
          });
    }
  }

  private static String labelOf(String value) {
    return value.isEmpty() ? Text.of("nav.none") : value;
  }

  private record Wanted(
      String id,
      String label,
      Map<String, Integer> groups,
      java.util.function.Function<String, Predicate<ServerRow>> members) {}

  private record Entry(String id, String label, int count) {}

  /**
   * Brings children to the wanted entries and keeps the items that stay: the tree keeps what is
   * open and selected.
   */
  private static List<NavItem> reconcile(
      ObservableList<NavItem> children,
      List<Entry> wanted,
      java.util.function.Function<Entry, NavItem> make) {
    Map<String, NavItem> present = new HashMap<>();
    children.forEach(child -> present.put(child.id(), child));
    List<NavItem> next = new ArrayList<>();
    for (Entry entry : wanted) {
      NavItem item = present.get(entry.id());
      if (item == null) {
        item = make.apply(entry);
      }
      item.countProperty().set(entry.count());
      next.add(item);
    }
    if (children.isEmpty()) {
      children.setAll(next);
    } else if (!children.equals(next)) {
      children.retainAll(next);
      for (int i = 0; i < next.size(); i++) {
        if (i >= children.size() || children.get(i) != next.get(i)) {
          children.add(i, next.get(i));
        }
      }
    }
    return next;
  }
}
