package io.novadesk.cli;

import io.novadesk.api.Secret;
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
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a command on servers of one cloud as a plan, to every true outcome. */
final class Work {
  private final Desk desk;
  private final boolean progress;
  private final boolean showsPasswords;

  /**
   * @param showsPasswords whether those that the cloud chooses are told, on the standard error
   */
  Work(Desk desk, boolean progress, boolean showsPasswords) {
    this.desk = desk;
    this.progress = progress;
    this.showsPasswords = showsPasswords;
  }

  /**
   * @param steps what is done to each of the servers, in their order
   */
  List<Verdict> run(
      ServerAction action,
      List<FoundServer> servers,
      List<List<Command>> steps,
      PlanOptions options) {
    Session session = servers.getFirst().cloud().session();
    Plan plan = Plan.of(action, items(servers, steps), options, session.identity().roles());
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

  private static List<PlanItem> items(List<FoundServer> servers, List<List<Command>> steps) {
    List<PlanItem> items = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      items.add(new PlanItem(servers.get(i).region(), servers.get(i).server(), steps.get(i)));
    }
    return items;
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
        desk.say(Verdict.of(servers.get(index), state).line());
      }
    }

    /** Once: nobody can ask for it again. */
    @Override
    public void password(int index, Secret password) {
      String name = servers.get(index).server().displayName();
      desk.say(Passwords.told(name, password, showsPasswords));
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
