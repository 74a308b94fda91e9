package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.connect.BrowserStep;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real cloud refuses to a member is done once by its administrator. */
@Tag("cloud")
@Timeout(600)
class RealOtherLoginTest {
  private static OperationState end(Region region, Server server) {
    Operation operation = new Operation(new Command.ResetState(true), region, server, _ -> {});
    operation.run();
    assertThat(operation.isForbidden())
        .isEqualTo(operation.state() instanceof OperationState.Failed);
    return operation.state();
  }

  @Test
  void isRefusedToAMemberAndDoneByTheAdministratorWhoIsLeftThen() throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      Region own = cloud.region();
      Server server = cloud.server("novadesk-other-login", Map.of());
      assertThat(end(own, server)).isInstanceOf(OperationState.Failed.class);

      Login admin = cloud.administrator().login().in(own.name());
      Session other =
          new Connector(HttpSettings.standard(), Clock.systemUTC())
              .connectBeside(
                  cloud.session(), admin, new BrowserStep(new QueueTaskRunner(), _ -> {}).begin());
      Region theirs = own.sentBy(other.regions().getFirst());
      assertThat(end(theirs, server)).isInstanceOf(OperationState.Done.class);
      assertThat(other.end()).succeedsWithin(Duration.ofSeconds(20));

      assertThat(own.servers().get(server.id()).status()).isEqualTo("ACTIVE");
      assertThat(cloud.session().loginNeeded()).isNull();
      assertThat(cloud.session().exchanges().all())
          .anyMatch(e -> e.method().equals("DELETE") && e.uri().getPath().endsWith("/auth/tokens"));
    }
  }
}
