package io.novadesk.viewmodel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.record.Change;
import io.novadesk.record.Recorder;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.compare.PlaceComparison;
import io.novadesk.viewmodel.compare.PlaceComparison.Difference;
import io.novadesk.viewmodel.compare.PlaceComparison.Where;
import io.novadesk.viewmodel.compare.Side;
import io.novadesk.viewmodel.compare.SideBySide.Line;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.vitals.WatchedServers;
import io.novadesk.viewmodel.wall.Trends;
import io.novadesk.viewmodel.wall.WallHealth;
import io.novadesk.viewmodel.wall.WallPage;
import io.novadesk.viewmodel.wall.WallPicture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of servers as it was, of a cloud that another login works on. */
class TimeMachineTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void showsTheListAsItWasThoughTheCloudIsSwitchedOff(@TempDir Path folder) throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard());
    try (QueueTaskRunner tasks = new QueueTaskRunner()) {
      Server kept = cloud.server("stays-here", Map.of());
      Server doomed = cloud.server("goes-away", Map.of());
      Records records = new Records(tasks);
      records.keepIn(folder.resolve("record"), _ -> false, told::add);
      ObservableList<Session> sessions = FXCollections.observableArrayList();
      records.follow(sessions);
      RegionModel region = new RegionModel(cloud.session(), cloud.region(), tasks);
      region.refreshEvery(Duration.ofMillis(100));
      sessions.add(cloud.session());
      records.begin();
      tasks.until(() -> records.of(cloud.session()) != null && region.rows().size() > 2);
      Recorder recorder = Objects.requireNonNull(records.of(cloud.session()));
      tasks.until(() -> recorder.past().begin() != null);

      cloud.region().servers().rename(kept.id(), "renamed-since");
      cloud.adminRegion().servers().delete(doomed.id());
      Server fresh = cloud.server("came-since", Map.of());
      cloud.region().inventory().refresh(true);
      String admin = Objects.requireNonNull(cloud.admin().identity().userId());
      tasks.until(
          () ->
              recorder.past().deeds(region.region().name(), doomed.id()).stream()
                  .anyMatch(deed -> deed.action().equals("delete")));
      tasks.until(() -> changes(recorder).stream().anyMatch(Change::isDeparture));
      tasks.until(
          () ->
              changes(recorder).stream()
                  .anyMatch(c -> c.isArrival() && c.serverId().equals(fresh.id())));
      // What is swept up at the end of a test is no part of it.
      Clock now = Clock.fixed(Instant.now(), ZoneOffset.UTC);
      region.dispose();
      cloud.close();

      TimeMachine past = new TimeMachine(tasks, records, now);
      PastTable list = new PastTable(tasks, past);
      WallPage wall =
          new WallPage(
              tasks,
              new Trends(tasks, () -> List.of(region), InstantSource.system(), records),
              new SavedFilters(tasks),
              past,
              new WatchedServers(tasks, () -> List.of(region), System::nanoTime));
      list.place(List.of(region), _ -> true);
      assertThat(past.whyNot().get()).isEmpty();
      past.enter();
      tasks.until(() -> row(list, kept.id()).isPresent());
      assertThat(past.momentProperty().get())
          .as("where the record begins: nobody watched an hour ago")
          .isEqualTo(recorder.past().begin());
      assertThat(past.whyNot().get()).isEqualTo("This is the past. Go back to now first.");
      ServerRow before = row(list, kept.id()).orElseThrow();
      assertThat(before.name()).isEqualTo("stays-here");
      assertThat(since(before)).isEqualTo("changed: Name");
      assertThat(since(row(list, doomed.id()).orElseThrow()))
          .startsWith("deleted 20")
          .endsWith(" by " + admin.substring(0, Math.min(8, admin.length())) + "…");
      assertThat(row(list, fresh.id())).as("it was not there yet").isEmpty();
      assertThat(past.remarkProperty().get())
          .isEqualTo("Since then 1 is gone, 1 changed, 1 is new.");
      assertThat(past.gaps()).as("before the record began").isNotEmpty();

      list.table().select(List.of(before));
      ThenAndNow sides = Objects.requireNonNull(list.comparisonProperty().get());
      assertThat(sides.sides().differing())
          .extracting(Line::label, Line::values)
          .containsExactly(tuple("Name", List.of("stays-here", "renamed-since")));

      list.table().filterTextProperty().set("name:goes-away");
      assertThat(list.table().rows()).hasSize(1);
      list.table().filterTextProperty().set("");

      // The wall shows the same moment: what is gone has a cell, what came since has none.
      wall.show(List.of(region));
      tasks.until(() -> cell(wall, doomed.id()) >= 0);
      assertThat(wall.pictureProperty().get().row(cell(wall, kept.id())).name())
          .isEqualTo("stays-here");
      assertThat(cell(wall, fresh.id())).isNegative();
      assertThat(wall.health())
          .extracting(WallHealth::kind)
          .as("whether the cloud answers is no matter of the past")
          .containsExactly(WallHealth.Kind.ERROR, WallHealth.Kind.VERIFY_RESIZE);
      assertThat(wall.trendsProperty().get()).isEmpty();

      comparesWithNow(tasks, records, region, past.shownProperty().get());

      // From change to change, and on to what is there at last.
      Instant begin = past.momentProperty().get();
      past.stepOn();
      tasks.until(() -> past.momentProperty().get().isAfter(begin));
      past.goTo(Instant.now());
      tasks.until(() -> row(list, fresh.id()).isPresent() && row(list, doomed.id()).isEmpty());
      assertThat(row(list, kept.id()).orElseThrow().name()).isEqualTo("renamed-since");

      assertThat(past.goTo("Friday")).isFalse();
      assertThat(past.goTo("2001-01-01")).as("as far as one may choose").isTrue();
      tasks.until(() -> past.remarkProperty().get().startsWith("Nobody watched before"));
      assertThat(list.table().rows()).isEmpty();

      past.leave();
      assertThat(past.whyNot().get()).isEmpty();
      past.enter();
      tasks.until(() -> row(list, doomed.id()).isPresent());
      assertThat(past.momentProperty().get())
          .as("the second time too")
          .isEqualTo(recorder.past().begin());
      past.leave();
      tasks.until(() -> cell(wall, fresh.id()) >= 0);
      wall.show(List.of());
      list.dispose();
      sessions.clear();
      records.awaitEnd(Duration.ofSeconds(30));
      assertThat(told).isEmpty();
    }
  }

  private static String since(ServerRow row) {
    return Objects.requireNonNull(row.then()).since();
  }

  private static Optional<ServerRow> row(PastTable list, String id) {
    return list.table().rows().stream().filter(row -> row.server().id().equals(id)).findFirst();
  }

  /** One place at two moments: a server is known by its id, whatever it was called. */
  private static void comparesWithNow(
      QueueTaskRunner tasks, Records records, RegionModel region, PastRows then) throws Exception {
    Clock now = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    PlacesCompared places =
        new PlacesCompared(tasks, records, now, () -> List.of(region), List.of(region));
    assertThat(places.remarkProperty().get()).startsWith("Choose another place");
    places.firstMomentProperty().set("Friday");
    assertThat(places.remarkProperty().get()).startsWith("Type a day");
    places.firstMomentProperty().set("2001-01-01");
    tasks.until(() -> places.shownProperty().get() != null);
    assertThat(places.remarkProperty().get()).startsWith("Nobody watched before");
    PlaceComparison nothing = Objects.requireNonNull(places.shownProperty().get());
    assertThat(nothing.differences())
        .as("what came before anybody watched")
        .hasSizeGreaterThan(3)
        .allMatch(difference -> difference.where() == Where.SECOND);
    assertThat(nothing.sums().columns().getFirst().name())
        .startsWith(region.session().shownName() + ", ");

    Side today = Side.now("now", List.of(region), _ -> true);
    PlaceComparison made =
        PlaceComparison.of(Side.then("then", List.of(region), then.rows()), today, true);
    assertThat(made.differences())
        .extracting(Difference::name, Difference::field, Difference::first, Difference::second)
        .contains(
            tuple("goes-away", "", "ACTIVE", ""),
            tuple("came-since", "", "", "ACTIVE"),
            tuple("stays-here", "Name", "stays-here", "renamed-since"));
  }

  private static int cell(WallPage wall, String id) {
    WallPicture picture = wall.pictureProperty().get();
    return IntStream.range(0, picture.cells())
        .filter(cell -> picture.row(cell).server().id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  private static List<Change> changes(Recorder recorder) {
    return recorder.past().changes(Instant.EPOCH, Instant.now().plusSeconds(60), 1_000);
  }
}
