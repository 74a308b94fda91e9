package io.novadesk.viewmodel.images;

import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.navigation.Page;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.collections.ObservableList;

/** The page of the images of a region: the list and what can be done with it. */
public final class ImagesPage implements Page {
  private final ImagesViewModel list;
  private final ImageActionsViewModel actions;

  public ImagesPage(TaskRunner tasks, OperationsViewModel operations) {
    list = new ImagesViewModel(tasks);
    actions = new ImageActionsViewModel(tasks, operations, list);
  }

  public ImagesViewModel list() {
    return list;
  }

  public ImageActionsViewModel actions() {
    return actions;
  }

  @Override
  public String id() {
    return "images";
  }

  @Override
  public String title() {
    return Text.of("nav.images");
  }

  @Override
  public ObservableList<?> listed(RegionModel region) {
    return region.images();
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
