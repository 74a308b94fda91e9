package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What another person did at the same moment is not told as the command of this one. */
@Timeout(120)
class AnothersTraceTest {
  private static final Patience QUICK =
      new Patience() {
        @Override
        public Duration of(ServerAction action) {
          return Duration.ofSeconds(30);
        }

        @Override
        public Duration late(ServerAction action) {
          return Duration.ofSeconds(1);
        }

        @Override
        public Duration settling() {
          return Duration.ofSeconds(1);
        }

        @Override
        public Duration firstLook() {
          return Duration.ofMillis(80);
        }
      };

  @Test
  void aRebootOfAnotherIsNotOurs() throws Exception {
    try (SpoiledDemo demo = SpoiledDemo.asMember();
        Session other = administrator(demo.session().login())) {
      Server server = active(demo.truth());
      Region theirs = other.regions().getFirst();
      Command reboot = new Command.Plain(ServerAction.REBOOT_SOFT);
      // Ours never reaches the cloud; in that moment somebody else's does.
      demo.gateway()
          .judge(
              exchange -> {
                if (!exchange.getRequestURI().getPath().endsWith("/action")) {
                  return Mood.HONEST;
                }
                var _ =
                    theirs.servers().send(reboot.request(theirs.servers().requests(), server.id()));
                return Mood.BAD_GATEWAY;
              });
      Operation operation =
          new Operation(reboot, demo.region(), server, OperationLog.NONE, QUICK, _ -> {});
      operation.run();
      List<InstanceAction> record = demo.truth().servers().actions(server.id());
      assertThat(record.getFirst().action()).isEqualTo("reboot");
      assertThat(record.getFirst().userId()).isEqualTo(other.identity().userId());
      assertThat(operation.state()).isNotInstanceOf(Done.class);
      FaultMatrix.row(
          FaultMatrix.Area.COMMAND,
          "502, not done, another user did the same at that moment",
          1,
          String.valueOf(operation.state()));
    }
  }

  private static Session administrator(Login like) throws Exception {
    Credentials.Password ours = (Credentials.Password) like.credentials();
    return new Connector(HttpSettings.standard(), Clock.systemUTC())
        .connect(
            new Login(
                "Theirs",
                like.authUrl(),
                new Credentials.Password("admin", null, ours.password()),
                like.scope(),
                like.region(),
                like.face(),
                like.tls(),
                Endpoints.OF_CATALOGUE),
            (_, _) -> {});
  }

  private static Server active(Region region) {
    List<Server> found = new ArrayList<>();
    region.servers().list(ServerQuery.ALL, found::addAll);
    return found.stream()
        .filter(s -> s.state() == ServerStatus.ACTIVE && !s.isInTransition())
        .filter(s -> !Boolean.TRUE.equals(s.locked()))
        .filter(s -> s.metadata().keySet().stream().noneMatch(k -> k.startsWith("demo.")))
        .findFirst()
        .orElseThrow();
  }
}
