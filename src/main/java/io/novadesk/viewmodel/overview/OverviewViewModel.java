package io.novadesk.viewmodel.overview;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One region in full, or several side by side. Nothing is asked while nobody looks. */
public final class OverviewViewModel {
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ObservableList<RegionOverview> regions = FXCollections.observableArrayList();
  private final ObservableList<RegionOverview> shown =
      FXCollections.unmodifiableObservableList(regions);

  public OverviewViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ObservableList<RegionOverview> regions() {
    return shown;
  }

  /** Whether there are more regions than the one that is shown. */
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /**
   * Shows these; none: nobody looks.
   *
   * @param open how many regions of all clouds are open
   */
  public void show(List<RegionModel> wanted, int open) {
    more.set(wanted.size() == 1 && open > 1);
    if (regions.stream().map(RegionOverview::region).toList().equals(wanted)) {
      return;
    }
    List<RegionOverview> gone = List.copyOf(regions);
    regions.setAll(
        wanted.stream().map(r -> new RegionOverview(tasks, r, wanted.size() == 1)).toList());
    gone.forEach(RegionOverview::dispose);
  }

  /** Reads everything again. */
  public void reload() {
    regions.forEach(RegionOverview::reload);
  }
}
