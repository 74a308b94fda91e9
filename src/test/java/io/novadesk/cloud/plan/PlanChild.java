package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Journals;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program in the middle of a plan: logs in, begins to reboot servers, and goes on until it is
 * killed.
 */
final class PlanChild {
  private PlanChild() {}

  /** Authentication URL, user, password, project, journal, number of servers, how many at once. */
  public static void main(String[] args) throws Exception {
    Session session = PlanCloud.connect(URI.create(args[0]), args[1], args[2], args[3]);
    Region region = session.regions().getFirst();
    List<Server> servers = PlanCloud.idle(region).limit(Integer.parseInt(args[5])).toList();
    Plan plan =
        PlanCloud.plan(
            region,
            servers,
            new PlanOptions(Integer.parseInt(args[6]), 0, 2, false),
            _ -> new Command.Plain(ServerAction.REBOOT_HARD));
    new PlanRun(
            plan, session, new JournalLedger(Journals.open(Path.of(args[4]))), Patience.STANDARD)
        .start();
    while (true) {
      LockSupport.park();
    }
  }
}
