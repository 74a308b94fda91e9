package io.novadesk.viewmodel.script;

import io.novadesk.cloud.live.Session;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.metadata.MetadataDesk;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Where scripts are made, kept and played. */
public final class ScriptRoom {
  private final Recorder recorder;
  private final Scripts scripts;
  private final Player player;
  private final LaterScripts later;

  /**
   * @param regions those that are open
   * @param filter of the list that is shown
   * @param own gets the scripts that are kept
   */
  public ScriptRoom(
      TaskRunner tasks,
      Supplier<List<RegionModel>> regions,
      Supplier<String> filter,
      OperationsViewModel operations,
      PlansViewModel plans,
      MetadataDesk metadata,
      OwnCommandsViewModel own) {
    recorder = new Recorder(regions, filter);
    scripts = new Scripts(tasks, own);
    player = new Player(tasks, regions, operations, plans);
    later = new LaterScripts(tasks, operations, player, InstantSource.system());
    operations.onGiven(recorder::given);
    plans.onBegun(recorder::begun);
    metadata.onServerSaved((row, edit) -> recorder.edited(row, edit.base(), edit.mine()));
  }

  /** Notes what the person does. */
  public Recorder recorder() {
    return recorder;
  }

  /** What is kept. */
  public Scripts scripts() {
    return scripts;
  }

  /** Plays it. */
  public Player player() {
    return player;
  }

  /** What waits for its time. */
  public LaterScripts later() {
    return later;
  }

  /** What a plan would do, as a script; servers stand in it by their names. */
  public String scriptOf(PlanDraft draft) {
    return recorder.of(draft.plans());
  }

  /** A cloud is left. */
  public void closed(Session session) {
    player.closed(session);
  }
}
