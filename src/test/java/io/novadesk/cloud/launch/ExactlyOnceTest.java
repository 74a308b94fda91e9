package io.novadesk.cloud.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.launch.LaunchChild.End;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Journal;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of requests and answers, N servers asked for are N servers made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ExactlyOnceTest {
  @TempDir static Path folder;

  private DemoCloud demo;
  private Session straight;

  @BeforeAll
  void start() throws Exception {
    demo = DemoCloud.start(DemoSettings.standard().withServers(1).withTimeScale(0.02));
    straight = LaunchChild.connect(demo.authUrl(), null);
  }

  @AfterAll
  void end() {
    straight.close();
    demo.close();
  }

  private Region region() {
    return straight.regions().getFirst();
  }

  private URI compute() {
    return region().compute().url();
  }

  private List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    region()
        .servers()
        .list(
            ServerQuery.ALL,
            page ->
                page.stream()
                    .map(Server::displayName)
                    .filter(n -> n.startsWith(prefix + "-"))
                    .forEach(names::add));
    return names;
  }

  private static End end(Map<Integer, End> ends) {
    return Objects.requireNonNull(ends.get(0));
  }

  private static boolean isCreate(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("POST")
        && exchange.getRequestURI().getPath().endsWith("/servers");
  }

  private static LaunchBook book(Path file) throws IOException {
    return new LaunchBook(new FileJournal(new Journal(file)));
  }

  /** Runs an order of five through a gateway that spoils the answers to creations. */
  private Map<Integer, End> spoiled(String name, Function<Integer, Mood> moods, int atOnce)
      throws Exception {
    try (Gateway gateway = new Gateway(compute());
        Session session = LaunchChild.connect(demo.authUrl(), gateway.url())) {
      AtomicInteger creations = new AtomicInteger();
      gateway.judge(e -> isCreate(e) ? moods.apply(creations.incrementAndGet()) : Mood.HONEST);
      Region region = session.regions().getFirst();
      LaunchOrder order = LaunchChild.order(session, name, 5, atOnce);
      Path file = folder.resolve(name + ".journal");
      Map<Integer, End> ends =
          LaunchChild.runAll(LaunchRun.of(order, region, book(file), LaunchChild.QUICK));
      assertThat(Files.readString(file)).as("nothing is left to be looked up").isBlank();
      return ends;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {
        "UNAVAILABLE",
        "UNAVAILABLE_AFTER",
        "UNAVAILABLE_EARLY",
        "LOST",
        "TRUNCATED",
        "BROKEN_OFF"
      })
  void everySecondCreationIsSpoiled(Mood mood) throws Exception {
    String name = "spoiled-" + mood.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    Map<Integer, End> ends = spoiled(name, n -> n % 2 == 1 ? mood : Mood.HONEST, 5);
    assertThat(ends.values()).allMatch(e -> e.state() instanceof Done);
    assertThat(names(name)).containsExactlyInAnyOrderElementsOf(LaunchChild.names(name, 5));
    assertThat(ends.values().stream().map(End::id).distinct()).hasSize(5);
  }

  @Test
  void theStampGoesAndTheRestStays() throws Exception {
    Map<Integer, End> ends = spoiled("plain", _ -> Mood.HONEST, 5);
    for (End end : ends.values()) {
      Server server = region().servers().get(Objects.requireNonNull(end.id()));
      assertThat(server.tags()).isEmpty();
      assertThat(server.metadata()).containsExactly(Map.entry("purpose", "test"));
      assertThat(end.password()).as("the password that the cloud chose").isNotNull();
    }
  }

  @Test
  void aRefusalIsToldInTheCloudsWordsAndSentOnce() throws Exception {
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region(),
            "demo",
            LaunchOrder.Owner.of(straight),
            NewServer.of("refused", "00000000-0000-0000-0000-000000000000", "1"),
            List.of("refused-1"),
            false,
            5,
            OptionalInt.empty());
    Map<Integer, End> ends =
        LaunchChild.runAll(
            LaunchRun.of(
                order, region(), book(folder.resolve("refused.journal")), LaunchChild.QUICK));
    assertThat(end(ends).state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.sentence()).contains("Can not find requested image");
              assertThat(failed.requestId()).startsWith("req-");
            });
  }

  @Test
  void aBuildThatFailsTellsTheFaultAndWhatToTry() throws Exception {
    NewServer wanted =
        LaunchChild.wanted(region(), "faulty").withMetadata(Map.of("demo.fault", "build-error"));
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region(),
            "demo",
            LaunchOrder.Owner.of(straight),
            wanted,
            List.of("faulty-1"),
            false,
            5,
            OptionalInt.empty());
    Map<Integer, End> ends =
        LaunchChild.runAll(
            LaunchRun.of(
                order, region(), book(folder.resolve("faulty.journal")), LaunchChild.QUICK));
    assertThat(end(ends).state())
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.sentence())
                    .contains("No valid host was found")
                    .contains("smaller flavor"));
  }

  @Test
  void oneRequestMakesThemAllAndEachHasItsOutcome() throws Exception {
    try (Gateway gateway = new Gateway(compute());
        Session session = LaunchChild.connect(demo.authUrl(), gateway.url())) {
      AtomicInteger creations = new AtomicInteger();
      gateway.judge(
          e -> {
            if (!isCreate(e)) {
              return Mood.HONEST;
            }
            return creations.incrementAndGet() == 1 ? Mood.LOST : Mood.HONEST;
          });
      Region region = session.regions().getFirst();
      LaunchOrder order =
          LaunchOrder.of(
              LaunchOrder.newId(),
              region,
              "demo",
              LaunchOrder.Owner.of(session),
              LaunchChild.wanted(region, "together"),
              LaunchChild.names("together", 5),
              true,
              5,
              OptionalInt.empty());
      Map<Integer, End> ends =
          LaunchChild.runAll(
              LaunchRun.of(
                  order, region, book(folder.resolve("together.journal")), LaunchChild.QUICK));
      assertThat(ends.values()).allMatch(e -> e.state() instanceof Done);
      assertThat(creations.get()).isEqualTo(1);
      assertThat(names("together"))
          .containsExactlyInAnyOrderElementsOf(LaunchChild.names("together", 5));
    }
  }

  @Test
  void whereNothingElseIsFreeTheNameServesAsStamp() throws Exception {
    NewServer wanted = LaunchChild.wanted(region(), "by-name");
    region().servers().create(wanted.named("by-name-1"));
    try (Gateway gateway = new Gateway(compute());
        Session session = LaunchChild.connect(demo.authUrl(), gateway.url())) {
      AtomicInteger creations = new AtomicInteger();
      gateway.judge(e -> isCreate(e) && creations.incrementAndGet() == 1 ? Mood.LOST : Mood.HONEST);
      Region region = session.regions().getFirst();
      LaunchOrder order =
          new LaunchOrder(
              "by-name",
              "demo",
              wanted,
              List.of("by-name-1"),
              false,
              1,
              LaunchOrder.Stamp.NAME,
              LaunchOrder.Owner.of(session));
      Map<Integer, End> ends =
          LaunchChild.runAll(
              LaunchRun.of(
                  order, region, book(folder.resolve("by-name.journal")), LaunchChild.QUICK));
      assertThat(end(ends).state()).isInstanceOf(Done.class);
    }
    assertThat(names("by-name")).containsExactly("by-name-1", "by-name-1");
  }

  @Test
  void neverMoreThanTheChosenNumberIsUnderWay() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Gateway gateway = new Gateway(compute());
        Session session = LaunchChild.connect(demo.authUrl(), gateway.url())) {
      CountDownLatch three = new CountDownLatch(3);
      gateway.judge(
          e -> {
            if (isCreate(e)) {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              three.countDown();
              try {
                // The first three wait for each other: the limit is reached, and not passed.
                three.await(60, TimeUnit.SECONDS);
                Thread.sleep(30);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              now.decrementAndGet();
            }
            return Mood.HONEST;
          });
      Region region = session.regions().getFirst();
      LaunchOrder order = LaunchChild.order(session, "bounded", 12, 3);
      LaunchChild.runAll(
          LaunchRun.of(order, region, book(folder.resolve("bounded.journal")), LaunchChild.QUICK));
    }
    assertThat(most.get()).isEqualTo(3);
    assertThat(names("bounded")).hasSize(12);
  }

  @Test
  void whatIsGivenUpBeforeItIsSentIsNeverSent() throws Exception {
    LaunchOrder order = LaunchChild.order(straight, "given-up", 1, 1);
    LaunchRun run =
        LaunchRun.of(order, region(), book(folder.resolve("given-up.journal")), LaunchChild.QUICK);
    List<Map<Integer, End>> ends = new ArrayList<>();
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  Thread.currentThread().interrupt();
                  Heard heard = new Heard();
                  run.run(0, heard);
                  ends.add(Map.of(0, heard.end()));
                });
    thread.start();
    thread.join();
    assertThat(end(ends.getFirst()).state()).isInstanceOf(Cancelled.class);
    assertThat(names("given-up")).isEmpty();
  }

  /**
   * Twenty orders of five servers in a program that is killed while each of them is at a point of
   * its own: at the first to the fifth creation, before or after the cloud did it, or while it is
   * looked for after a 503. What is missing then is made by the next run, and nothing twice.
   */
  @Test
  void aKilledProgramLeavesNeitherTooManyNorTooFew() throws Exception {
    Map<String, Gateway> gateways = new LinkedHashMap<>();
    CountDownLatch frozen = new CountDownLatch(20);
    List<String> arguments = new ArrayList<>(List.of(demo.authUrl().toString()));
    for (int creation = 1; creation <= LaunchChild.SERVERS; creation++) {
      for (int way = 0; way < 4; way++) {
        String name = "killed-" + creation + "-" + way;
        Gateway gateway = new Gateway(compute());
        gateway.judge(freezing(creation, way, frozen));
        gateways.put(name, gateway);
        arguments.addAll(List.of(name, gateway.url().toString(), folder.resolve(name).toString()));
      }
    }
    Process child = start(arguments);
    try {
      assertThat(frozen.await(60, TimeUnit.SECONDS)).as("all stand at their points").isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
    gateways.values().forEach(Gateway::close);
    for (String name : gateways.keySet()) {
      assertThat(names(name)).as("the kill came in between").hasSizeLessThanOrEqualTo(5);
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String name : gateways.keySet()) {
        threads.execute(
            () -> {
              try {
                LaunchChild.takeUp(folder.resolve(name), straight);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
      }
    }
    for (String name : gateways.keySet()) {
      assertThat(names(name))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(LaunchChild.names(name, LaunchChild.SERVERS));
      assertThat(Files.readString(folder.resolve(name))).as("all is settled").isBlank();
    }
  }

  /** Freezes for ever at one point; the thread of the child that asks never goes on. */
  private static Function<HttpExchange, Mood> freezing(
      int creation, int way, CountDownLatch frozen) {
    AtomicInteger creations = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    return exchange -> {
      if (isCreate(exchange)) {
        if (creations.incrementAndGet() != creation) {
          return Mood.HONEST;
        }
        if (way < 2) {
          frozen.countDown();
        }
        return switch (way) {
          case 0 -> Mood.SILENT;
          case 1 -> Mood.SILENT_AFTER;
          case 2 -> Mood.UNAVAILABLE;
          default -> Mood.UNAVAILABLE_AFTER;
        };
      }
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      if (way >= 2 && creations.get() >= creation && query.contains("tags=")) {
        if (told.getAndIncrement() == 0) {
          frozen.countDown();
        }
        return Mood.SILENT;
      }
      return Mood.HONEST;
    };
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LaunchChild.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
