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
import io.novadesk.viewmodel.compare.SideBySide.Line;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
      past.place(List.of(region), _ -> true);
      assertThat(past.whyNot().get()).isEmpty();
      past.enter();
      tasks.until(() -> row(past, kept.id()).isPresent());
      assertThat(past.momentProperty().get())
          .as("where the record begins: nobody watched an hour ago")
          .isEqualTo(recorder.past().begin());
      assertThat(past.whyNot().get()).isEqualTo("This is the past. Go back to now first.");
      ServerRow before = row(past, kept.id()).orElseThrow();
      assertThat(before.name()).isEqualTo("stays-here");
      assertThat(since(before)).isEqualTo("changed: Name");
      assertThat(since(row(past, doomed.id()).orElseThrow()))
          .startsWith("deleted 20")
          .endsWith(" by " + admin.substring(0, Math.min(8, admin.length())) + "…");
      assertThat(row(past, fresh.id())).as("it was not there yet").isEmpty();
      assertThat(past.remarkProperty().get())
          .isEqualTo("Since then 1 is gone, 1 changed, 1 is new.");
      assertThat(past.gaps()).as("before the record began").isNotEmpty();

      past.table().select(List.of(before));
      ThenAndNow sides = Objects.requireNonNull(past.comparisonProperty().get());
      assertThat(sides.sides().differing())
          .extracting(Line::label, Line::values)
          .containsExactly(tuple("Name", List.of("stays-here", "renamed-since")));

      past.table().filterTextProperty().set("name:goes-away");
      assertThat(past.table().rows()).hasSize(1);
      past.table().filterTextProperty().set("");

      // From change to change, and on to what is there at last.
      Instant begin = past.momentProperty().get();
      past.stepOn();
      tasks.until(() -> past.momentProperty().get().isAfter(begin));
      past.goTo(Instant.now());
      tasks.until(() -> row(past, fresh.id()).isPresent() && row(past, doomed.id()).isEmpty());
      assertThat(row(past, kept.id()).orElseThrow().name()).isEqualTo("renamed-since");

      assertThat(past.goTo("Friday")).isFalse();
      assertThat(past.goTo("2001-01-01")).as("as far as one may choose").isTrue();
      tasks.until(() -> past.remarkProperty().get().startsWith("Nobody watched before"));
      assertThat(past.table().rows()).isEmpty();

      past.leave();
      assertThat(past.whyNot().get()).isEmpty();
      past.dispose();
      sessions.clear();
      records.awaitEnd(Duration.ofSeconds(30));
      assertThat(told).isEmpty();
    }
  }

  private static String since(ServerRow row) {
    return Objects.requireNonNull(row.then()).since();
  }

  private static Optional<ServerRow> row(TimeMachine past, String id) {
    return past.table().rows().stream().filter(row -> row.server().id().equals(id)).findFirst();
  }

  private static List<Change> changes(Recorder recorder) {
    return recorder.past().changes(Instant.EPOCH, Instant.now().plusSeconds(60), 1_000);
  }
}
