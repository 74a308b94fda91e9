package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.identity.Identity;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.TestCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The token ends in the middle of a plan on a real cloud. Compute takes a token that it has seen
 * for some minutes more, whatever Keystone says. So the token that is revoked is one that compute
 * has not seen: the plan's own next request is refused.
 */
@Tag("cloud")
@Timeout(1500)
class RevokedTokenTest {
  /** {@code -Dnovadesk.servers=40} for as many as an administrator may have at once. */
  private static final int SERVERS = Integer.getInteger("novadesk.servers", 10);

  /** A busy cloud does not make all that it was asked for. */
  private static final int SPARE = 5;

  private static final int SENT_BEFORE = 2;

  @Test
  void planGoesOnByItselfWithNothingLostAndNothingSentTwice() throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      Session session = cloud.session();
      Region region = cloud.region();
      String name = "revoked-" + UUID.randomUUID();
      try {
        region.servers().create(wanted(cloud, name));
        PlanCloud.until(() -> countIdle(region, name) >= SERVERS, Duration.ofMinutes(10));
        List<Server> servers = idle(region, name).subList(0, SERVERS);
        Command reboot = new Command.Plain(ServerAction.REBOOT_SOFT);
        PlanRun run =
            new PlanRun(
                PlanCloud.plan(region, servers, new PlanOptions(4, 0, 1, false), _ -> reboot),
                session,
                Ledger.NONE,
                Patience.STANDARD);
        run.start();
        PlanCloud.until(() -> done(run) >= SENT_BEFORE, Duration.ofMinutes(5));
        run.pause();
        PlanCloud.until(
            () -> run.states().stream().noneMatch(ItemState.Running.class::isInstance),
            Duration.ofMinutes(5));
        assertThat(done(run)).isLessThan(SERVERS);

        Secret unseen = session.renew(session.identity().id());
        new Identity(session.http()).revoke(session.where(), unseen);
        long before = session.exchanges().all().getLast().number();
        run.resume();
        PlanCloud.until(
            () -> run.status().phase() == PlanStatus.Phase.ENDED, Duration.ofMinutes(12));

        assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
        assertThat(session.identity().id()).isNotEqualTo(unseen);
        assertThat(session.loginNeeded()).isNull();
        List<Exchange> since =
            session.exchanges().all().stream().filter(e -> e.number() > before).toList();
        assertThat(since)
            .as("compute refused the plan's own requests")
            .anyMatch(e -> e.status() == 401 && e.uri().getPath().startsWith("/v2.1/"));
        assertThat(since.stream().filter(RevokedTokenTest::isLogin)).as("one login").hasSize(1);
        for (Server server : servers) {
          assertThat(region.servers().actions(server.id()))
              .extracting(InstanceAction::action)
              .filteredOn("reboot"::equals)
              .hasSize(1);
        }
        FaultMatrix.row(
            Area.COMMAND, "token revoked in a plan on a real cloud", SERVERS, "it went on");
      } finally {
        PlanCloud.until(() -> isDeleted(region, name), Duration.ofMinutes(5));
      }
    }
  }

  private static long done(PlanRun run) {
    return run.states().stream().filter(ItemState::isDone).count();
  }

  private static boolean isLogin(Exchange exchange) {
    return exchange.method().equals("POST") && exchange.uri().getPath().endsWith("/auth/tokens");
  }

  private static List<Server> idle(Region region, String name) {
    return PlanCloud.idle(region).filter(server -> isOurs(server, name)).toList();
  }

  /** A busy cloud may have to be asked more than once. */
  private static boolean isDeleted(Region region, String name) {
    try {
      PlanCloud.all(region).stream()
          .filter(server -> isOurs(server, name))
          .forEach(server -> region.servers().delete(server.id()));
      return true;
    } catch (ApiException e) {
      if (e.category() != ApiException.Category.SERVER_FAULT) {
        throw e;
      }
      return false;
    }
  }

  /** None as long as a cloud that makes many servers at once has no answer. */
  private static int countIdle(Region region, String name) {
    try {
      return idle(region, name).size();
    } catch (ApiException e) {
      if (e.category() != ApiException.Category.SERVER_FAULT) {
        throw e;
      }
      return 0;
    }
  }

  private static boolean isOurs(Server server, String name) {
    return server.name() != null && server.name().startsWith(name);
  }

  private static NewServer wanted(TestCloud cloud, String name) {
    String image =
        cloud.region().images().list().stream()
            .filter(each -> each.name().startsWith("cirros"))
            .findFirst()
            .orElseThrow()
            .id();
    return new NewServer(
        name,
        image,
        cloud.flavor("m1.tiny"),
        new NewServer.Networks.Usual(),
        List.of(),
        Map.of(),
        null,
        List.of(),
        null,
        null,
        null,
        SERVERS + SPARE,
        null,
        null,
        List.of(),
        null,
        Map.of(),
        Map.of());
  }
}
