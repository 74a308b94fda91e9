package io.novadesk.cloud.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.cloud.action.Asker;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.testing.TestCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live model, against the demo cloud. */
class InventoryTest {
  @Test
  void listsEverythingThenFollowsChangesAndDeletions() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard().withServers(2_500))) {
      Map<String, Server> seen = new ConcurrentHashMap<>();
      Set<String> gone = ConcurrentHashMap.newKeySet();
      Inventory inventory = cloud.region().inventory();
      try (AutoCloseable _ =
          inventory.listen(
              update -> {
                update.changed().forEach(s -> seen.put(s.id(), s));
                gone.addAll(update.removed());
              })) {
        inventory.start();
        await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
        assertThat(seen).hasSize(2_500);

        Server one = seen.values().iterator().next();
        cloud.region().servers().rename(one.id(), "renamed-by-someone-else");
        await(() -> "renamed-by-someone-else".equals(name(seen, one.id())));

        Server made = cloud.server("made-by-someone-else", Map.of());
        await(() -> seen.containsKey(made.id()));
        cloud.region().servers().delete(made.id());
        await(() -> gone.contains(made.id()));
        assertThat(inventory.get(made.id())).isNull();
      }
    }
  }

  /** Unasked it would ask a cloud with something in transition every 1.5 s. */
  @Test
  void asksAsOftenAsAPersonWants() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      Inventory inventory = cloud.region().inventory();
      inventory.start();
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      Set<Instant> answers = ConcurrentHashMap.newKeySet();
      Instant begun = Instant.now();
      inventory.askEvery(Duration.ofMillis(20));
      await(
          () -> {
            answers.add(Objects.requireNonNull(inventory.state().asOf()));
            return answers.size() > 20;
          });
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(25));
    }
  }

  @Test
  void showsWhatWasDeletedSoftlyUntilItIsRestored() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      Region region = cloud.region();
      region.inventory().start();
      await(() -> region.inventory().state().phase() == Inventory.Phase.LIVE);
      Server made = cloud.server("deleted-by-mistake", Map.of("demo.fault", "soft-delete"));
      region.servers().delete(made.id());
      await(() -> status(region, made.id()) == ServerStatus.SOFT_DELETED);

      // No list of what there is tells such a server: the next full one must not lose it,
      Instant before = Objects.requireNonNull(region.inventory().state().asOf());
      region.inventory().refresh(true);
      await(() -> Objects.requireNonNull(region.inventory().state().asOf()).isAfter(before));
      assertThat(status(region, made.id())).isEqualTo(ServerStatus.SOFT_DELETED);
      // nor must the first one of another start miss it.
      try (Session later = cloud.administrator()) {
        Region again = later.regions().getFirst();
        again.inventory().start();
        await(() -> status(again, made.id()) == ServerStatus.SOFT_DELETED);
      }

      Server now = Objects.requireNonNull(region.inventory().get(made.id()));
      Asker asker = cloud.session().asker(region);
      assertThat(ServerActions.check(ServerAction.RESTORE, now, asker).isAllowed()).isTrue();
      region.servers().send(region.servers().requests().restore(made.id()));
      await(() -> status(region, made.id()) == ServerStatus.ACTIVE);
    }
  }

  private static @Nullable ServerStatus status(Region region, String id) {
    Server server = region.inventory().get(id);
    return server == null ? null : server.state();
  }

  @Test
  void keepsWhatItHasWhenTheCloudGoesAwayAndTellsWhy() throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard());
    Inventory inventory = cloud.region().inventory();
    inventory.start();
    await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
    int before = inventory.all().size();
    cloud.stopServing();
    inventory.refresh(true);
    await(() -> inventory.state().phase() == Inventory.Phase.STALE);
    assertThat(inventory.all()).hasSize(before);
    assertThat(inventory.state().problem()).isNotNull();
    assertThat(inventory.state().asOf()).isNotNull();
    assertThat(inventory.state().nextTry()).isNotNull();
    cloud.session().close();
  }

  @Test
  void theRestOfAListGivesWayToCloudsThatAreOnTheirWay() throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard().withServers(250));
    ServerQuery smallPages = new ServerQuery(null, false, Map.of(), 40, 20);
    try (Inventory inventory = new Inventory(cloud.region().servers(), "r", smallPages)) {
      FirstRows.OF_ALL.begin();
      Instant released;
      try {
        inventory.start();
        await(
            () -> {
              FirstRows.OF_ALL.step();
              return !inventory.all().isEmpty();
            });
        // Another cloud is opened meanwhile, and each of its steps counts.
        TestCloud.demo(DemoSettings.standard()).close();
        assertThat(inventory.all()).as("a page of 40").hasSizeLessThanOrEqualTo(40);
        released = Instant.now();
      } finally {
        FirstRows.OF_ALL.end();
      }
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      assertThat(inventory.all()).hasSize(250);
      assertThat(
              cloud.session().exchanges().all().stream()
                  .filter(exchange -> exchange.uri().getPath().endsWith("/servers/detail"))
                  .skip(1))
          .hasSizeGreaterThan(2)
          .allMatch(exchange -> !exchange.started().isBefore(released));
    }
    cloud.session().close();
  }

  /** One that is on its way and comes no further holds up nobody. */
  @Test
  void aListGoesOnThoughAnotherCloudHangs() throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard().withServers(250));
    ServerQuery smallPages = new ServerQuery(null, false, Map.of(), 40, 20);
    FirstRows.OF_ALL.begin();
    try (Inventory inventory = new Inventory(cloud.region().servers(), "r", smallPages)) {
      inventory.start();
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      assertThat(inventory.all()).hasSize(250);
    } finally {
      FirstRows.OF_ALL.end();
    }
    cloud.session().close();
  }

  @Test
  void asksBeforeItReadsMoreThanAnybodyHas() throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard().withServers(250));
    ServerQuery smallPages = new ServerQuery(null, false, Map.of(), 40, 20).atMost(100);
    try (Inventory inventory = new Inventory(cloud.region().servers(), "r", smallPages)) {
      inventory.start();
      await(() -> inventory.state().phase() == Inventory.Phase.CUT);
      int first = inventory.all().size();
      assertThat(first).isBetween(100, 199);
      assertThat(Objects.requireNonNull(inventory.state().problem()).getMessage())
          .contains("promises more");
      // What a command asks for is no wish to read on.
      inventory.refresh(false);
      inventory.refresh(true);
      await(() -> inventory.state().phase() == Inventory.Phase.CUT && inventory.all().size() > 200);
      inventory.refresh(true);
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      assertThat(inventory.all()).hasSize(250);
      // Each list begins with a small page: nobody asked for a fourth.
      long lists =
          cloud.session().exchanges().all().stream()
              .filter(exchange -> exchange.uri().toString().contains("limit=40"))
              .count();
      assertThat(lists).isEqualTo(3);
      FaultMatrix.row(
          FaultMatrix.Area.LIST,
          "more servers than anybody has",
          (int) lists,
          "asks whether to read on");
    }
    cloud.session().close();
  }

  @Test
  void keepsTheNameOfAServerWhoseCellIsDown() throws Exception {
    String list = "{\"servers\": [{\"id\": \"s\", \"status\": \"%s\"%s}]}";
    String call = "GET /compute/v2.1/servers/detail";
    try (CannedCloud cloud = new CannedCloud();
        HttpTransport http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(10));
        Inventory inventory =
            new Inventory(
                ComputeClient.open(http, cloud.uri("/compute/v2.1"), CannedCloud.TOKENS).servers(),
                "r")) {
      cloud.answer(
          call, 200, list.formatted("ACTIVE", ", \"name\": \"web\", \"metadata\": {\"a\": \"b\"}"));
      inventory.start();
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      cloud.answer(call, 200, list.formatted("UNKNOWN", ""));
      inventory.refresh(true);
      await(() -> "UNKNOWN".equals(known(inventory).status()));
      assertThat(known(inventory).name()).isEqualTo("web");
      assertThat(known(inventory).metadata()).containsEntry("a", "b");
    }
  }

  @Test
  void aFullListThatFailedIsMadeUpFor() throws Exception {
    String call = "GET /compute/v2.1/servers/detail";
    try (CannedCloud cloud = new CannedCloud();
        HttpTransport http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(10));
        Inventory inventory =
            new Inventory(
                ComputeClient.open(http, cloud.uri("/compute/v2.1"), CannedCloud.TOKENS).servers(),
                "r")) {
      cloud.answer(
          call, 200, "{\"servers\": [{\"id\": \"s\", \"status\": \"ACTIVE\", \"name\": \"s\"}]}");
      inventory.start();
      await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
      cloud.answer(call, 500, "{\"computeFault\": {\"code\": 500, \"message\": \"no\"}}");
      inventory.refresh(true);
      await(() -> inventory.state().phase() == Inventory.Phase.STALE);
      // No delta tells that it has gone: only the full list that was asked for does.
      cloud.answer(call, 200, "{\"servers\": []}");
      inventory.refresh(false);
      await(() -> inventory.get("s") == null);
      FaultMatrix.row(
          FaultMatrix.Area.LIST, "full list answered 500, then well", cloud.asked().size(), "");
    }
  }

  @Test
  void aWishThatComesWhileAListIsUnderWayIsNotLost() throws Exception {
    try (SpoiledDemo demo = SpoiledDemo.asMember()) {
      CountDownLatch underWay = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicInteger full = new AtomicInteger();
      demo.gateway()
          .judge(
              exchange -> {
                String uri = exchange.getRequestURI().toString();
                boolean first =
                    uri.contains("/servers/detail")
                        && !uri.contains("changes-since")
                        && !uri.contains("marker=")
                        && !uri.contains("status=")
                        && !uri.contains("sort_dir=asc");
                if (first && full.incrementAndGet() == 1) {
                  underWay.countDown();
                  try {
                    goOn.await();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                }
                return Gateway.Mood.HONEST;
              });
      demo.region().inventory().start();
      assertThat(underWay.await(2, TimeUnit.MINUTES)).isTrue();
      demo.region().inventory().refresh(true);
      goOn.countDown();
      await(() -> full.get() >= 2);
    }
  }

  private static Server known(Inventory inventory) {
    return Objects.requireNonNull(inventory.get("s"));
  }

  private static String name(Map<String, Server> servers, String id) {
    Server server = servers.get(id);
    return server == null ? "" : server.displayName();
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
