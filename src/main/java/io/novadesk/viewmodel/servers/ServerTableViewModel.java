package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.FilterCopy;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.BatchList;
import io.novadesk.viewmodel.base.ListLook;
import io.novadesk.viewmodel.base.Scroll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The servers of what is chosen in the tree, filtered and sorted. Selection is kept here, by server
 * and not by row, so that no refresh can move it.
 */
public final class ServerTableViewModel {
  private static final Duration AGEING = Duration.ofSeconds(10);

  private final Task ageing;
  private final ReadOnlyIntegerWrapper age = new ReadOnlyIntegerWrapper();
  private final BatchList<ServerRow> rows = new BatchList<>(ServerRow::key);
  private final GroupedRows grouped = new GroupedRows(this::regroup);
  private final StringProperty filterText = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
  private final BooleanProperty updating = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Inventory.@Nullable State> state =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> sought = new ReadOnlyObjectWrapper<>();
  private final SeenRows seen = new SeenRows();
  private final Spread spread = new Spread();
  private final ServerKeys selectedKeys = new ServerKeys();
  private final BatchList<ServerRow> selected = new BatchList<>(ServerRow::key);

  /** One for all: a view made anew at each call hears nothing once it is collected. */
  private final ObservableList<ServerRow> selectedView =
      FXCollections.unmodifiableObservableList(selected);

  private final Scroll scroll = new Scroll();
  private final List<Runnable> unlisten = new ArrayList<>();
  private List<RegionModel> regions = List.of();
  private final OrderedRows all = new OrderedRows();
  private ServerFilter filter = ServerFilter.EVERYTHING;

  public ServerTableViewModel(TaskRunner tasks) {
    ageing = tasks.every(AGEING, this::growOlder);
    filterText.addListener(
        (_, _, text) -> {
          ServerFilter before = filter;
          filter = ServerFilter.parse(text);
          if (filter.narrows(before)) {
            become(OrderedRows.matching(rows, filter), true);
          } else {
            choose(false);
          }
        });
  }

  /** The servers of the table, those in folded groups included. */
  public ObservableList<ServerRow> rows() {
    return rows;
  }

