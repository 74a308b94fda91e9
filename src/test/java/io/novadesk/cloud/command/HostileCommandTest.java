package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.OpenDemo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Commands at random through a gateway that loses, garbles and invents answers: what is told is
 * true, and nothing is sent twice. Each run has a server of its own; what really happened is asked
 * of the cloud itself, behind the gateway.
 */
@Timeout(300)
class HostileCommandTest {
  private static final int RUNS = 640;
  private static final int TOGETHER = 80;

  private static final List<Mood> MOODS =
      List.of(
          Mood.HONEST,
          Mood.LOST,
          Mood.BROKEN_OFF,
          Mood.FAULT,
          Mood.FAULT_AFTER,
          Mood.BAD_GATEWAY,
          Mood.BAD_GATEWAY_AFTER,
          Mood.GATEWAY_TIMEOUT_AFTER,
          Mood.UNAVAILABLE,
          Mood.UNAVAILABLE_AFTER,
          Mood.UNAVAILABLE_EARLY,
          Mood.GARBLED_AFTER,
          Mood.REQUEST_TIMEOUT_AFTER,
          Mood.TOO_MANY,
          Mood.TOO_MANY_AFTER,
          Mood.NOT_JSON,
          Mood.WEB_PAGE,
          Mood.EMPTY,
          Mood.UNSIGNED);

  /** Whom nothing of a test's length tires. */
  private static final Patience QUICK =
      new Patience() {
        @Override
        public Duration of(ServerAction action) {
          return Duration.ofMinutes(3);
        }

        @Override
        public Duration late(ServerAction action) {
          return Duration.ofSeconds(4);
        }

        @Override
        public Duration settling() {
          return Duration.ofSeconds(2);
        }

        @Override
        public Duration firstLook() {
          return Duration.ofMillis(80);
        }
      };

  /** What the gateway does to one server. */
  private static final class Fate {
    final Mood mood;
    final boolean hidesRecord;
    final AtomicInteger readsToSpoil;
    final AtomicInteger posts = new AtomicInteger();

    Fate(Mood mood, boolean hidesRecord, int readsToSpoil) {
      this.mood = mood;
      this.hidesRecord = hidesRecord;
      this.readsToSpoil = new AtomicInteger(readsToSpoil);
    }

