package io.novadesk.viewmodel.record;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The list of servers as it was, and one of them then and now. Belongs to the caller's side. */
public final class PastTable {
  private final TimeMachine machine;
  private final ServerTableViewModel table;
  private final ReadOnlyObjectWrapper<@Nullable ThenAndNow> comparison =
      new ReadOnlyObjectWrapper<>();
  private final Subscription following;
  private Predicate<ServerRow> members = _ -> true;
  private List<String> chosen = List.of();

  public PastTable(TaskRunner tasks, TimeMachine machine) {
    this.machine = machine;
    table = new ServerTableViewModel(tasks);
    table.selected().addListener((ListChangeListener<ServerRow>) _ -> compare());
    following = machine.shownProperty().subscribe(this::show);
  }

  /** What chooses the moment. */
  public TimeMachine machine() {
    return machine;
  }

  /** The servers of the moment. */
  public ServerTableViewModel table() {
    return table;
  }

  /** The one that is chosen, then and now; null: none is, or several are. */
  public ReadOnlyObjectProperty<@Nullable ThenAndNow> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Says which servers of which regions are listed. */
  public void place(List<RegionModel> of, Predicate<ServerRow> belonging) {
    members = belonging;
    machine.place(of);
  }

  /**
   * Shows a moment of the past.
   *
   * @param keys of the rows that are chosen there
   */
  public void enter(Instant at, List<String> keys) {
    chosen = keys;
    machine.enter(at);
  }

  private void show(PastRows then) {
    List<String> keys = chosen.isEmpty() ? table.selectedKeys() : chosen;
    if (!machine.onProperty().get() || !then.regions().isEmpty()) {
      chosen = List.of();
    }
    table.showThen(then.regions(), then.rows(), members);
    table.selectKeys(keys);
    compare();
  }

  private void compare() {
    ServerRow one = table.selected().size() == 1 ? table.selected().getFirst() : null;
    PastList.Seen seen = one == null ? null : machine.shownProperty().get().seen(one.key());
    comparison.set(
        one == null || seen == null ? null : ThenAndNow.of(seen, ChangeWords.of(one.region())));
  }

  public void dispose() {
    following.unsubscribe();
    table.dispose();
  }
}
