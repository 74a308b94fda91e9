package io.novadesk.viewmodel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.record.RecordPlace;
import io.novadesk.record.Recorder;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.record.ChangeRow.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of changes, of a cloud that others work on. */
class ChangesPageTest {
  private static final ZonedDateTime SUNDAY =
      ZonedDateTime.of(2026, 11, 29, 12, 30, 0, 0, ZoneOffset.UTC);

  private final List<String> told = new ArrayList<>();

  /** Of two clouds one has a record in which something is not as it should be. */
  @Test
  void aRecordThatCannotBeReadHidesNoOther(@TempDir Path folder) throws Exception {
    try (SmallRegion whole = new SmallRegion();
        SmallRegion spoiled = new SmallRegion()) {
      QueueTaskRunner tasks = whole.tasks();
      Records records = new Records(tasks);
      records.keepIn(folder, _ -> false, told::add);
      ObservableList<Session> sessions = FXCollections.observableArrayList();
      records.follow(sessions);
      sessions.addAll(List.of(whole.session(), spoiled.session()));
      records.begin();
      for (Session session : sessions) {
        Recorder recorder = Objects.requireNonNull(records.of(session));
        tasks.until(
            () -> recorder.mode() == Recorder.Mode.WRITING && recorder.past().begin() != null);
      }
      Path file = new RecordPlace(folder).of(spoiled.session());
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        statement.execute("DROP TABLE block");
        statement.execute("DROP TABLE deed");
      }
      List<RegionModel> both = List.of(whole.model(), spoiled.model());
      TimeMachine past = new TimeMachine(tasks, records, Clock.systemUTC());
      past.place(both);
      past.enter(Instant.now());
      tasks.until(() -> past.remarkProperty().get().contains("could not be read"));
      assertThat(past.remarkProperty().get()).contains("The record of ", "no such table: block");
      assertThat(past.shownProperty().get().rows())
          .isNotEmpty()
          .allMatch(row -> row.region().equals(whole.model()));
      past.leave();

      whole.session().regions().getFirst().servers().rename(anId(whole), "renamed");
      ChangesPage page =
          new ChangesPage(
              tasks, new OperationsViewModel(tasks, Ledger.NONE), records, Clock.systemUTC());
      page.show(both);
      whole.model().refresh();
      tasks.until(
          () ->
              page.remarkProperty().get().contains("no such table: deed")
                  && page.list().rows().stream().anyMatch(row -> row.after().equals("renamed")));
      page.show(List.of());
      sessions.clear();
      records.awaitEnd(Duration.ofSeconds(30));
    }
  }

  private static String anId(SmallRegion of) {
    return of.model().rows().iterator().next().server().id();
  }

  @Test
  void listsWhatChangedThoughTheCloudIsSwitchedOff(@TempDir Path folder) throws Exception {
    TestCloud cloud = TestCloud.demo(DemoSettings.standard());
    try (QueueTaskRunner tasks = new QueueTaskRunner()) {
      Records records = new Records(tasks);
      records.keepIn(folder.resolve("record"), _ -> false, told::add);
      ObservableList<Session> sessions = FXCollections.observableArrayList();
      records.follow(sessions);
      OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
      ChangesPage page = new ChangesPage(tasks, operations, records, Clock.systemUTC());
      RegionModel region = new RegionModel(cloud.session(), cloud.region(), tasks);
      region.refreshEvery(Duration.ofMillis(100));
      sessions.add(cloud.session());
      page.show(List.of(region));
      assertThat(page.remarkProperty().get()).isEqualTo("Nothing is recorded yet");
      records.begin();
      tasks.until(() -> records.of(cloud.session()) != null && !region.rows().isEmpty());
      var recorder = Objects.requireNonNull(records.of(cloud.session()));
      tasks.until(() -> recorder.past().begin() != null);

      Server made = cloud.server("here-for-a-moment", Map.of());
      cloud.region().servers().rename(made.id(), "renamed");
      cloud.region().inventory().refresh(true);
      tasks.until(() -> has(page, "Name", "here-for-a-moment", "renamed"));
      // What is done from here has its outcome.
      operations.onEnd(records::ended);
      ServerRow renamed = Objects.requireNonNull(region.row(made.id()));
      operations.start(new Command.Plain(ServerAction.PAUSE), renamed);
      tasks.until(
          () ->
              page.list().rows().stream()
                  .anyMatch(
                      each ->
                          each.action().equals("pause")
                              && each.outcome().equals("Done")
                              && each.who().equals("you")
                              && each.server().equals("renamed")));
      cloud.region().servers().delete(made.id());
      tasks.until(
          () ->
              page.list().rows().stream()
                  .anyMatch(row -> row.kind() == Kind.WENT && row.action().equals("delete")));

      // The timeline of the whole cloud says where each of it was.
      assertThat(page.ofSeveralProperty().get()).isFalse();
      Region elsewhere = cloud.session().regions().getLast();
      RegionModel second = new RegionModel(cloud.session(), elsewhere, tasks);
      page.show(List.of(second, region));
      tasks.until(() -> has(page, "Name", "here-for-a-moment", "renamed"));
      assertThat(page.ofSeveralProperty().get()).isTrue();
      assertThat(page.list().rows())
          .filteredOn(row -> row.server().equals("renamed"))
          .isNotEmpty()
          .allMatch(row -> row.region().equals(region.key()))
          .allMatch(row -> row.place().equals(region.placeName()));
      page.show(List.of(second));
      tasks.until(() -> !page.list().loadingProperty().get());
      assertThat(page.list().rows()).noneMatch(row -> row.server().equals("renamed"));
      second.dispose();

      region.dispose();
      cloud.close();
      page.show(List.of());
      assertThat(page.list().rows()).isEmpty();
      page.sinceProperty().set(Since.HOUR);
      page.show(List.of(region));
      tasks.until(() -> has(page, "Name", "here-for-a-moment", "renamed"));
      assertThat(page.list().rows())
          .filteredOn(row -> row.kind() == Kind.WENT)
          .extracting(ChangeRow::server, ChangeRow::who)
          .containsExactly(tuple("renamed", "you"));
      page.onlyDifferencesProperty().set(true);
      tasks.until(() -> !has(page, "Name", "here-for-a-moment", "renamed"));

      boolean[] done = new boolean[1];
      records.forget(cloud.session(), () -> done[0] = true);
      tasks.until(() -> done[0]);
      sessions.clear();
      records.awaitEnd(Duration.ofSeconds(30));
      assertThat(told).isEmpty();
    }
  }

  @Test
  void forgetsEveryRecordOfACloudAndNoOther(@TempDir Path folder) throws Exception {
    var place = new RecordPlace(folder);
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      Path mine = place.of(cloud.session());
      Files.createDirectories(mine.getParent());
      Files.writeString(mine, "kept");
      Path other = Files.createDirectory(folder.resolve("other"));
      Files.writeString(other.resolve("a.db"), "kept");
      place.forget(cloud.session().cloudName());
      try (Stream<Path> left = Files.walk(folder)) {
        assertThat(left.filter(Files::isRegularFile)).containsExactly(other.resolve("a.db"));
      }
    }
  }

  @Test
  void knowsSinceWhenIsMeant() {
    assertThat(Since.FRIDAY.from(SUNDAY, SUNDAY)).hasToString("2026-11-27T00:00Z");
    assertThat(Since.TODAY.from(SUNDAY, SUNDAY)).hasToString("2026-11-29T00:00Z");
    assertThat(Since.YESTERDAY.from(SUNDAY, SUNDAY)).hasToString("2026-11-28T00:00Z");
    assertThat(Moments.read("2026-11-27 17:00", SUNDAY)).hasToString("2026-11-27T17:00Z");
    assertThat(Moments.read("2026-11-27", SUNDAY)).hasToString("2026-11-27T00:00Z");
    assertThat(Moments.read("9:05", SUNDAY)).hasToString("2026-11-29T09:05Z");
    assertThat(Moments.read("", SUNDAY)).isNull();
    assertThat(Moments.read("2026-13-40", SUNDAY)).isNull();
    assertThat(Moments.read("Friday", SUNDAY)).isNull();
  }

  private static boolean has(ChangesPage page, String field, String before, String after) {
    return page.list().rows().stream()
        .anyMatch(
            row ->
                row.field().equals(field)
                    && row.before().equals(before)
                    && row.after().equals(after));
  }
}
