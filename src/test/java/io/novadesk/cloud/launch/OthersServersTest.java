package io.novadesk.cloud.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.launch.LaunchBook.Mark;
import io.novadesk.cloud.launch.LaunchChild.End;
import io.novadesk.cloud.launch.LaunchOrder.Owner;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.LaunchStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.launch.LaunchDesk;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A launch touches no server but its own, whatever stands between Novadesk and the cloud. */
@Timeout(180)
class OthersServersTest {
  private static final int OTHERS = 35;

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  private final MemoryJournal journal = new MemoryJournal();
  private final AtomicInteger creations = new AtomicInteger();
  private final AtomicInteger deletions = new AtomicInteger();
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private DemoCloud demo;

  @SuppressWarnings("NullAway.Init")
  private Session straight;

  @SuppressWarnings("NullAway.Init")
  private Gateway gateway;

  @SuppressWarnings("NullAway.Init")
  private Session session;

  @BeforeEach
  void open() throws Exception {
    demo =
        DemoCloud.start(
            DemoSettings.standard().withServers(OTHERS).withTimeScale(0.02).withServerQuota(500));
    straight = LaunchChild.connect(demo.authUrl(), null);
    gateway = new Gateway(straight.regions().getFirst().compute().url());
    session = LaunchChild.connect(demo.authUrl(), gateway.url());
    creationsBecome(_ -> Mood.HONEST);
  }

  @AfterEach
  void close() {
    tasks.close();
    session.close();
    gateway.close();
    straight.close();
    demo.close();
  }

  private Region region() {
    return session.regions().getFirst();
  }

