package io.novadesk.cloud.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.ApiException;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.launch.LaunchChild.End;
import io.novadesk.cloud.launch.LaunchOrder.Owner;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A demo cloud behind a gateway that spoils at random; launches into it and counts. */
final class HostileRuns implements AutoCloseable {
  private static final Pace QUICK = new Pace(Duration.ofMillis(5), 4, Duration.ofMillis(20));

  private static final List<Mood> CREATIONS =
      List.of(
          Mood.UNAVAILABLE,
          Mood.UNAVAILABLE_AFTER,
          Mood.GATEWAY_TIMEOUT_AFTER,
          Mood.FAULT_AFTER,
          Mood.REQUEST_TIMEOUT_AFTER,
          Mood.TOO_LARGE_AFTER,
          Mood.TOO_MANY,
          Mood.TOO_MANY_AFTER,
          Mood.GARBLED_AFTER,
          Mood.TRUNCATED,
          Mood.EMPTY,
          Mood.LOST,
          Mood.BROKEN_OFF,
          Mood.LATE,
          Mood.TWICE);

  private static final List<Set<String>> FILTERS =
      List.of(
          Set.of(),
          Set.of("tags"),
          Set.of("name"),
          Set.of("tags", "name"),
          Set.of("tags", "name", "changes-since"));

  private final String name;
  private final DemoCloud demo;
  private final Session straight;
  private final Session other;
  private final Gateway gateway;
  private final Session session;
  private final NewServer wanted;
  private final Set<String> estate;

  HostileRuns(String name) throws Exception {
    this.name = name;
    demo =
        DemoCloud.start(
            DemoSettings.standard().withServers(8).withTimeScale(0.005).withServerQuota(10_000));
    straight = LaunchChild.connect(demo.authUrl(), null);
    other = LaunchChild.connect("admin", demo.authUrl(), null);
    gateway = new Gateway(region(straight).compute().url());
    session = LaunchChild.connect(demo.authUrl(), gateway.url());
    wanted = LaunchChild.wanted(region(straight), name);
    estate = new HashSet<>(list().stream().map(Server::id).toList());
  }

  private static Region region(Session of) {
    return of.regions().getFirst();
  }

  /** What was seen in one run, for the count. */
  record Seen(int servers, int removed, int creations, boolean killed) {}

  /** One launch and, where something is left of it, its taking up. */
  Seen run(int number, long seed) throws Exception {
    Random chance = new Random(seed);
    String base = name + "-" + number;
    int servers = 1 + chance.nextInt(3);
    boolean together = servers > 1 && chance.nextInt(6) == 0;
    List<String> names = IntStream.rangeClosed(1, servers).mapToObj(i -> base + "-" + i).toList();
    Stamp stamp =
        List.of(Stamp.TAG, Stamp.TAG, Stamp.TAG, Stamp.METADATA, Stamp.NAME).get(chance.nextInt(5));
    LaunchOrder order =
        new LaunchOrder(
            LaunchOrder.newId(),
            "demo",
            wanted.named(base),
            names,
            together,
            2,
            stamp,
            Owner.of(session));
    Set<String> foreign = foreign(order, chance);
    Set<String> others = new HashSet<>(estate);
    others.addAll(foreign);
    gateway.dropParameters(FILTERS.get(chance.nextInt(FILTERS.size())));
    int headers = chance.nextInt(8);
    gateway.dropMicroversions(
        switch (headers) {
          case 0 -> "GET"::equals;
          case 1 -> method -> !method.equals("POST");
          case 2 -> _ -> true;
          default -> _ -> false;
        });
    MemoryJournal journal = new MemoryJournal();
    boolean kill = chance.nextInt(4) == 0;
    Spoiling spoiling = new Spoiling(chance, kill ? 1 + chance.nextInt(25) : Integer.MAX_VALUE);
    gateway.judge(spoiling::judge);
    LaunchRun run = LaunchRun.of(order, region(session), new LaunchBook(journal), QUICK);
    Map<Integer, End> ends = all(run, names.size(), journal, spoiling);
    List<String> notes = new ArrayList<>();
    ends.values().forEach(end -> notes.addAll(end.notes()));
    gateway.judge(_ -> Mood.HONEST);
    gateway.sendLate();
    journal.revive();
    LaunchBook again = new LaunchBook(journal);
    for (LaunchBook.Unfinished left : again.unfinished("demo", Owner.of(session)).orders()) {
      LaunchRun taken = LaunchRun.takeUp(left, region(session), again, QUICK);
      Map<Integer, End> more = LaunchChild.run(taken, left.open());
      ends.putAll(more);
      more.values().forEach(end -> notes.addAll(end.notes()));
      if (more.isEmpty()) {
        Heard heard = new Heard();
        taken.close(heard);
        notes.addAll(heard.notes);
      }
    }
    List<Server> there = list();
    Set<String> mine = check(order, ends, notes, there, others, headers > 2);
    mine.addAll(foreign);
    clean(mine);
    return new Seen(
        servers,
        (int) notes.stream().filter(n -> n.startsWith("Done")).count(),
        spoiling.creations.get(),
        spoiling.killed.getCount() == 0);
  }