    Mood of(HttpExchange exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!exchange.getRequestMethod().equals("GET")) {
        if (exchange.getRequestMethod().equals("POST")) {
          posts.incrementAndGet();
        }
        return mood;
      }
      if (path.contains("/os-instance-actions") && hidesRecord) {
        return Mood.NOT_THERE;
      }
      return mood != Mood.HONEST && readsToSpoil.getAndDecrement() > 0
          ? Mood.BAD_GATEWAY
          : Mood.HONEST;
    }
  }

  private record Run(
      Server server, Command command, Fate fate, OperationState told, boolean happened, int times) {
    @Override
    public String toString() {
      return "%s through %s%s on %s: told %s, happened %s (%d times)"
          .formatted(
              command,
              fate.mood,
              fate.hidesRecord ? " without a record" : "",
              server.displayName(),
              told,
              happened,
              times);
    }
  }

  private static Command command(Random random, int number) {
    return switch (random.nextInt(14)) {
      case 0 -> new Command.Plain(ServerAction.STOP);
      case 1 -> new Command.Plain(ServerAction.REBOOT_SOFT);
      case 2 -> new Command.Plain(ServerAction.REBOOT_HARD);
      case 3 -> new Command.Plain(ServerAction.PAUSE);
      case 4 -> new Command.Plain(ServerAction.SUSPEND);
      case 5 -> new Command.Plain(ServerAction.LOCK);
      case 6 -> new Command.Plain(ServerAction.DELETE);
      case 7 -> new Command.Plain(ServerAction.SHELVE);
      case 8 -> new Command.Rescue(null, null);
      case 9 -> new Command.Snapshot("snapshot-" + number, Map.of());
      case 10 -> new Command.Rename("renamed-" + number);
      case 11 -> new ServerLabel.AddTag("tag-" + number);
      case 12 -> new Command.ChangePassword(Secret.of("secret-" + number));
      default -> new Command.Backup("backup-" + number, "daily", 1);
    };
  }

  @Test
  void whatIsToldIsTrueAndNothingIsSentTwice() throws Exception {
    long seed = Long.getLong("novadesk.seed", System.nanoTime());
    System.err.println("HostileCommandTest: -Dnovadesk.seed=" + seed);
    Random random = new Random(seed);
    try (OpenDemo demo =
            OpenDemo.as("demo", DemoSettings.standard().withServers(1_600).withTimeScale(0.02));
        Gateway gateway = new Gateway(demo.region().compute().url());
        Session spoiled = connect(demo.session(), gateway);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, Fate> fates = new ConcurrentHashMap<>();
      gateway.judge(
          exchange -> {
            String[] parts = exchange.getRequestURI().getPath().split("/servers/", 2);
            Fate fate = parts.length < 2 ? null : fates.get(parts[1].split("/", 2)[0]);
            return fate == null ? Mood.HONEST : fate.of(exchange);
          });
      List<Server> servers = idle(demo.region());
      assertThat(servers).hasSizeGreaterThanOrEqualTo(RUNS);
      Semaphore places = new Semaphore(TOGETHER);
      List<Future<Run>> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        Server server = servers.get(i);
        Command command = command(random, i);
        Fate fate =
            new Fate(
                MOODS.get(random.nextInt(MOODS.size())), random.nextInt(4) == 0, random.nextInt(3));
        fates.put(server.id(), fate);
        Callable<Run> work = () -> run(demo.region(), spoiled, server, command, fate);
        runs.add(
            threads.submit(
                () -> {
                  places.acquire();
                  try {
                    return work.call();
                  } finally {
                    places.release();
                  }
                }));
      }
      Map<Mood, int[]> counts = new EnumMap<>(Mood.class);
      List<String> wrong = new ArrayList<>();
      for (Future<Run> future : runs) {
        Run run = future.get();
        int[] count = counts.computeIfAbsent(run.fate().mood, _ -> new int[4]);
        count[0]++;
        count[run.told() instanceof Done ? 1 : run.told() instanceof Failed ? 2 : 3]++;
        if (complaint(run) != null) {
          wrong.add(seed + ": " + complaint(run) + ": " + run);
        }
      }
      assertThat(wrong).isEmpty();
      counts.forEach(
          (mood, count) -> {
            assertThat(count[1] + count[2] + count[3]).isEqualTo(count[0]);
            FaultMatrix.row(
                FaultMatrix.Area.COMMAND,
                mood + " at random",
                count[0],
                "%d done, %d failed, %d not known".formatted(count[1], count[2], count[3]));
          });
    }
  }

  private static @Nullable String complaint(Run run) {
    if (run.times() > 1 || run.fate().posts.get() > 1) {
      return "sent twice";
    }
    if (run.told() instanceof Done && !run.happened()) {
      return "falsely done";
    }
    if (run.told() instanceof Failed && run.happened()) {
      return "falsely failed";
    }
    boolean told =
        run.told() instanceof Done || run.told() instanceof Failed || run.told() instanceof Unknown;
    if (!told) {
      return "no end";
    }
    return run.fate().mood == Mood.HONEST && !run.fate().hidesRecord && !run.happened()
        ? "refused without a fault"
        : null;
  }

  private static Run run(
      Region straight, Session spoiled, Server server, Command command, Fate fate) {
    Set<String> before = requests(straight, server);
    Operation operation =
        new Operation(
            command, spoiled.regions().getFirst(), server, OperationLog.NONE, QUICK, _ -> {});
    operation.run();
    // What came late has come and gone.
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (isMoving(straight, server)) {
      assertThat(Instant.now()).as("it comes to rest: " + server.displayName()).isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
    String name = command.action().facts().record();
    int times =
        (int)
            actions(straight, server).stream()
                .filter(a -> !before.contains(a.requestId()))
                .filter(a -> a.action().equalsIgnoreCase(name))
                .count();
    boolean happened =
        switch (command) {
          case Command.Rename(String wanted) ->
              wanted.equals(straight.servers().get(server.id()).name());
          case ServerLabel.AddTag(String tag) ->
              straight.servers().tags().get(server.id()).contains(tag);
          default ->
              command.action() == ServerAction.LOCK
                  ? Boolean.TRUE.equals(straight.servers().get(server.id()).locked())
                  : command.action() == ServerAction.DELETE ? isGone(straight, server) : times > 0;
        };
    return new Run(server, command, fate, operation.state(), happened, times);
  }

  private static boolean isGone(Region region, Server server) {
    try {
      return region.servers().get(server.id()).state() == ServerStatus.DELETED;
    } catch (io.novadesk.api.ApiException e) {
      return e.category() == io.novadesk.api.ApiException.Category.NOT_FOUND;
    }
  }

  private static boolean isMoving(Region region, Server server) {
    try {
      return region.servers().get(server.id()).isInTransition();
    } catch (io.novadesk.api.ApiException _) {
      return false;
    }
  }

  private static List<InstanceAction> actions(Region region, Server server) {
    return region.servers().actions(server.id());
  }

  private static Set<String> requests(Region region, Server server) {
    Set<String> known = ConcurrentHashMap.newKeySet();
    actions(region, server).forEach(a -> known.add(a.requestId()));
    return known;
  }

  private static List<Server> idle(Region region) {
    List<Server> found = new ArrayList<>();
    region
        .servers()
        .list(
            ServerQuery.ALL,
            page ->
                page.stream()
                    .filter(s -> s.state() == ServerStatus.ACTIVE && !s.isInTransition())
                    .filter(s -> !Boolean.TRUE.equals(s.locked()) && s.imageId() != null)
                    .filter(
                        s -> s.metadata().keySet().stream().noneMatch(k -> k.startsWith("demo.")))
                    .forEach(found::add));
    return found;
  }

  private static Session connect(Session like, Gateway gateway) throws Exception {
    var login = like.login();
    return new Connector(HttpSettings.standard(), Clock.systemUTC())
        .connect(
            new io.novadesk.cloud.live.Login(
                login.cloudName(),
                login.authUrl(),
                login.credentials(),
                login.scope(),
                login.region(),
                login.face(),
                login.tls(),
                Endpoints.OF_CATALOGUE.with(Endpoints.COMPUTE, gateway.url())),
            (_, _) -> {});
  }
}
