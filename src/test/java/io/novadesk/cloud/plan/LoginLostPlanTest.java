package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The password is changed in the middle of a plan. */
@Timeout(180)
class LoginLostPlanTest {
  private static final int SERVERS = 40;

  private volatile String password = "the-first";

  private static void revoke(URI authUrl, Session session) throws Exception {
    String token = session.identity().id().reveal();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(authUrl + "/auth/tokens"))
              .header("X-Auth-Token", token)
              .header("X-Subject-Token", token)
              .DELETE()
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void isHeldAndGoesOnAfterANewLoginWithNothingLostAndNothingSentTwice() throws Exception {
    AtomicInteger logins = new AtomicInteger();
    try (DemoCloud cloud =
            DemoCloud.start(DemoSettings.standard().withServers(160).withTimeScale(0.2));
        Gateway gateway = new Gateway(cloud.authUrl())) {
      gateway.rewrite(body -> body.replace(password, cloud.password()));
      gateway.judge(
          exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
              logins.incrementAndGet();
            }
            return Gateway.Mood.HONEST;
          });
      try (Session session =
          PlanCloud.connect(gateway.url(), cloud.userName(), "the-first", cloud.projectName())) {
        Region region = session.regions().getFirst();
        List<Server> servers = PlanCloud.idle(region).limit(SERVERS).toList();
        Command reboot = new Command.Plain(ServerAction.REBOOT_SOFT);
        PlanRun run =
            new PlanRun(
                PlanCloud.plan(region, servers, new PlanOptions(2, 0, 1, false), _ -> reboot),
                session,
                Ledger.NONE,
                Patience.STANDARD);
        run.start();
        PlanCloud.until(
            () -> run.states().stream().anyMatch(ItemState::isDone), Duration.ofMinutes(1));
        int before = logins.get();
        password = "the-second";
        revoke(cloud.authUrl(), session);
        PlanCloud.until(() -> run.status().phase() == Phase.HELD, Duration.ofMinutes(1));
        assertThat(run.status().reason()).contains("until you log in again");
        assertThat(run.states()).noneMatch(ItemState::isFailed);
        assertThat(logins.get() - before).isEqualTo(1);

        session.logInAgain(
            new Credentials.Password(cloud.userName(), "Default", Secret.of("the-second")));
        PlanCloud.untilEnded(run);
        assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
        for (Server server : servers) {
          assertThat(region.servers().actions(server.id()))
              .filteredOn(action -> action.action().equals("reboot"))
              .hasSize(1);
        }
        FaultMatrix.row(
            Area.LOGIN,
            "the password is changed in the middle of a plan of 40 servers",
            1,
            "The plan is held; after the new login it goes on, and all 40 are done, each sent"
                + " once");
      }
    }
  }
}
