package io.novadesk.viewmodel.overview;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One region in full, or several side by side. Nothing is asked while nobody looks. */
public final class OverviewViewModel {
  private final TaskRunner tasks;
  private final ObservableList<RegionOverview> regions = FXCollections.observableArrayList();
  private final ObservableList<RegionOverview> shown =
      FXCollections.unmodifiableObservableList(regions);

  public OverviewViewModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ObservableList<RegionOverview> regions() {
    return shown;
  }

  /** Shows these; none: nobody looks. */
  public void show(List<RegionModel> wanted) {
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
