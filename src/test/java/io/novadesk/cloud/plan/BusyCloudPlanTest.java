package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plan that keeps to the cloud's pace meets one that says that it is too much. */
@Timeout(180)
class BusyCloudPlanTest {
  private static final int REFUSED = 3;

  @Test
  void asksForLessAfterTooManyRequestsAndStillDoesAll() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger before = new AtomicInteger();
    try (SpoiledDemo demo = SpoiledDemo.asMember()) {
      List<Server> servers = PlanCloud.idle(demo.region()).limit(16).toList();
      PlanRun run =
          new PlanRun(
              PlanCloud.plan(
                  demo.region(),
                  servers,
                  PlanOptions.STANDARD,
                  _ -> new Command.Plain(ServerAction.PAUSE)),
              demo.session(),
              Ledger.NONE,
              Patience.STANDARD);
      demo.gateway()
          .judge(
              exchange -> {
                boolean reads =
                    exchange.getRequestMethod().equals("GET")
                        && exchange.getRequestURI().getPath().contains("os-instance-actions");
                int number = reads ? seen.incrementAndGet() : 0;
                boolean refused = number > 8 && number <= 8 + REFUSED;
                if (refused) {
                  before.compareAndSet(0, run.mostAtOnce());
                }
                return refused ? Mood.TOO_MANY : Mood.HONEST;
              });
      run.start();
      PlanCloud.until(
          () -> before.get() > 0 && run.mostAtOnce() < before.get(), Duration.ofMinutes(1));
      PlanCloud.untilEnded(run);
      assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
      for (Server server : servers) {
        assertThat(demo.truth().servers().actions(server.id()))
            .filteredOn(action -> action.action().equals("pause"))
            .hasSize(1);
      }
      run.close();
    }
    FaultMatrix.row(
        Area.COMMAND,
        "429 in the middle of a plan that keeps to the cloud's pace",
        seen.get(),
        "nothing: half as many are under way, and all are done");
  }
}
