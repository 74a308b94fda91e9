package io.novadesk.viewmodel.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel;
import io.novadesk.viewmodel.detail.Meter;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

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
}
