package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.bench.Figures;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Patience;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan over 500 servers: its limit, its pace, its cancel, with the journal on the disk. */
@Tag("bench")
class PlanBench {
  private static final int SERVERS = 500;
  private static final int AT_ONCE = 20;

  @TempDir Path folder;

  @Test
  void rebootsFiveHundred() throws Exception {
    try (PlanCloud cloud = PlanCloud.of(1250, 0.2);
        Journal journal = Journals.open(folder.resolve("in-flight.jsonl"))) {
      List<Server> servers = cloud.idle(2 * SERVERS);
      PlanRun whole = run(cloud, journal, servers.subList(0, SERVERS), ServerAction.REBOOT_SOFT);
      long start = System.nanoTime();
      whole.start();
      PlanCloud.until(
          () -> whole.status().phase() == PlanStatus.Phase.ENDED, Duration.ofMinutes(5));
      double took = (System.nanoTime() - start) / 1e9;
      assertThat(whole.states()).allMatch(ItemState::isDone);

      PlanRun cut =
          run(cloud, journal, servers.subList(SERVERS, 2 * SERVERS), ServerAction.SUSPEND);
      cut.start();
      PlanCloud.until(
          () -> cut.states().stream().filter(ItemState::isDone).count() >= AT_ONCE,
          Duration.ofMinutes(1));
      long cancelled = System.nanoTime();
      cut.cancel();
      PlanCloud.until(
          () -> cut.states().stream().noneMatch(PlanBench::mayBeSent), Duration.ofSeconds(10));
      double quiet = (System.nanoTime() - cancelled) / 1e6;
      PlanCloud.untilEnded(cut);

      new Figures("Plan over %d servers, %d at once".formatted(SERVERS, AT_ONCE))
          .say(
              "most under way at once, by the cloud's record",
              "servers",
              cloud.demo().mostAtOnce("reboot"),
              AT_ONCE)
          .say("reboots of 600 ms in the cloud, one after the other", "s", SERVERS * 0.6)
          .say("the whole plan", "s", took)
          .say("from a cancel until nothing more can be sent", "ms", quiet, 1000)
          .print();
      assertThat(cloud.demo().mostAtOnce("reboot")).isLessThanOrEqualTo(AT_ONCE);
    }
  }

  private static boolean mayBeSent(ItemState state) {
    return state instanceof ItemState.Waiting
        || (state instanceof ItemState.Running(int _, OperationState operation)
            && (operation instanceof OperationState.Waiting
                || operation instanceof OperationState.Sent));
  }

  private static PlanRun run(
      PlanCloud cloud, Journal journal, List<Server> servers, ServerAction action) {
    return cloud.run(
        PlanCloud.plan(
            cloud.region(),
            servers,
            new PlanOptions(AT_ONCE, 0, 0, false),
            _ -> new Command.Plain(action)),
        new JournalLedger(journal),
        Patience.STANDARD);
  }
}
