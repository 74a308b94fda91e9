package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.Inventory;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.BatchList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
  private final StringProperty filterText = new SimpleStringProperty("");
  private final BooleanProperty updating = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Inventory.@Nullable State> state =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper manyRegions = new ReadOnlyBooleanWrapper();
  private final Set<String> selectedKeys = new LinkedHashSet<>();
  private final ObservableList<ServerRow> selected = FXCollections.observableArrayList();
  private final List<Runnable> unlisten = new ArrayList<>();
  private List<RegionModel> regions = List.of();
  private Predicate<ServerRow> scope = _ -> true;
  private ServerFilter filter = ServerFilter.EVERYTHING;
  private Comparator<ServerRow> order = ServerColumn.NAME.order();

  public ServerTableViewModel(TaskRunner tasks) {
    ageing = tasks.every(AGEING, () -> age.set(age.get() + 1));
    filterText.addListener(
        (_, _, text) -> {
          filter = ServerFilter.parse(text);
          refill();
        });
  }

  /** What the table shows. */
  public ObservableList<ServerRow> rows() {
    return rows;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  /**
   * True while {@link #rows} is being exchanged: selection events of the table mean nothing then.
   */
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

  /** Whether servers of more than one region are shown. */
  public ReadOnlyBooleanProperty manyRegionsProperty() {
    return manyRegions.getReadOnlyProperty();
  }

  /** The selected servers as they are now, in the order of the table. */
  public ObservableList<ServerRow> selected() {
    return FXCollections.unmodifiableObservableList(selected);
  }

  public boolean isSelected(ServerRow row) {
    return selectedKeys.contains(row.key());
  }

  /** The person selected these. */
  public void select(Collection<ServerRow> chosen) {
    selectedKeys.clear();
    chosen.forEach(row -> selectedKeys.add(row.key()));
    refreshSelected();
  }

  /** Selects these servers as soon as they are listed. */
  public void selectKeys(Collection<String> keys) {
    selectedKeys.clear();
    selectedKeys.addAll(keys);
    updating.set(true);
    refreshSelected();
    updating.set(false);
  }

  /** The keys of what is selected. */
  public List<String> selectedKeys() {
    return List.copyOf(selectedKeys);
  }

  /** The person sorts by this. */
  public void sortBy(Comparator<ServerRow> wanted) {
    order = wanted;
    refill();
  }

  /** Shows those servers of these regions that belong. */
  public void show(List<RegionModel> shown, Predicate<ServerRow> members) {
    unlisten.forEach(Runnable::run);
    unlisten.clear();
    regions = List.copyOf(shown);
    scope = members;
    manyRegions.set(regions.size() > 1);
    for (RegionModel region : regions) {
      unlisten.add(region.listen(changes -> take(region, changes)));
      ChangeListener<Inventory.State> onState = (_, _, _) -> worstState();
      region.stateProperty().addListener(onState);
      unlisten.add(() -> region.stateProperty().removeListener(onState));
    }
    worstState();
    refill();
  }

  /** Asks the cloud for everything now. */
  public void refresh() {
    regions.forEach(RegionModel::refresh);
  }

  private void worstState() {
    Inventory.State worst = null;
    for (RegionModel region : regions) {
      Inventory.State now = region.stateProperty().get();
      if (worst == null || now.phase() == Inventory.Phase.STALE) {
        worst = now;
      }
    }
    state.set(worst);
  }

  private void refill() {
    List<ServerRow> next = new ArrayList<>();
    for (RegionModel region : regions) {
      for (ServerRow row : region.rows()) {
        if (scope.test(row) && filter.test(row)) {
          next.add(row);
        }
      }
    }
    next.sort(order.thenComparing(ServerRow::key));
    become(next);
  }

  /**
   * Takes changes into the rows as they stand: to sort all of ten thousand again for each batch
   * would hold up the window.
   */
  private void take(RegionModel region, List<RowChange> changes) {
    if (!regions.contains(region)) {
      // Another listener of this batch has made us show something else.
      return;
    }
    Set<ServerRow> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ServerRow> fresh = new ArrayList<>();
    for (RowChange change : changes) {
      if (change.before() != null) {
        moved.add(change.before());
      }
      ServerRow after = change.after();
      if (after != null) {
        // It may stand there already, when a listener before us had everything filled in again.
        moved.add(after);
        if (scope.test(after) && filter.test(after)) {
          fresh.add(after);
        }
      }
    }
    Comparator<ServerRow> complete = order.thenComparing(ServerRow::key);
    fresh.sort(complete);
    List<ServerRow> next = new ArrayList<>(rows.size() + fresh.size());
    int copied = 0;
    for (ServerRow row : fresh) {
      int found = Collections.binarySearch(rows, row, complete);
      int at = found < 0 ? -found - 1 : found;
      copied = copy(copied, at, moved, next);
      next.add(row);
    }
    copy(copied, rows.size(), moved, next);
    become(next);
  }

  private int copy(int from, int to, Set<ServerRow> butThese, List<ServerRow> into) {
    for (ServerRow row : rows.subList(Math.min(from, to), to)) {
      if (!butThese.contains(row)) {
        into.add(row);
      }
    }
    return Math.max(from, to);
  }

  private void become(List<ServerRow> next) {
    updating.set(true);
    try {
      rows.become(next);
      refreshSelected();
    } finally {
      updating.set(false);
    }
    int inScope = 0;
    for (RegionModel region : regions) {
      for (ServerRow row : region.rows()) {
        if (scope.test(row)) {
          inScope++;
        }
      }
    }
    total.set(inScope);
  }

  private void refreshSelected() {
    if (selectedKeys.isEmpty() && selected.isEmpty()) {
      return;
    }
    Set<String> present = new LinkedHashSet<>();
    List<ServerRow> now = new ArrayList<>();
    for (ServerRow row : rows) {
      String key = row.key();
      if (selectedKeys.contains(key)) {
        present.add(key);
        now.add(row);
      }
    }
    // While the first list is on its way, a server that was selected at the last start may still
    // come.
    Inventory.State known = state.get();
    if (known != null && known.phase() == Inventory.Phase.LIVE) {
      selectedKeys.retainAll(present);
    }
    if (!selected.equals(now)) {
      selected.setAll(now);
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
}
