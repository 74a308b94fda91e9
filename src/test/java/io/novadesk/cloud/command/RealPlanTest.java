package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.KeptWork;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.testing.TestCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan on a real cloud that is cut off in the middle and gone on with from its journal. */
@Tag("cloud")
@Timeout(900)
class RealPlanTest {
  @TempDir Path folder;

  @Test
  void goesOnFromItsJournalWithoutSendingAnythingTwice() throws Exception {
    try (TestCloud cloud = TestCloud.real();
        Journal journal = Journals.open(folder.resolve("in-flight.jsonl"))) {
      List<PlanItem> items = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        Server server = cloud.server("novadesk-plans-" + i, Map.of());
        items.add(
            new PlanItem(
                cloud.region(), server, List.of(new Command.Plain(ServerAction.REBOOT_HARD))));
      }
      JournalLedger ledger = new JournalLedger(journal);
      Plan plan =
          Plan.of(
              ServerAction.REBOOT_HARD, items, new PlanOptions(1, 0, 2, false), List.of("member"));
      PlanRun cut = new PlanRun(plan, cloud.session(), ledger, Patience.STANDARD);
      cut.start();
      // The first was done, the second taken: there the program ends.
      until(
          () ->
              cut.states().get(0).isDone()
                  && cut.states().get(1) instanceof ItemState.Running(int _, var operation)
                  && operation instanceof OperationState.Accepted);
      cut.close();

      PlanRun run = KeptWork.read(ledger, cloud.session(), Set.of()).plans().getFirst();
      assertThat(run.states().get(0).isDone()).isTrue();
      assertThat(run.states().get(1)).isInstanceOf(ItemState.Unknown.class);
      assertThat(run.states().get(2)).isInstanceOf(ItemState.Waiting.class);
      run.lookUp();
      run.resume();
      until(() -> run.status().phase() == Phase.ENDED);
      assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
      for (PlanItem item : items) {
        assertThat(cloud.region().servers().actions(item.server().id()))
            .extracting(InstanceAction::action)
            .containsOnlyOnce("reboot");
      }
      until(() -> isEmpty(journal));
    }
  }

  private static boolean isEmpty(Journal journal) {
    try {
      return journal.read().isEmpty();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofMinutes(5));
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
