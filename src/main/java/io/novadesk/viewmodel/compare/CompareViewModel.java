package io.novadesk.viewmodel.compare;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is told of several selected servers. It follows every change of them; many are gone through
 * in the background, one pass at a time. Belongs to the JavaFX thread.
 */
public final class CompareViewModel {
  private static final List<ServerAction> MAIN =
      List.of(
          ServerAction.START,
          ServerAction.STOP,
          ServerAction.REBOOT_SOFT,
          ServerAction.RESIZE,
          ServerAction.SNAPSHOT,
          ServerAction.DELETE);

  /** From so many on a pass takes its time, and the next one waits. */
  private static final int LONG = 2_000;

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** How many of the selected take an action now. */
  public record Possible(ServerAction action, String name, int servers, int of) {}

  private final ObservableList<ServerRow> selected;
  private final ActionsViewModel actions;
  private final Supplier<List<RegionModel>> open;
  private final TaskRunner tasks;
  private final MetadataForMany metadata;
  private final ReadOnlyObjectWrapper<@Nullable Several> shown = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Possible> possible = FXCollections.observableArrayList();
  private boolean counting;
  private boolean changedMeanwhile;

  /**
   * @param open the regions of all open clouds
   * @param matrix edits the metadata of servers together
   */
  public CompareViewModel(
      ObservableList<ServerRow> selected,
      ActionsViewModel actions,
      Supplier<List<RegionModel>> open,
      TaskRunner tasks,
      Function<List<ServerRow>, MatrixViewModel> matrix) {
    this.selected = selected;
    this.actions = actions;
    this.open = open;
    this.tasks = tasks;
    metadata = new MetadataForMany(selected, matrix);
    selected.addListener((ListChangeListener<ServerRow>) _ -> count());
    count();
  }

  /** Null while none or one is selected. */
  public ReadOnlyObjectProperty<@Nullable Several> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What many take, in the order of the action bar. */
  public ObservableList<Possible> possible() {
    return possible;
  }

  public MetadataForMany metadata() {
    return metadata;
  }

  /** Something beside the servers changed that decides what may be done. */
  public void recheck() {
    metadata.recheck();
    if (shown.get() instanceof Totals) {
      countPossible();
    }
  }

  private void count() {
    int many = selected.size();
    if (many < 2) {
      shown.set(null);
    } else if (many <= SideBySide.MOST) {
      show(SideBySide.of(selected));
    } else if (counting) {
      changedMeanwhile = true;
    } else {
      countInBackground();
    }
  }

  private void countInBackground() {
    counting = true;
    changedMeanwhile = false;
    List<ServerRow> rows = List.copyOf(selected);
    Map<String, Map<String, Flavor>> flavors = new HashMap<>();
    open.get().forEach(region -> flavors.put(region.key(), Totals.byId(region.flavors())));
    Task _ = tasks.run(() -> Totals.of(rows, flavors), this::take, this::failed);
  }

  private void take(Totals totals) {
    if (selected.size() > SideBySide.MOST) {
      show(totals);
      countPossible();
    }
    if (totals.servers() > LONG && changedMeanwhile) {
      Task _ = tasks.after(PAUSE, this::again);
    } else {
      again();
    }
  }

  private void show(Several now) {
    if (!now.equals(shown.get())) {
      shown.set(now);
    }
  }

  private void failed(Exception e) {
    counting = false;
    throw e instanceof RuntimeException r ? r : new IllegalStateException(e);
  }

  private void again() {
    counting = false;
    if (changedMeanwhile) {
      changedMeanwhile = false;
      count();
    }
  }

  private void countPossible() {
    List<Possible> now =
        MAIN.stream()
            .map(
                action ->
                    new Possible(
                        action,
                        Text.of("action.short." + action),
                        actions.takerCount(action),
                        selected.size()))
            .toList();
    if (!now.equals(possible)) {
      possible.setAll(now);
    }
  }
}
