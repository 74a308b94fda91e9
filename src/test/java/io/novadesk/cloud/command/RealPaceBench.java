package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.bench.Figures;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.plan.ItemState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.cloud.plan.PlanRun;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.testing.TestCloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty soft reboots on a real cloud: five at once, as the cloud keeps up, and by curl alone. */
@Tag("bench")
class RealPaceBench {
  private static final int SERVERS = 20;
  private static final int ROUNDS = 1;

  @Test
  void rebootsTwenty() throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      List<Server> servers = new ArrayList<>();
      for (int i = 1; i <= SERVERS; i++) {
        servers.add(cloud.server("pace-" + i, Map.of()));
      }
      for (int round = 0; round < ROUNDS; round++) {
        double five = plan(cloud, servers, 5);
        double twenty = plan(cloud, servers, SERVERS);
        int before = cloud.session().exchanges().all().size();
        double adaptive = plan(cloud, servers, PlanOptions.ADAPTIVE);
        Map<String, Long> kinds = kinds(cloud, before);
        double curl = curl(cloud, servers);
        new Figures("20 soft reboots on a real cloud, round " + (round + 1))
            .say("five at once", "s", five)
            .say("all at once", "s", twenty)
            .say("as the cloud keeps up", "s", adaptive, 1.2 * curl)
            .say("curl alone, until all are ACTIVE", "s", curl)
            .say(
                "requests of that for each server",
                "",
                kinds.values().stream().mapToLong(Long::longValue).sum() / (double) SERVERS)
            .print();
        kinds.forEach((kind, count) -> System.out.println("  " + kind + ": " + count));
      }
    }
  }

  private static double plan(TestCloud cloud, List<Server> servers, int atOnce) {
    List<PlanItem> items = new ArrayList<>();
    for (Server server : servers) {
      items.add(
          new PlanItem(
              cloud.region(),
              cloud.region().servers().get(server.id()),
              List.of(new Command.Plain(ServerAction.REBOOT_SOFT))));
    }
    Plan plan =
        Plan.of(
            ServerAction.REBOOT_SOFT,
            items,
            new PlanOptions(atOnce, 0, 0, false),
            List.of("member"));
    PlanRun run = new PlanRun(plan, cloud.session(), Ledger.NONE, Patience.STANDARD);
    long start = System.nanoTime();
    run.start();
    until(() -> run.status().phase() == Phase.ENDED);
    double took = (System.nanoTime() - start) / 1e9;
    assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
    run.close();
    return took;
  }

  /** What was sent since, by method and path without ids. */
  private static Map<String, Long> kinds(TestCloud cloud, int before) {
    Map<String, Long> kinds = new TreeMap<>();
    cloud.session().exchanges().all().stream()
        .skip(before)
        .map(e -> e.method() + " " + e.uri().getPath().replaceAll("[0-9a-f-]{32,}", "ID"))
        .forEach(kind -> kinds.merge(kind, 1L, Long::sum));
    return kinds;
  }

  /** Sends all of them by one curl in parallel, then lists until none reboots any more. */
  private static double curl(TestCloud cloud, List<Server> servers) throws Exception {
    URI sent =
        cloud.session().exchanges().all().stream()
            .filter(e -> e.method().equals("POST") && e.uri().getPath().endsWith("/action"))
            .findFirst()
            .orElseThrow()
            .uri();
    String base = sent.toString().replaceAll("/servers/.*", "/servers/");
    StringBuilder config = new StringBuilder("parallel\nparallel-immediate\nparallel-max = 20\n");
    for (Server server : servers) {
      config
          .append(server.equals(servers.getFirst()) ? "" : "next\n")
          .append("silent\nfail\noutput = /dev/null\n")
          .append("url = \"")
          .append(base)
          .append(server.id())
          .append("/action\"\n")
          .append("header = \"Content-Type: application/json\"\n")
          .append("header = \"X-Auth-Token: ")
          .append(cloud.session().token().reveal())
          .append("\"\n")
          .append("data = \"{\\\"reboot\\\":{\\\"type\\\":\\\"SOFT\\\"}}\"\n");
    }
    Set<String> ours = servers.stream().map(Server::id).collect(Collectors.toSet());
    long start = System.nanoTime();
    Process curl = new ProcessBuilder("curl", "--config", "-").start();
    try (var in = curl.getOutputStream()) {
      in.write(config.toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(curl.waitFor()).as("curl's exit status").isZero();
    until(
        () -> {
          List<Server> now = new ArrayList<>();
          cloud.region().servers().list(ServerQuery.ALL, now::addAll);
          return now.stream()
              .filter(server -> ours.contains(server.id()))
              .allMatch(s -> s.state() == ServerStatus.ACTIVE && !s.isInTransition());
        });
    return (System.nanoTime() - start) / 1e9;
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