  /** The same as the lines of the table, in groups where a person wants some. */
  public GroupedRows grouped() {
    return grouped;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  /** What is wrong with the filter, in a sentence; empty when it can be understood. */
  public ReadOnlyStringProperty filterProblemProperty() {
    return filterProblem.getReadOnlyProperty();
  }

  /** What to put into the filter box for what was pasted there: a server of any of its lines. */
  public static String ofPasted(String text) {
    return FilterHelp.ofLines(text);
  }

  /**
   * How the filter could go on at a place.
   *
   * @param all whether all fields are asked for, rather than what was begun
   */
  public List<FilterHelp.Suggestion> suggestions(String text, int caret, boolean all) {
    return FilterHelp.at(text, caret, all, this.all.all());
  }

  /** The keys of the metadata of all servers here, whether they are shown or not. */
  public List<String> metadataKeys() {
    return FilterHelp.metadataKeys(all.all());
  }

  /** The regions whose servers are shown. */
  public List<RegionModel> regions() {
    return regions;
  }

  /** True while the lines are being exchanged: selection events of the table mean nothing then. */
  public ReadOnlyBooleanProperty updatingProperty() {
    return updating;
  }

  /** How many servers there are in what is chosen, filter aside. */
  public ReadOnlyIntegerProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** How the shown regions stand to the cloud: the worst of them; null when nothing is chosen. */
  public ReadOnlyObjectProperty<Inventory.@Nullable State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why the cloud does not answer, in a sentence; empty when it does. */
  public String problem() {
    Inventory.State now = state.get();
    return now == null || now.problem() == null ? "" : now.problem().getMessage();
  }

  /** Over how much the servers that are shown are spread. */
  public Spread spread() {
    return spread;
  }

  /** The selected servers as they are now, in the order of the table. */
  public ObservableList<ServerRow> selected() {
    return selectedView;
  }

  public boolean isSelected(ServerRow row) {
    return selectedKeys.contains(row);
  }

  /** The person selected these, in the order of the table. */
  public void select(List<ServerRow> chosen) {
    selectedKeys.become(chosen);
    selected.become(chosen);
  }

  /** How the list is shown now, to be found again on coming back. */
  public ListLook look() {
    int first = scroll.first();
    return new ListLook(
        filterText.get(),
        Set.copyOf(selectedKeys.keys()),
        selected.size() == 1 ? selected.getFirst().name() : "",
        first > 0 && first < rows.size() ? rows.get(first).key() : null);
  }

  /** Shows the list as it was left, as far as its servers are still there. */
  public void restore(ListLook look) {
    filterText.set(look.filter());
    selectKeys(look.chosen().stream().map(Object::toString).toList());
    int top = 0;
    for (int i = 0; i < rows.size() && look.top() != null; i++) {
      if (look.top().equals(rows.get(i).key())) {
        top = i;
        break;
      }
    }
    scroll.to(top);
  }

  /** How far the table is scrolled. */
  public Scroll scroll() {
    return scroll;
  }

  /** Whether the regions have told all their servers. */
  public boolean isListed() {
    Inventory.State known = state.get();
    return known != null && known.phase() == Inventory.Phase.LIVE;
  }

  /** Whether any of these servers is in the regions that are shown, in the list or not. */
  public boolean isHere(Set<?> keys) {
    return all.all().stream().anyMatch(row -> keys.contains(row.key()));
  }

  /** Selects these servers as soon as they are listed. */
  public void selectKeys(Collection<String> keys) {
    selectedKeys.becomeKeys(keys);
    updating.set(true);
    refreshSelected();
    updating.set(false);
  }

  /** Selects all servers under a heading, and shows them. */
  public void selectGroup(GroupHeading heading) {
    grouped.fold(heading, false);
    updating.set(true);
    select(grouped.under(heading));
    updating.set(false);
  }

  /** Selects a server and brings it into view. */
  public void reveal(ServerRow row) {
    grouped.unfold(row);
    selectKeys(List.of(row.key()));
    sought.set(null);
    sought.set(row);
  }

  /** The server that is to be brought into view. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> soughtProperty() {
    return sought.getReadOnlyProperty();
  }

  /** The keys of what is selected. */
  public List<String> selectedKeys() {
    return selectedKeys.keys();
  }

  /** The person sorts by these; by name where by none. */
  public void sortBy(List<SortBy> wanted) {
    all.sortBy(wanted);
    choose(true);
  }

  /** What the rows are sorted by. */
  public List<SortBy> sorting() {
    return all.sorting();
  }

  /** Shows those servers of these regions that belong. */
  public void show(List<RegionModel> shown, Predicate<ServerRow> members) {
    seen.show(true);
    all.scope(members);
    if (regions.equals(shown)) {
      choose(false);
      return;
    }
    unlisten.forEach(Runnable::run);
    unlisten.clear();
    regions = List.copyOf(shown);
    spread.over(regions);
    for (RegionModel region : regions) {
      unlisten.add(region.listen(changes -> take(region, changes)));
      ChangeListener<Inventory.State> onState =
          (_, before, now) -> stateChanged(before.isStale() != now.isStale());
      region.stateProperty().addListener(onState);
      unlisten.add(() -> region.stateProperty().removeListener(onState));
    }
    worstState();
    List<ServerRow> told = new ArrayList<>();
    regions.forEach(region -> told.addAll(region.rows()));
    all.become(told);
    choose(false);
  }

  /**
   * Shows servers as they were at some moment: nothing changes by itself then.
   *
   * @param of whose they are
   */
  public void showThen(
      List<RegionModel> of, Collection<ServerRow> then, Predicate<ServerRow> members) {
    unlisten.forEach(Runnable::run);
    unlisten.clear();
    seen.show(false);
    regions = List.copyOf(of);
    spread.over(regions);
    state.set(new Inventory.State(Inventory.Phase.LIVE, then.size(), null, null, null, null));
    all.scope(members);
    all.become(List.copyOf(then));
    choose(false);
  }

  /**
   * Below the servers, shows clouds that have told nothing yet.
   *
   * @param scope a filter: what of them belongs to the list at all
   */
  public void showBelow(List<SeenCloud> clouds, String scope) {
    if (clouds.isEmpty() && seen.clouds().isEmpty()) {
      return;
    }
    seen.become(clouds, ServerFilter.parse(scope));
    spread.besides(clouds);
    choose(false);
  }

  /** Asks the cloud for everything now. */
  public void refresh() {
    regions.forEach(RegionModel::refresh);
  }

  /** What time alone changes reads otherwise too when a region falls silent or is back. */
  private void stateChanged(boolean otherwise) {
    worstState();
    if (otherwise) {
      growOlder();
    }
  }

  private void worstState() {
    Inventory.State worst = null;
    for (RegionModel region : regions) {
      Inventory.State now = region.stateProperty().get();
      if (worst == null
          || now.phase() == Inventory.Phase.STALE
          || now.phase() == Inventory.Phase.CUT) {
        worst = now;
      }
    }
    state.set(worst);
  }

  /**
   * Shows of all rows those that are wanted now: they stand in order already.
   *
   * @param nothingNew whether no row can come that is not shown yet
   */
  private void choose(boolean nothingNew) {
    become(all.chosen(filter), nothingNew);
  }

  private void take(RegionModel region, List<RowChange> changes) {
    if (!regions.contains(region)) {
      // Another listener of this batch has made us show something else.
      return;
    }
    become(all.taken(changes, rows, filter), false);
  }

  private void become(List<ServerRow> next, boolean nothingNew) {
    boolean allSelected = selected.size() == rows.size();
    updating.set(true);
    try {
      rows.become(next);
      grouped.become(next, seen.lines(filter, all.sorting()));
      if (nothingNew && allSelected) {
        reselect(grouped.inReach());
      } else {
        refreshSelected();
      }
    } finally {
      updating.set(false);
    }
    total.set(all.members());
    judgeFilter();
  }

  /** The rows are the same, the lines are others. */
  private void regroup() {
    updating.set(true);
    try {
      grouped.again();
      refreshSelected();
    } finally {
      updating.set(false);
    }
  }

  /** A field that no server has as a metadata key is most likely a slip. */
  private void judgeFilter() {
    String problem = filter.problem();
    for (String stranger : filter.strangers()) {
      if (problem.isEmpty() && rows.isEmpty() && !isMetadataKey(stranger)) {
        problem = ServerFilter.unknownField(stranger);
      }
    }
    filterProblem.set(problem);
  }

  private boolean isMetadataKey(String key) {
    for (ServerRow row : all.all()) {
      if (row.server().metadata().containsKey(key)) {
        return true;
      }
    }
    return false;
  }

  private void refreshSelected() {
    if (selectedKeys.isEmpty() && selected.isEmpty()) {
      return;
    }
    reselect(selectedKeys.among(grouped.inReach()));
  }

  private void reselect(List<ServerRow> now) {
    // While a first list is on its way, a server that was selected at the last start may still
    // come.
    if (isListed() && seen.clouds().isEmpty() && now.size() != selectedKeys.size()) {
      selectedKeys.become(now);
    }
    selected.become(now);
  }

  private void growOlder() {
    age.set(age.get() + 1);
    if (filter.isTimed()) {
      choose(false);
    }
  }

  /** Counts up now and then, when ages read differently although no server changed. */
  public ReadOnlyIntegerProperty ageProperty() {
    return age.getReadOnlyProperty();
  }

  /** Stops what goes on by itself. */
  public void dispose() {
    ageing.cancel();
    show(List.of(), _ -> false);
  }

  /** The selected servers, described in a form of {@link Copies#ofServers}. */
  public Copied copied(CopyForm form) {
    return Copies.ofServers(form, List.copyOf(selected()));
  }

  /** The filter in another language. */
  public Copied filterCopied(CopyForm form) {
    return FilterCopy.of(
        form,
        filterTextProperty().get(),
        regions.stream().map(region -> region.session().cloudName()).distinct().toList());
  }
}
