package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Which servers of a plan wait to be confirmed or reverted now, whoever answers for them. */
final class PlanAnswers {
  private final List<PlanRow> rows;
  private final List<RegionModel> regions;
  private final ReadOnlyIntegerWrapper asking = new ReadOnlyIntegerWrapper();
  private final List<Runnable> unlisten = new ArrayList<>();

  /**
   * @param items in the order of the rows
   * @param regions those of the cloud, as far as they are open
   */
  PlanAnswers(List<PlanItem> items, List<PlanRow> rows, List<RegionModel> regions) {
    this.rows = rows;
    End end = items.getFirst().steps().getLast().action().facts().end();
    boolean mayAsk = end == End.Own.RESIZED || end == End.Own.MIGRATED;
    this.regions = mayAsk ? regions : List.of();
    this.regions.forEach(region -> unlisten.add(region.listen(_ -> count())));
  }

  ReadOnlyIntegerProperty askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /** To be called when the plan moved. */
  void count() {
    asking.set((int) waiting().count());
  }

  List<ServerRow> servers() {
    return waiting().toList();
  }

  private Stream<ServerRow> waiting() {
    return rows.stream()
        .filter(row -> row.state().isDone())
        .flatMap(
            row ->
                regions.stream()
                    .filter(region -> region.region().name().equals(row.regionName()))
                    .map(region -> region.row(row.serverId()))
                    .filter(Objects::nonNull))
        .filter(server -> server.server().state() == ServerStatus.VERIFY_RESIZE);
  }

  void dispose() {
    unlisten.forEach(Runnable::run);
  }
}
