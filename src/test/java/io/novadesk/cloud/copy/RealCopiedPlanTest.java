package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus;
import io.novadesk.testing.TestCloud;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real cloud a plan, and the same copied as Python and as a script for bash, do the same to
 * servers: each is resized, waited for and confirmed.
 */
@Tag("cloud")
@Timeout(1800)
class RealCopiedPlanTest {
  /** In each of the three ways; {@code -Dnovadesk.servers=10} takes more. */
  private static final int MANY = Integer.getInteger("novadesk.servers", 2);

  private static final List<Command> STEPS =
      List.of(new Command.Resize("2", "m1.small"), new Command.Plain(ServerAction.CONFIRM_RESIZE));

  @TempDir private Path folder = Path.of(".");

  private static List<Server> servers(TestCloud cloud, String way) {
    List<Server> servers = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      servers.add(cloud.server("novadesk-copied-" + way + "-" + i, Map.of()));
    }
    return servers;
  }

  private static List<Deed> deeds(TestCloud cloud, List<Server> servers) {
    return servers.stream()
        .map(s -> Deed.of(cloud.region(), s.id(), s.displayName(), STEPS))
        .toList();
  }

  private static void assertDone(TestCloud cloud, List<Server> servers) {
    for (Server server : servers) {
      Server now = cloud.region().servers().get(server.id());
      assertThat(now.status()).isEqualTo("ACTIVE");
      assertThat(now.flavor()).isNotEqualTo(server.flavor());
      assertThat(cloud.region().servers().actions(server.id()))
          .extracting(InstanceAction::action)
          .startsWith("confirmResize", "resize");
    }
  }

  @Test
  void aPlanAndItsCopiesDoTheSame() throws Exception {
    Programs.need("bash", "curl", "jq", "python3");
    try (TestCloud cloud = TestCloud.real()) {
      List<Server> planned = servers(cloud, "plan");
      run(cloud, planned);
      assertDone(cloud, planned);

      List<Server> python = servers(cloud, "python");
      Programs.Ran ran =
          Programs.run(
              folder, cloud.session(), CopyForm.PYTHON, deeds(cloud, python), "/usr/bin/python3");
      assertThat(ran.status()).as(ran.text() + ran.err()).isZero();
      assertThat(ran.text().lines()).hasSize(MANY).allMatch(line -> line.endsWith(": done"));
      assertDone(cloud, python);

      List<Server> bash = servers(cloud, "bash");
      ran = Programs.run(folder, cloud.session(), CopyForm.SHELL, deeds(cloud, bash), "bash");
      assertThat(ran.status()).as(ran.text() + ran.err()).isZero();
      assertThat(ran.text().lines()).hasSize(MANY).allMatch(line -> line.endsWith(": done"));
      assertDone(cloud, bash);
    }
  }

  private static void run(TestCloud cloud, List<Server> servers) throws InterruptedException {
    Plan plan =
        Plan.of(
            ServerAction.RESIZE,
            servers.stream().map(s -> new PlanItem(cloud.region(), s, STEPS)).toList(),
            new PlanOptions(5, 0, 2, false),
            List.of("member"));
    CountDownLatch over = new CountDownLatch(1);
    try (PlanRun run = new PlanRun(plan, cloud.session(), Ledger.NONE, Patience.STANDARD)) {
      run.listen(
          new PlanRun.Listener() {
            @Override
            public void item(int index, ItemState state) {
              // The end of all is what counts.
            }

            @Override
            public void status(PlanStatus status) {
              if (status.phase() == PlanStatus.Phase.ENDED) {
                over.countDown();
              }
            }
          });
      run.start();
      assertThat(over.await(20, TimeUnit.MINUTES)).isTrue();
      assertThat(run.states()).allMatch(ItemState::isDone);
    }
  }
}
