package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Flavors;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Verified;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Reasons;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What administrators do about flavors. */
public final class FlavorActionsViewModel {
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final FlavorsViewModel flavors;
  private final Reasons<FlavorAction> reasons = new Reasons<>(FlavorAction.class);

  public FlavorActionsViewModel(
      TaskRunner tasks, OperationsViewModel operations, FlavorsViewModel flavors) {
    this.tasks = tasks;
    this.operations = operations;
    this.flavors = flavors;
    flavors.chosen().addListener((ListChangeListener<Flavor>) _ -> reasons.check(this::whyNot));
    flavors.regionProperty().subscribe(_ -> reasons.check(this::whyNot));
  }

  public Reasons<FlavorAction> reasons() {
    return reasons;
  }

  /** Something beside the flavors changed that decides what may be asked. */
  public void recheck() {
    reasons.check(this::whyNot);
  }

  private String whyNot(FlavorAction action) {
    RegionModel region = flavors.regionProperty().get();
    if (region == null) {
      return Text.of("image.refused.noCloud");
    }
    if (!region.session().isAdmin()) {
      return Text.of("flavor.refused.notAdmin");
    }
    String readOnly = region.guard().whyNot();
    if (!readOnly.isEmpty() || action == FlavorAction.CREATE) {
      return readOnly;
    }
    List<Flavor> chosen = flavors.chosen();
    if (chosen.size() != 1) {
      return Text.of("flavor.refused.one");
    }
    return action == FlavorAction.ACCESS && !Boolean.FALSE.equals(chosen.getFirst().isPublic())
        ? Text.of("flavor.refused.public")
        : "";
  }

  /** The one chosen flavor; null when it is not one. */
  public @Nullable Flavor flavor() {
    return flavors.chosen().size() == 1 ? flavors.chosen().getFirst() : null;
  }

  /** A form for another flavor; null where none can be made. */
  public @Nullable NewFlavorViewModel newFlavor() {
    RegionModel region = flavors.regionProperty().get();
    return region == null ? null : new NewFlavorViewModel(tasks, region);
  }

  /** Who may use the chosen flavor; null where that cannot be told. */
  public @Nullable FlavorAccessViewModel access() {
    RegionModel region = flavors.regionProperty().get();
    Flavor flavor = flavor();
    return region == null || flavor == null
        ? null
        : new FlavorAccessViewModel(tasks, region, flavor);
  }

  /** How many of the servers that are shown have the chosen flavor. */
  public long serversOf(Flavor flavor) {
    RegionModel region = flavors.regionProperty().get();
    return region == null
        ? 0
        : region.rows().stream().filter(row -> row.flavorName().equals(flavor.name())).count();
  }

  /** Deletes the chosen flavor; servers that have it keep it. */
  public void delete() {
    RegionModel region = flavors.regionProperty().get();
    Flavor flavor = flavor();
    if (region == null || flavor == null) {
      return;
    }
    operations.start(
        new Chore(
            Text.of("flavor.delete.title"),
            flavor.name(),
            region.key() + flavor.id(),
            () -> {
              Flavors flavors = region.region().compute().flavors();
              Verified.remove(
                  () -> flavors.delete(flavor.id()),
                  () ->
                      Verified.listed(
                          flavors.list().stream()
                              .filter(f -> f.id().equals(flavor.id()))
                              .findFirst()));
              return Text.of("operation.done.deleted");
            }),
        region.guard()::whyNot,
        _ -> region.refresh());
  }
}
