package io.novadesk.viewmodel.shell;

import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.export.ExportViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.record.PastTable;
import io.novadesk.viewmodel.record.TimeMachine;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;

/** The ways from the servers as they are to the servers as they were, and back. */
public final class PastWays {
  private static final String WALL = "wall";

  private final TaskRunner tasks;
  private final TimeMachine past;
  private final PastTable then;
  private final ServerTableViewModel servers;
  private final NavigationViewModel navigation;
  private final PlansViewModel plans;
  private final Ways ways;
  private final Supplier<List<RegionModel>> open;
  private List<String> leftSelected = List.of();

  /**
   * @param open the regions of every open cloud
   */
  PastWays(
      TaskRunner tasks,
      PastTable then,
      ServerTableViewModel servers,
      NavigationViewModel navigation,
      PlansViewModel plans,
      Ways ways,
      Supplier<List<RegionModel>> open) {
    this.tasks = tasks;
    this.then = then;
    past = then.machine();
    this.servers = servers;
    this.navigation = navigation;
    this.plans = plans;
    this.ways = ways;
    this.open = open;
    then.table().filterTextProperty().bindBidirectional(servers.filterTextProperty());
    past.onProperty().subscribe(this::turned);
    // Whoever leads to a server leads to what it is now.
    servers
        .selected()
        .addListener(
            (ListChangeListener<ServerRow>)
                _ -> {
                  if (!servers.selected().isEmpty()) {
                    past.leave();
                  }
                });
  }

  /** Shows the servers as they were, or as they are again. */
  public void toggle() {
    NavItem item = navigation.selectedProperty().get();
    if (past.onProperty().get()) {
      past.leave();
    } else if (item != null && !item.regions().isEmpty()) {
      plans.closePage();
      if (!item.showsServers() && !item.isPage(WALL)) {
        navigation.select(item.regions().getFirst().key() + "/servers");
      }
      past.enter();
    }
  }

  /** Shows a server as it was before it changed, beside what it is now. */
  public void showThen(ChangeRow row) {
    open.get().stream()
        .filter(region -> region.key().equals(row.region()))
        .findFirst()
        .ifPresent(
            region -> {
              plans.closePage();
              ways.toServers(region, "");
              servers.selectKeys(List.of());
              then.enter(row.momentBefore(), List.of(region.key() + "/" + row.serverId()));
            });
  }

  /** Goes to these servers of the past in their list, and selects them. */
  public void toServers(List<ServerRow> rows) {
    ways.toServersOf(rows.stream().map(row -> row.region().key()).collect(Collectors.toSet()), "");
    then.enter(past.momentProperty().get(), rows.stream().map(ServerRow::key).toList());
  }

  /** Hands over the servers of the past, with these columns. */
  public ExportViewModel<ServerRow> export(List<Column> columns) {
    return new ExportViewModel<>(
        tasks,
        "servers-" + Ages.stamp(past.momentProperty().get()),
        count -> Text.of("servers.count", count),
        columns,
        then.table().rows(),
        then.table().selected());
  }

  /** Nothing is selected while the past is shown: so nothing can be done to it by any way. */
  private void turned(boolean back) {
    if (back) {
      leftSelected = servers.selectedKeys();
      servers.selectKeys(List.of());
    } else if (servers.selected().isEmpty()) {
      servers.selectKeys(leftSelected);
    }
  }
}
