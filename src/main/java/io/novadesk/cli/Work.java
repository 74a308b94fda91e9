package io.novadesk.cli;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.viewmodel.plans.JournalLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs a command on servers of one cloud as a plan, to every true outcome. */
final class Work {
  private final Desk desk;
  private final boolean progress;

  Work(Desk desk, boolean progress) {
    this.desk = desk;
    this.progress = progress;
  }

  /**
   * @param commands by the name of the region
   */
  List<Verdict> run(
      ServerAction action,
      List<FoundServer> servers,
      Map<String, Command> commands,
      PlanOptions options) {
    Session session = servers.getFirst().session();
    Plan plan =
        Plan.of(
            action,
            servers.stream()
                .map(
                    s ->
                        new PlanItem(
                            s.region(), s.server(), List.of(commands.get(s.region().name()))))
                .toList(),
            options,
            session.identity().roles());
    try (Journal journal = Journals.open(desk.folder().resolve("in-flight.jsonl"));
        PlanRun run = new PlanRun(plan, session, new JournalLedger(journal), Patience.STANDARD)) {
      CountDownLatch over = new CountDownLatch(1);
      run.listen(new Telling(servers, over));
      run.start();
      over.await();
      List<Verdict> verdicts = new ArrayList<>();
      List<ItemState> states = run.states();
      for (int i = 0; i < servers.size(); i++) {
        verdicts.add(Verdict.of(servers.get(i), states.get(i)));
      }
      return verdicts;
    } catch (IOException e) {
      throw new EndException(
          Exit.SOME_FAILED, Text.of("operation.failed.notKept", String.valueOf(e.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new EndException(Exit.UNKNOWN, Text.of("cli.interrupted"));
    }
  }

  /** Hears the plan; one that is held ends here, for nobody is there to let it go on. */
  private final class Telling implements PlanRun.Listener {
    private final List<FoundServer> servers;
    private final CountDownLatch over;

    Telling(List<FoundServer> servers, CountDownLatch over) {
      this.servers = servers;
      this.over = over;
    }

    @Override
    public void item(int index, ItemState state) {
      if (progress) {
        Verdict now = Verdict.of(servers.get(index), state);
        desk.say(
            Text.of(
                "cli.progress",
                servers.get(index).server().displayName(),
                now.outcome(),
                now.sentence()));
      }
    }

    @Override
    public void status(PlanStatus status) {
      switch (status.phase()) {
        case HELD -> {
          desk.say(status.reason());
          over.countDown();
        }
        case ENDED -> over.countDown();
        default -> {
          // It goes on.
        }
      }
    }
  }
}
