package io.novadesk.viewmodel.overview;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One region in full, or several side by side. Nothing is asked while nobody looks. */
public final class OverviewViewModel implements Page {
  private final TaskRunner tasks;
  private final Supplier<List<RegionModel>> open;
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private final ObservableList<RegionOverview> regions = FXCollections.observableArrayList();
  private final ObservableList<RegionOverview> shown =
      FXCollections.unmodifiableObservableList(regions);

  /**
   * @param open the regions of all open clouds
   */
  public OverviewViewModel(TaskRunner tasks, Supplier<List<RegionModel>> open) {
    this.tasks = tasks;
    this.open = open;
  }

  @Override
  public String id() {
    return "overview";
  }

  @Override
  public String title() {
    return Text.of("nav.overview");
  }

  @Override
  public boolean isOfWholeClouds() {
    return true;
  }

  public ObservableList<RegionOverview> regions() {
    return shown;
  }

  /** Whether there are more regions than the one that is shown. */
  public ReadOnlyBooleanProperty moreProperty() {
    return more.getReadOnlyProperty();
  }

  /** Shows one region; in place of several all that are open, of every cloud. */
  @Override
  public void show(List<RegionModel> asked) {
    List<RegionModel> wanted = asked.size() > 1 ? worstFirst(open.get()) : asked;
    more.set(wanted.size() == 1 && open.get().size() > 1);
    if (regions.stream().map(RegionOverview::region).toList().equals(wanted)) {
      return;
    }
    List<RegionOverview> gone = List.copyOf(regions);
    regions.setAll(
        wanted.stream().map(r -> new RegionOverview(tasks, r, wanted.size() == 1)).toList());
    gone.forEach(RegionOverview::dispose);
  }

  /** As they stand now; while somebody looks nothing changes its place. */
  private static List<RegionModel> worstFirst(List<RegionModel> all) {
    return all.stream()
        .sorted(
            Comparator.comparing(RegionModel::isStale)
                .thenComparingLong(OverviewViewModel::broken)
                .reversed())
        .toList();
  }

  private static long broken(RegionModel region) {
    return region.rows().stream().filter(row -> row.server().state() == ServerStatus.ERROR).count();
  }

  /** Sets every open region of every cloud side by side. */
  public void compareRegions() {
    show(open.get());
  }

  @Override
  public void reload() {
    regions.forEach(RegionOverview::reload);
  }
}
