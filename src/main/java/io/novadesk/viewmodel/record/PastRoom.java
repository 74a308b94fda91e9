package io.novadesk.viewmodel.record;

import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Where the past of the open clouds is recorded and looked at. Belongs to the caller's side. */
public final class PastRoom {
  private final TaskRunner tasks;
  private final Supplier<List<RegionModel>> open;
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private final Records records;
  private final TimeMachine machine;
  private final PastTable servers;

  /**
   * @param open the regions of every open cloud
   */
  public PastRoom(TaskRunner tasks, Supplier<List<RegionModel>> open) {
    this.tasks = tasks;
    this.open = open;
    records = new Records(tasks);
    machine = new TimeMachine(tasks, records, clock);
    servers = new PastTable(tasks, machine);
  }

  /** What is kept of the clouds that are open. */
  public Records records() {
    return records;
  }

  /** Which moment of the past is shown, if one is. */
  public TimeMachine machine() {
    return machine;
  }

  /** The list of servers as it was. */
  public PastTable servers() {
    return servers;
  }

  /**
   * What differs between two open places; there is a cloud at least.
   *
   * @param here those of the place that comes first
   */
  public PlacesCompared placesCompared(List<RegionModel> here) {
    return new PlacesCompared(tasks, records, clock, open, here);
  }

  /** Leaves the past and looks at it no more; the records end with their clouds. */
  public void dispose() {
    machine.leave();
    servers.dispose();
  }
}
