package io.novadesk.viewmodel.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel;
import io.novadesk.viewmodel.detail.Meter;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which servers are watched, and how often they are asked about. */
class WatchedServersTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<RegionModel> open = new ArrayList<>();

  private WatchedServers watched(SmallRegion region) {
    open.add(region.model());
    return new WatchedServers(region.tasks(), () -> open, nanos::get);
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static ServerRow server(SmallRegion region, String name) {
    return region.model().rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long asked(SmallRegion region) {
    return region.session().exchanges().all().stream()
        .filter(exchange -> exchange.toString().contains("/diagnostics"))
        .count();
  }

  @Test
  void aWatchedServerIsLookedAtOnceAMinute() throws Exception {
    try (SmallRegion region = new SmallRegion("admin")) {
      WatchedServers watched = watched(region);
      ServerRow row = server(region, "db-01");
      watched.watch(row);
      Course course = watched.course(row.key());
      region.tasks().until(() -> !Double.isNaN(course.latest(Measure.MEMORY)));
      pass(59);
      watched.look();
      watched.look();
      pass(1);
      watched.look();
      watched.look();
      region.tasks().until(() -> !Double.isNaN(course.latest(Measure.CPUS)));
      assertThat(asked(region)).isEqualTo(2);
      // Whoever looks at it in its tab spares the look from here.
      pass(55);
      course.asked(nanos.get());
      pass(30);
      watched.look();
      assertThat(asked(region)).isEqualTo(2);
      watched.leave(row.key());
      pass(600);
      watched.look();
      assertThat(watched.of(open)).isEmpty();
      assertThat(asked(region)).isEqualTo(2);
    }
  }

  @Test
  void eightAtMostAndNoneOfAClosedCloud() throws Exception {
    try (SmallRegion region = new SmallRegion("admin")) {
      WatchedServers watched = watched(region);
      List<ServerRow> rows = List.copyOf(region.model().rows());
      rows.subList(0, WatchedServers.MOST).forEach(watched::watch);
      ServerRow next = rows.get(WatchedServers.MOST);
      assertThat(watched.whyNot(next)).startsWith("8 servers are watched");
      watched.watch(next);
      assertThat(watched.isWatched(next)).isFalse();
      assertThat(watched.whyNot(rows.getFirst())).isEmpty();
      open.clear();
      watched.look();
      assertThat(watched.of(List.of(region.model()))).isEmpty();
    }
  }

  @Test
  void aRefusalIsToldAndNotAskedForAgain() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      WatchedServers watched = watched(region);
      ServerRow row = server(region, "db-01");
      watched.watch(row);
      region.tasks().until(() -> !watched.of(open).getFirst().course().refusal().isEmpty());
      assertThat(watched.of(open).getFirst().course().refusal()).contains("os-server-diagnostics");
      pass(600);
      watched.look();
      assertThat(asked(region)).isEqualTo(1);
      // Its tab ends with the same sentence.
      DiagnosticsViewModel tab = new DiagnosticsViewModel(region.tasks(), watched);
      tab.look(row);
      region.tasks().until(() -> tab.fetch().stateProperty().get() instanceof Loaded.Broken<?>);
      watched.look();
      tab.look(row);
      assertThat(asked(region)).isEqualTo(2);
      tab.look(null);
    }
  }

  @Test
  void theTabOfAServerTellsItsCourseAndWatchesIt() throws Exception {
    try (SmallRegion region = new SmallRegion("admin")) {
      WatchedServers watched = watched(region);
      DiagnosticsViewModel tab = new DiagnosticsViewModel(region.tasks(), watched);
      ServerRow row = server(region, "db-01");
      nanos.set(1);
      tab.look(row);
      region.tasks().until(() -> !tab.groups().isEmpty());
      assertThat(meter(tab, "CPU 0").value()).isEqualTo("measuring");
      pass(10);
      tab.reload();
      region.tasks().until(() -> meter(tab, "CPU 0").value().endsWith(" %"));
      assertThat(meter(tab, "CPU 0").course()).isNotEmpty().last().isNotEqualTo(Double.NaN);
      assertThat(meter(tab, "State").course()).isEmpty();
      tab.watch(true);
      assertThat(tab.watchedProperty().get()).isTrue();
      watched.leave(row.key());
      assertThat(tab.watchedProperty().get()).as("taken off elsewhere").isFalse();
      tab.look(null);
      assertThat(asked(region)).isEqualTo(2);
    }
  }

  private static Meter meter(DiagnosticsViewModel tab, String name) {
    return tab.groups().stream()
        .flatMap(group -> group.meters().stream())
        .filter(meter -> meter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A cloud that answers diagnostics as it is told, and all else as it should. */
  private static final class Unkind implements AutoCloseable {
    private final SpoiledDemo demo = SpoiledDemo.asMember();
    private final QueueTaskRunner tasks = new QueueTaskRunner();
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.MIXED_UP);
    private final AtomicInteger asked = new AtomicInteger();
    private final RegionModel model;

    Unkind() throws Exception {
      demo.gateway().judge(exchange -> judge(exchange.getRequestURI().getPath()));
      tell(
          """
          {"memory_details": {"maximum": 2048, "used": 512},
           "cpu_details": [{"id": 0, "time": 17300000000}], "disk_details": [], "nic_details": []}
          """);
      model = new RegionModel(demo.session(), demo.region(), tasks);
      tasks.until(() -> !model.rows().isEmpty());
    }

    private Mood judge(String path) {
      if (!path.endsWith("/diagnostics")) {
        return Mood.HONEST;
      }
      asked.incrementAndGet();
      return mood.get();
    }

    void tell(String diagnostics) {
      demo.gateway().answerCreationsWith(diagnostics);
    }

    ServerRow server() {
      return model.rows().iterator().next();
    }

    @Override
    public void close() {
      model.dispose();
      demo.close();
      tasks.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NOT_JSON",
        "EMPTY",
        "WEB_PAGE",
        "TRUNCATED",
        "BROKEN_OFF",
        "FAULT",
        "BAD_GATEWAY",
        "TOO_MANY"
      })
  void whatComesInsteadOfNumbersIsToldUntilTheyComeAgain(Mood spoiled) throws Exception {
    try (Unkind cloud = new Unkind()) {
      open.add(cloud.model);
      WatchedServers watched = new WatchedServers(cloud.tasks, () -> open, nanos::get);
      DiagnosticsViewModel tab = new DiagnosticsViewModel(cloud.tasks, watched);
      ServerRow row = cloud.server();
      Course course = watched.course(row.key());
      watched.watch(row);
      cloud.tasks.until(() -> course.latest(Measure.MEMORY) == 25);
      tab.look(row);
      cloud.tasks.until(() -> !tab.groups().isEmpty());
      pass(10);
      cloud.mood.set(spoiled);
      pass(60);
      watched.look();
      cloud.tasks.until(() -> !watched.silence(course).isEmpty());
      assertThat(watched.silence(course)).startsWith("No numbers for 1 min. ");
      assertThat(course.latest(Measure.MEMORY)).isNaN();
      assertThat(course.refusal()).as("it may pass").isEmpty();
      assertThat(tab.silenceProperty().get()).isEqualTo(watched.silence(course));
      FaultMatrix.row(FaultMatrix.Area.LIST, "diagnostics: " + spoiled, 1, watched.silence(course));
      // Numbers without an end are one answer, too; a rate over what is not known is none.
      cloud.mood.set(Mood.MIXED_UP);
      pass(60);
      watched.look();
      cloud.tasks.until(() -> watched.silence(course).isEmpty());
      assertThat(course.latest(Measure.MEMORY)).isEqualTo(25);
      assertThat(course.latest(Measure.CPUS)).isNaN();
      assertThat(tab.silenceProperty().get()).isEmpty();
      tab.look(null);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "BROKEN_OFF", "BAD_GATEWAY"})
  void aTabWhoseNumbersAreOldSaysSo(Mood spoiled) throws Exception {
    try (Unkind cloud = new Unkind()) {
      open.add(cloud.model);
      WatchedServers watched = new WatchedServers(cloud.tasks, () -> open, nanos::get);
      DiagnosticsViewModel tab = new DiagnosticsViewModel(cloud.tasks, watched);
      tab.look(cloud.server());
      cloud.tasks.until(() -> !tab.groups().isEmpty());
      pass(10);
      cloud.mood.set(spoiled);
      tab.reload();
      cloud.tasks.until(() -> !tab.silenceProperty().get().isEmpty());
      assertThat(tab.silenceProperty().get()).startsWith("No numbers for 10 s. ");
      assertThat(tab.groups()).isNotEmpty();
      cloud.mood.set(Mood.MIXED_UP);
      cloud.tell("{}");
      pass(10);
      tab.reload();
      cloud.tasks.until(() -> tab.groups().isEmpty());
      assertThat(tab.silenceProperty().get())
          .isEqualTo("The cloud tells no counters of this server.");
      tab.look(null);
    }
  }

  @Test
  void nobodyAsksAboutAServerWhoseAnswerIsAwaitedAndNoOtherCloudWaits() throws Exception {
    try (Unkind cloud = new Unkind();
        SmallRegion kind = new SmallRegion("admin")) {
      open.add(cloud.model);
      open.add(kind.model());
      WatchedServers watched = new WatchedServers(cloud.tasks, () -> open, nanos::get);
      ServerRow row = cloud.server();
      cloud.mood.set(Mood.SILENT);
      watched.watch(row);
      Course course = watched.course(row.key());
      DiagnosticsViewModel tab = new DiagnosticsViewModel(cloud.tasks, watched);
      tab.look(row);
      ServerRow other = server(kind, "db-01");
      watched.watch(other);
      cloud.tasks.until(() -> !Double.isNaN(watched.course(other.key()).latest(Measure.MEMORY)));
      pass(61);
      watched.look();
      assertThat(watched.silence(course))
          .isEqualTo("No numbers for 1 min. The cloud has not answered yet.");
      tab.reload();
      assertThat(cloud.asked).as("requests that wait").hasValue(1);
      // Who waits for it asks, once nobody else does.
      cloud.mood.set(Mood.MIXED_UP);
      watched.leave(row.key());
      cloud.tasks.until(() -> !tab.groups().isEmpty());
      assertThat(cloud.asked).hasValue(2);
      assertThat(cloud.demo.session().exchanges().all())
          .extracting(Exchange::failure)
          .filteredOn(Objects::nonNull)
          .as("nobody waits for what nobody wants")
          .containsExactly("Cancelled.");
      assertThat(tab.silenceProperty().get()).isEmpty();
      tab.look(null);
    }
  }

  @Test
  void whatWillBeRefusedAgainIsAskedOnceAndNothingGoesOnAfterTheCloudWasLeft() throws Exception {
    try (Unkind cloud = new Unkind()) {
      open.add(cloud.model);
      WatchedServers watched = new WatchedServers(cloud.tasks, () -> open, nanos::get);
      ServerRow row = cloud.server();
      cloud.mood.set(Mood.NOT_THERE);
      watched.watch(row);
      Course course = watched.course(row.key());
      cloud.tasks.until(() -> !course.refusal().isEmpty());
      pass(600);
      watched.look();
      assertThat(course.refusal()).contains("404");
      watched.leave(row.key());
      cloud.mood.set(Mood.SILENT);
      course.refused("");
      watched.watch(row);
      open.clear();
      watched.look();
      assertThat(watched.isWatched(row)).isFalse();
      open.add(cloud.model);
      cloud.mood.set(Mood.MIXED_UP);
      watched.watch(row);
      cloud.tasks.until(() -> course.latest(Measure.MEMORY) == 25);
      assertThat(cloud.asked).as("the one that was left holds up none").hasValueLessThan(4);
    }
  }

  @Test
  void aClockThatStoodStillCountsTheTimeInWhichTheComputerSlept() {
    AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
    AwakeClock clock = new AwakeClock(nanos::get, time::get);
    long begin = clock.getAsLong();
    pass(10);
    time.set(time.get().plusSeconds(10));
    assertThat(clock.getAsLong() - begin).isEqualTo(Duration.ofSeconds(10).toNanos());
    pass(1);
    time.set(time.get().plusSeconds(3_600));
    long woken = clock.getAsLong();
    assertThat(woken - begin).isEqualTo(Duration.ofSeconds(3_610).toNanos());
    pass(1);
    time.set(Instant.EPOCH);
    assertThat(clock.getAsLong() - woken).as("set back").isEqualTo(Duration.ofSeconds(1).toNanos());
  }
}
