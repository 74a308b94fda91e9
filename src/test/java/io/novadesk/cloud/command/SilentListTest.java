package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cloud whose lists and records go on saying that it is at work, long after it has ended. */
@Timeout(180)
class SilentListTest {
  /** Good for both questions: no server has changed, and nothing of the action is known. */
  private static final String NOTHING_NEW =
      """
      {"servers": [], "instanceAction": {"action": "reboot", "request_id": "req-1", "events": []}}
      """;

  private final AtomicInteger records = new AtomicInteger();
  private final AtomicInteger servers = new AtomicInteger();

  @Test
  void endsAllTheSame() throws Exception {
    try (SpoiledDemo demo = SpoiledDemo.asMember()) {
      Region region = demo.region();
      region.inventory().start();
      until(() -> region.inventory().state().phase() == Inventory.Phase.LIVE);
      Server web =
          region.inventory().all().stream()
              .filter(server -> "web-01".equals(server.name()))
              .findFirst()
              .orElseThrow();
      demo.truth().servers().metadata().merge(web.id(), Map.of("demo.fault", "reboot-hang"));
      demo.gateway().answerCreationsWith(NOTHING_NEW);
      demo.gateway().judge(exchange -> mood(exchange, web.id()));

      Operation reboot =
          new Operation(new Command.Plain(ServerAction.REBOOT_SOFT), region, web, _ -> {});
      Thread following = Thread.ofVirtual().start(reboot::run);
      until(() -> Objects.requireNonNull(region.inventory().get(web.id())).isInTransition());
      until(() -> records.get() > servers.get() + 1);
      demo.truth().servers().reboot(web.id(), Servers.RebootType.HARD);
      following.join();

      assertThat(reboot.state()).as(reboot.state().toString()).isInstanceOf(Done.class);
      assertThat(servers.get()).as("most looks do not read the server").isLessThan(records.get());
      FaultMatrix.row(
          FaultMatrix.Area.COMMAND,
          "lists and records that still say it works",
          servers.get() + records.get(),
          reboot.state().toString());
    }
  }

  private Mood mood(HttpExchange exchange, String server) {
    if (!exchange.getRequestMethod().equals("GET")) {
      return Mood.HONEST;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/servers/" + server)) {
      servers.incrementAndGet();
      return Mood.HONEST;
    }
    if (path.contains("/os-instance-actions/")) {
      records.incrementAndGet();
      return Mood.MIXED_UP;
    }
    return path.endsWith("/servers/detail") ? Mood.MIXED_UP : Mood.HONEST;
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(20_000_000);
    }
  }
}
