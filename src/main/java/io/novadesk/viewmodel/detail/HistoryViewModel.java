package io.novadesk.viewmodel.detail;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The history of any server of the region that is shown, be it deleted. */
public final class HistoryViewModel {
  private final EventsViewModel events;
  private final Supplier<@Nullable RegionModel> region;
  private String lastId = "";

  /**
   * @param shown the server that is looked at: the last one is the first guess
   * @param region where to look
   */
  public HistoryViewModel(
      TaskRunner tasks,
      ReadOnlyObjectProperty<@Nullable ServerRow> shown,
      Supplier<@Nullable RegionModel> region) {
    this.events = new EventsViewModel(tasks);
    this.region = region;
    shown.subscribe(row -> lastId = row == null ? lastId : row.server().id());
  }

  /** Of the server that was looked at last; empty when none was. */
  public String lastId() {
    return lastId;
  }

  public EventsViewModel events() {
    return events;
  }

  public void look(String id) {
    RegionModel where = region.get();
    if (where != null && !id.isBlank()) {
      lastId = id.strip();
      events.look(where, lastId);
    }
  }

  /** Nobody looks any more. */
  public void leave() {
    events.look(null);
  }
}