  /** What becomes of the first, the second ... creation; deletions of servers are counted. */
  private void creationsBecome(Function<Integer, Mood> moods) {
    gateway.judge(
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          if (isDeletion(exchange, path)) {
            deletions.incrementAndGet();
          }
          return exchange.getRequestMethod().equals("POST") && path.endsWith("/servers")
              ? moods.apply(creations.incrementAndGet())
              : Mood.HONEST;
        });
  }

  private static boolean isDeletion(HttpExchange exchange, String path) {
    return exchange.getRequestMethod().equals("DELETE") && path.matches(".*/servers/[^/]+");
  }

  private List<Server> there() {
    List<Server> found = new ArrayList<>();
    straight.regions().getFirst().servers().list(ServerQuery.ALL, found::addAll);
    return found;
  }

  private Set<String> ids() {
    return there().stream().map(Server::id).collect(Collectors.toSet());
  }

  private List<Server> named(String prefix) {
    return there().stream().filter(s -> s.displayName().startsWith(prefix)).toList();
  }

  private Map<Integer, End> launch(LaunchOrder order) {
    return LaunchChild.runAll(
        LaunchRun.of(order, region(), new LaunchBook(journal), LaunchChild.QUICK));
  }

  private static End only(Map<Integer, End> ends) {
    return Objects.requireNonNull(ends.get(0));
  }

  private static String sentence(OperationState state) {
    return switch (state) {
      case Done done -> done.sentence();
      case Failed failed -> failed.sentence();
      case Unknown unknown -> unknown.sentence();
      default -> state.toString();
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGatewayThatDropsTheFilterCostsNoServer(boolean alsoMicroversion) {
    Set<String> before = ids();
    gateway.dropParameters(Set.of("tags"));
    gateway.dropMicroversions(method -> alsoMicroversion && method.equals("GET"));
    creationsBecome(n -> n == 1 ? Mood.GATEWAY_TIMEOUT_AFTER : Mood.HONEST);
    End end = only(launch(LaunchChild.order(session, "fresh", 1, 1)));
    assertThat(ids()).containsAll(before);
    assertThat(named("fresh-")).hasSize(1);
    assertThat(deletions).hasValue(0);
    assertThat(creations).hasValue(1);
    if (alsoMicroversion) {
      assertThat(end.state()).isInstanceOf(Unknown.class);
      assertThat(sentence(end.state()))
          .contains("Not known whether")
          .contains(named("fresh-").getFirst().id());
    } else {
      assertThat(end.state()).isInstanceOf(Done.class);
      assertThat(end.id()).isEqualTo(named("fresh-").getFirst().id());
    }
    FaultMatrix.row(
        Area.LAUNCH,
        "504 though done, tags= dropped"
            + (alsoMicroversion ? ", microversion dropped" : "")
            + ", 35 servers of others",
        creations.get(),
        sentence(end.state()));
  }

  @Test
  void anOrderWithoutALoginLeavesNothingToLookUp() {
    AtomicBoolean refused = new AtomicBoolean();
    gateway.judge(
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            creations.incrementAndGet();
            refused.set(true);
          }
          return refused.get() ? Mood.UNAUTHORISED : Mood.HONEST;
        });
    End end = only(launch(LaunchChild.order(session, "fresh", 1, 1)));
    assertThat(end.state()).isInstanceOf(Failed.class);
    assertThat(end.notes()).isEmpty();
    assertThat(journal.read()).isEmpty();
    assertThat(named("fresh-")).isEmpty();
    FaultMatrix.row(
        Area.LAUNCH, "401 from the creation on", creations.get(), sentence(end.state()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {
        "GATEWAY_TIMEOUT_AFTER",
        "REQUEST_TIMEOUT_AFTER",
        "TOO_LARGE_AFTER",
        "TOO_MANY",
        "TOO_MANY_AFTER",
        "GARBLED_AFTER",
        "EMPTY",
        "FAULT_AFTER"
      })
  void aServerIsLookedForBeforeItIsAskedForAgain(Mood mood) {
    creationsBecome(n -> n == 1 ? mood : Mood.HONEST);
    End end = only(launch(LaunchChild.order(session, "doubt", 1, 1)));
    assertThat(end.state()).as(sentence(end.state())).isInstanceOf(Done.class);
    assertThat(named("doubt-")).singleElement().satisfies(s -> assertThat(s.tags()).isEmpty());
    boolean done = mood.name().endsWith("_AFTER");
    assertThat(creations).hasValue(done ? 1 : 2);
    // What an answer alone tells is gone with it, and that is said.
    if (done) {
      assertThat(sentence(end.state())).contains("administrator's password");
    } else {
      assertThat(sentence(end.state())).doesNotContain("password");
    }
    FaultMatrix.row(Area.LAUNCH, "create answered " + mood, creations.get(), sentence(end.state()));
  }

  @Test
  void whatIsInDoubtIsOnlyLookedAtOnceMore() {
    creationsBecome(_ -> Mood.FAULT);
    LaunchRun run =
        LaunchRun.of(
            LaunchChild.order(session, "stumble", 1, 1),
            region(),
            new LaunchBook(journal),
            LaunchChild.QUICK);
    Heard first = new Heard();
    run.run(0, first);
    assertThat(first.end().state()).isInstanceOf(Unknown.class);
    assertThat(sentence(first.end().state())).contains("Not known whether").contains("sent once");
    creationsBecome(_ -> Mood.HONEST);
    LaunchRun.Again again = run.lookAgain(0, false);
    Heard second = new Heard();
    again.run().run(again.index(), second);
    assertThat(second.end().state()).isInstanceOf(Failed.class);
    assertThat(creations).as("looking sends nothing").hasValue(1);
    // Now it is certain, so it may be asked for anew.
    LaunchRun.Again anew = again.run().again(again.index());
    Heard third = new Heard();
    anew.run().run(anew.index(), third);
    assertThat(third.end().state()).isInstanceOf(Done.class);
    assertThat(named("stumble-")).hasSize(1);
    FaultMatrix.row(
        Area.LAUNCH, "500, never made, looked at again", 1, sentence(first.end().state()));
  }

  @Test
  void whatIsOneTooManyIsDeletedOneByOneAndToldWithItsId() {
    creationsBecome(n -> n == 1 ? Mood.LATE : Mood.HONEST);
    End end = only(launch(LaunchChild.order(session, "late", 1, 1)));
    assertThat(end.state()).isInstanceOf(Done.class);
    assertThat(deletions).hasValue(1);
    assertThat(named("late-")).hasSize(1);
    assertThat(named("late-").getFirst().id()).isEqualTo(end.id());
    assertThat(end.notes()).singleElement().asString().contains("was deleted").contains(end.id());
    FaultMatrix.row(
        Area.LAUNCH, "504, done when asked for again", creations.get(), end.notes().getFirst());
  }

  @Test
  void moreThanWereSentIsToldAndLeftAlone() {
    creationsBecome(_ -> Mood.TWICE);
    End end = only(launch(LaunchChild.order(session, "twice", 1, 1)));
    assertThat(end.state()).isInstanceOf(Done.class);
    assertThat(deletions).hasValue(0);
    String extra =
        named("twice-").stream()
            .map(Server::id)
            .filter(id -> !id.equals(end.id()))
            .findFirst()
            .orElseThrow();
    assertThat(end.notes()).singleElement().asString().contains(extra).contains("left alone");
    FaultMatrix.row(
        Area.LAUNCH, "a gateway sent it twice", creations.get(), end.notes().getFirst());
  }

  @Test
  void whatIsNoLongerWatchedIsWatchedAgainRatherThanMadeAgain() throws Exception {
    LaunchRun run =
        LaunchRun.of(
            LaunchChild.order(session, "unwatched", 1, 1),
            region(),
            new LaunchBook(journal),
            LaunchChild.QUICK);
    Heard first = new Heard().interruptedOnceMade();
    Thread watching = Thread.ofVirtual().start(() -> run.run(0, first));
    watching.join();
    assertThat(first.end().state()).isInstanceOf(Cancelled.class);
    LaunchRun.Again again = run.again(0);
    Heard second = new Heard();
    again.run().run(again.index(), second);
    assertThat(second.end().state()).isInstanceOf(Done.class);
    assertThat(second.end().id()).isEqualTo(first.end().id());
    assertThat(creations).hasValue(1);
    assertThat(named("unwatched-")).singleElement().satisfies(s -> assertThat(s.tags()).isEmpty());
  }

  @Test
  void anAnswerThatNamesAnotherServerIsNotBelieved() throws Exception {
    String theirs = there().getFirst().id();
    gateway.answerCreationsWith("{\"server\": {\"id\": \"" + theirs + "\"}}");
    creationsBecome(_ -> Mood.MIXED_UP);
    End end = only(launch(LaunchChild.order(session, "mixed", 1, 1)));
    assertThat(end.state()).as(sentence(end.state())).isInstanceOf(Done.class);
    assertThat(end.id()).isEqualTo(named("mixed-").getFirst().id()).isNotEqualTo(theirs);
    assertThat(named("mixed-")).singleElement().satisfies(s -> assertThat(s.tags()).isEmpty());
    assertThat(ids()).contains(theirs);
    assertThat(deletions).hasValue(0);
    FaultMatrix.row(
        Area.LAUNCH,
        "create answered with the id of another server",
        creations.get(),
        sentence(end.state()));
  }

  @Test
  void aServerOfAnotherUserWithTheSameTagIsNeitherTakenNorDeleted() throws Exception {
    LaunchOrder order = LaunchChild.order(session, "alike", 1, 1);
    try (Session other = LaunchChild.connect("admin", demo.authUrl(), null)) {
      other.regions().getFirst().servers().create(order.request(0));
    }
    String theirs = named("alike-").getFirst().id();
    creationsBecome(n -> n == 1 ? Mood.GATEWAY_TIMEOUT_AFTER : Mood.HONEST);
    End end = only(launch(order));
    assertThat(end.state()).isInstanceOf(Done.class);
    assertThat(end.id()).isNotEqualTo(theirs);
    assertThat(ids()).contains(theirs);
    assertThat(named("alike-")).hasSize(2);
    assertThat(deletions).hasValue(0);
  }

  private static String scope(RegionModel model) {
    return model.key() + "/" + Owner.of(model.session()).projectId();
  }

  /** An order of which nothing is known but that it was about to be sent. */
  private LaunchOrder interrupted(RegionModel model, String name, int servers) throws Exception {
    LaunchOrder made = LaunchChild.order(session, name, servers, 4);
    LaunchOrder order =
        new LaunchOrder(
            made.id(),
            scope(model),
            made.wanted(),
            made.names(),
            false,
            4,
            Stamp.TAG,
            made.owner());
    new LaunchBook(journal).open(order, Before.of(order, region()));
    return order;
  }

  private LaunchDesk desk() {
    return new LaunchDesk(
        tasks,
        operations,
        new LaunchStore(folder.resolve("launch.json")),
        new LaunchBook(journal),
        LaunchChild.QUICK);
  }

  private RegionModel model(boolean production) {
    ProductionGuard guard =
        new ProductionGuard(new Marking(Colour.RED, production), tasks, InstantSource.system());
    return new RegionModel(session, region(), tasks, guard);
  }

  private boolean allEnded() {
    return !operations.rows().isEmpty()
        && operations.rows().stream().allMatch(r -> r.state().isEnd());
  }

  @Test
  void whatIsInDoubtIsLookedAtOnALockedCloudToo() throws Exception {
    RegionModel model = model(true);
    LaunchOrder order = interrupted(model, "locked", 1);
    straight.regions().getFirst().servers().create(order.request(0));
    gateway.judge(
        exchange ->
            exchange.getRequestURI().getPath().contains("/servers") ? Mood.FAULT : Mood.HONEST);
    LaunchDesk desk = desk();
    desk.takeUp(List.of(model));
    tasks.until(this::allEnded);
    OperationRow row =
        operations.rows().stream()
            .filter(r -> r.state() instanceof Unknown)
            .findFirst()
            .orElseThrow();
    List<String> changes = new CopyOnWriteArrayList<>();
    gateway.judge(
        exchange -> {
          if (!exchange.getRequestMethod().equals("GET")) {
            changes.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          }
          return Mood.HONEST;
        });
    operations.retry(row);
    tasks.until(this::allEnded);
    assertThat(operations.rows()).anyMatch(r -> r.state() instanceof Done);
    assertThat(changes).isEmpty();
    assertThat(named("locked-")).singleElement().satisfies(s -> assertThat(s.tags()).isNotEmpty());
    FaultMatrix.row(Area.LAUNCH, "looked at again on a locked production cloud", 0, row.sentence());
  }

  @Test
  void aStartWithAnInterruptedOrderDeletesNothing() throws Exception {
    gateway.dropParameters(Set.of("tags", "name"));
    Set<String> before = ids();
    RegionModel model = model(false);
    LaunchOrder order = interrupted(model, "left", 1);
    straight.regions().getFirst().servers().create(order.request(0));
    LaunchDesk desk = desk();
    desk.takeUp(List.of(model));
    tasks.until(this::allEnded);
    assertThat(operations.rows())
        .singleElement()
        .extracting(OperationRow::state)
        .isInstanceOf(Done.class);
    assertThat(ids()).containsAll(before);
    assertThat(named("left-")).singleElement().satisfies(s -> assertThat(s.tags()).isEmpty());
    assertThat(deletions).hasValue(0);
    assertThat(creations).hasValue(0);
    assertThat(journal.read()).isEmpty();
    FaultMatrix.row(
        Area.LAUNCH,
        "interrupted order taken up, filters dropped, 35 servers of others",
        creations.get(),
        operations.rows().getFirst().sentence());
    desk.dispose();
    model.dispose();
  }

  @Test
  void serversThatWereMadeBeforeAKillAreFollowedAndLoseTheirStamp() throws Exception {
    RegionModel model = model(false);
    LaunchOrder order = interrupted(model, "kept", 24);
    LaunchBook book = new LaunchBook(journal);
    book.unfinished(order.scope(), Owner.of(session));
    for (int i = 0; i < 24; i++) {
      String id =
          Objects.requireNonNull(
              straight.regions().getFirst().servers().create(order.request(i)).subjectId());
      // The last answer was under way when the program was killed.
      if (i < 23) {
        book.mark(order, i, Mark.MADE, id);
      }
    }
    LaunchDesk desk = desk();
    desk.takeUp(List.of(model));
    tasks.until(() -> operations.rows().size() == 24 && allEnded());
    assertThat(operations.rows()).allMatch(r -> r.state() instanceof Done);
    assertThat(named("kept-")).hasSize(24).allMatch(s -> s.tags().isEmpty());
    assertThat(creations).hasValue(0);
    assertThat(deletions).hasValue(0);
    assertThat(journal.read()).isEmpty();
    FaultMatrix.row(
        Area.LAUNCH, "killed with 23 of 24 answers written", 0, "24 done, no stamp stays");
    desk.dispose();
    model.dispose();
  }

  @Test
  void aProductionCloudIsAskedBeforeASurplusServerGoes() throws Exception {
    RegionModel model = model(true);
    LaunchOrder order = interrupted(model, "guarded", 1);
    Region direct = straight.regions().getFirst();
    String kept = Objects.requireNonNull(direct.servers().create(order.request(0)).subjectId());
    LaunchBook book = new LaunchBook(journal);
    book.unfinished(order.scope(), Owner.of(session));
    book.mark(order, 0, Mark.MADE, kept);
    String extra = Objects.requireNonNull(direct.servers().create(order.request(0)).subjectId());
    LaunchDesk desk = desk();
    desk.takeUp(List.of(model));
    tasks.until(() -> operations.rows().size() == 2 && allEnded());
    OperationRow line =
        operations.rows().stream()
            .filter(r -> r.title().equals("Delete surplus server"))
            .findFirst()
            .orElseThrow();
    assertThat(line.sentence()).contains("read-only");
    assertThat(ids()).contains(kept, extra);
    assertThat(deletions).hasValue(0);
    model.guard().unlock();
    operations.retry(line);
    tasks.until(() -> operations.rows().size() == 3 && allEnded());
    assertThat(operations.rows().getFirst().sentence()).contains(extra).contains(kept);
    assertThat(deletions).hasValue(1);
    assertThat(journal.read().toString()).contains("REMOVING").contains(extra);
    assertThat(ids()).contains(kept).doesNotContain(extra);
    FaultMatrix.row(
        Area.LAUNCH, "one too many on a read-only production cloud", 0, line.sentence());
    desk.dispose();
    model.dispose();
  }

  @Test
  void anOrderThatCannotBeReadIsNamedAndCostsNoOther() throws Exception {
    RegionModel model = model(false);
    LaunchOrder order = interrupted(model, "legible", 1);
    straight.regions().getFirst().servers().create(order.request(0));
    journal.write(
        "broken",
        Map.of("what", "order", "scope", order.scope(), "server", "{", "names", "x", "stamp", "?"));
    LaunchDesk desk = desk();
    desk.takeUp(List.of(model));
    tasks.until(() -> operations.rows().size() == 2 && allEnded());
    assertThat(operations.rows().stream().map(OperationRow::sentence))
        .anyMatch(s -> s.contains("broken") && s.contains("cannot be read"));
    assertThat(named("legible-")).singleElement().satisfies(s -> assertThat(s.tags()).isEmpty());
    desk.dispose();
    model.dispose();
  }
}