  private Set<String> check(
      LaunchOrder order,
      Map<Integer, End> ends,
      List<String> notes,
      List<Server> there,
      Set<String> others,
      boolean tagsShown) {
    Set<String> ids = new HashSet<>(there.stream().map(Server::id).toList());
    assertThat(ids).as("what others have").containsAll(others);
    List<String> sentences = new ArrayList<>(notes);
    ends.values().forEach(end -> sentences.add(end.state().toString()));
    String told = String.join("\n", sentences);
    Set<String> mine = new HashSet<>();
    for (int i = 0; i < order.names().size(); i++) {
      String wantedName = order.names().get(i);
      List<Server> own =
          there.stream()
              .filter(s -> wantedName.equals(s.name()) && !others.contains(s.id()))
              .toList();
      own.forEach(s -> mine.add(s.id()));
      End end = Objects.requireNonNull(ends.get(i), "an end for each");
      List<String> untold = own.stream().map(Server::id).filter(id -> !told.contains(id)).toList();
      String what = wantedName + " " + end.state() + " there: " + own.size() + " notes: " + told;
      assertThat(untold).as("more than one without a word: " + what).hasSizeLessThanOrEqualTo(1);
      if (end.state() instanceof Done done) {
        assertThat(own.stream().map(Server::id)).as(what).contains(end.id());
        boolean left = done.sentence().contains("could not be removed");
        Server server = own.stream().filter(s -> s.id().equals(end.id())).findFirst().orElseThrow();
        if (tagsShown && !left) {
          assertThat(server.tags()).as(what).doesNotContain(order.mark(i));
          assertThat(server.metadata()).as(what).doesNotContainKey(LaunchOrder.KEY);
        }
      } else {
        boolean said = !(end.state() instanceof Failed);
        assertThat(said || untold.isEmpty()).as("told as not there: " + what).isTrue();
      }
    }
    return mine;
  }

  /** Servers of others that look like those of the order. */
  private Set<String> foreign(LaunchOrder order, Random chance) {
    NewServer alike = wanted.named(order.names().getFirst());
    Set<String> made = new HashSet<>();
    if (chance.nextBoolean()) {
      made.add(create(other, alike));
    }
    if (chance.nextInt(3) == 0) {
      // Somebody who gave his server the very tag.
      made.add(create(other, alike.withTags(List.of(order.mark(0)))));
    }
    if (chance.nextInt(3) == 0) {
      made.add(create(other, alike.withMetadata(Map.of(LaunchOrder.KEY, order.mark(0)))));
    }
    if (chance.nextInt(3) == 0) {
      made.add(create(straight, alike));
    }
    return made;
  }

  private static String create(Session by, NewServer server) {
    return Objects.requireNonNull(region(by).servers().create(server).subjectId());
  }

  private Map<Integer, End> all(
      LaunchRun run, int servers, MemoryJournal journal, Spoiling spoiling)
      throws InterruptedException {
    Map<Integer, Heard> heard = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(servers);
    for (int i = 0; i < servers; i++) {
      int index = i;
      Heard one = new Heard();
      heard.put(i, one);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    run.run(index, one);
                    over.countDown();
                  }));
    }
    Thread killer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    spoiling.killed.await();
                    journal.die();
                    spoiling.silenced.countDown();
                    threads.forEach(Thread::interrupt);
                  } catch (InterruptedException _) {
                    // Nobody was killed.
                  }
                });
    assertThat(over.await(60, TimeUnit.SECONDS)).as("every run ends").isTrue();
    killer.interrupt();
    killer.join();
    Map<Integer, End> ends = new HashMap<>();
    heard.forEach((i, one) -> ends.put(i, one.end()));
    return ends;
  }

  /** Decides what becomes of each request, and when the program is killed. */
  private static final class Spoiling {
    private final List<Mood> creating;
    private final List<Mood> looks;
    private final List<Mood> deletions;
    private final int killAt;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger deleted = new AtomicInteger();
    final AtomicInteger creations = new AtomicInteger();
    final CountDownLatch killed = new CountDownLatch(1);
    final CountDownLatch silenced = new CountDownLatch(1);

    Spoiling(Random chance, int killAt) {
      this.killAt = killAt;
      creating = many(chance, 2, CREATIONS);
      looks = many(chance, 12, List.of(Mood.NOT_JSON, Mood.TRUNCATED, Mood.EMPTY));
      deletions =
          many(chance, 4, List.of(Mood.GATEWAY_TIMEOUT_AFTER, Mood.FAULT_AFTER, Mood.UNAVAILABLE));
    }

    private static List<Mood> many(Random chance, int oneIn, List<Mood> moods) {
      return IntStream.range(0, 64)
          .mapToObj(
              _ ->
                  chance.nextInt(oneIn) == 0
                      ? moods.get(chance.nextInt(moods.size()))
                      : Mood.HONEST)
          .toList();
    }

    Mood judge(HttpExchange exchange) {
      int number = exchanges.incrementAndGet();
      if (number >= killAt) {
        killed.countDown();
        // A request at the moment of the kill may still arrive; its answer finds nobody.
        boolean last = number == killAt;
        try {
          silenced.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
        return last ? Mood.LOST : Mood.BROKEN_OFF;
      }
      String path = exchange.getRequestURI().getPath();
      return switch (exchange.getRequestMethod()) {
        case "POST" ->
            path.endsWith("/servers") ? at(creating, creations.getAndIncrement()) : Mood.HONEST;
        case "GET" -> at(looks, looked.getAndIncrement());
        case "DELETE" -> at(deletions, deleted.getAndIncrement());
        default -> Mood.HONEST;
      };
    }

    private static Mood at(List<Mood> moods, int index) {
      return moods.get(index % moods.size());
    }
  }

  private List<Server> list() {
    List<Server> found = new ArrayList<>();
    region(straight).servers().list(ServerQuery.ALL, found::addAll);
    return found;
  }

  /** So that lists stay short. */
  private void clean(Set<String> all) {
    for (String id : all) {
      try {
        region(other).servers().delete(id);
      } catch (ApiException _) {
        // It goes already.
      }
    }
  }

  @Override
  public void close() {
    session.close();
    gateway.close();
    straight.close();
    other.close();
    demo.close();
  }
}
