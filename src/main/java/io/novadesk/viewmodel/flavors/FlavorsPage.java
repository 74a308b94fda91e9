package io.novadesk.viewmodel.flavors;

import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.navigation.Page;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.collections.ObservableList;

/** The page of the flavors of a region: the list and what can be done with it. */
public final class FlavorsPage implements Page {
  private final FlavorsViewModel list;
  private final FlavorActionsViewModel actions;

  public FlavorsPage(TaskRunner tasks, OperationsViewModel operations) {
    list = new FlavorsViewModel();
    actions = new FlavorActionsViewModel(tasks, operations, list);
  }

  public FlavorsViewModel list() {
    return list;
  }

  public FlavorActionsViewModel actions() {
    return actions;
  }

  @Override
  public String id() {
    return "flavors";
  }

  @Override
  public String title() {
    return Text.of("nav.flavors");
  }

  @Override
  public ObservableList<?> listed(RegionModel region) {
    return region.flavors();
  }

  @Override
  public void show(List<RegionModel> regions) {
    list.show(regions.isEmpty() ? null : regions.getFirst());
  }

  @Override
  public void recheck() {
    actions.recheck();
  }
}
