package io.novadesk.viewmodel.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.common.notices.DesktopNotices;
import io.novadesk.common.notices.Notice;
import io.novadesk.common.watch.Alarm;
import io.novadesk.common.watch.Rule;
import io.novadesk.common.watch.WatchRules;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.AlarmStore;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.alarms.AlarmsPage.Action;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Files;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of a cloud that others work on, and how a person is told. */
class AlarmsTest {
  private static final Clock NIGHT =
      Clock.fixed(Instant.parse("2026-11-29T23:30:00Z"), ZoneOffset.UTC);
  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);

  /** Keeps what is shown; no desktop is asked. */
  private final List<Notice> shown = new CopyOnWriteArrayList<>();

  /** Leads to what the last one told. */
  private Runnable press = () -> {};

  /** Where a click led. */
  private final List<Alarm> led = new ArrayList<>();

  private final DesktopNotices desktop =
      (notice, pressed) -> {
        press = pressed;
        shown.add(notice);
      };

  private final Notices.Ways ways =
      new Notices.Ways() {
        @Override
        public void toAlarms(List<Alarm> those) {
          led.addAll(those);
        }

        @Override
        public void toTask(TaskRow row) {}
      };

  @Test
  void whatOthersDoIsFoundToldOnceAndLeadsToTheServers(@TempDir Path folder) throws Exception {
    Path touched = folder.resolve("Server changed: renamed");
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard());
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      RegionModel region = new RegionModel(cloud.session(), cloud.region(), tasks);
      region.refreshEvery(Duration.ofMillis(100));
      Alarms alarms = new Alarms(tasks, new SavedFilters(tasks), InstantSource.system());
      Notices notices = new Notices(tasks, alarms, DAY);
      notices.by(desktop, () -> true, ways);
      AlarmsPage page =
          new AlarmsPage(tasks, new OperationsViewModel(tasks, Ledger.NONE), alarms, notices);
      alarms.file().keepIn(folder.resolve("alarms.txt"), _ -> {});
      boolean[] kept = new boolean[1];
      alarms
          .file()
          .save(
              "count > 0 status:active\nchanges name:renamed\ncount > 0 name:renamed\nrun touch \""
                  + folder
                  + "/{title}\"",
              () -> kept[0] = true);
      tasks.until(() -> kept[0]);
      assertThat(folder.resolve("alarms.txt")).content().startsWith("count > 0 status:active\n");
      alarms.watch(region);
      page.show(List.of(region));
      // What is so at the first look is listed, and nobody is called for it.
      tasks.until(() -> page.list().rows().size() == 1);
      page.list().choose(page.list().rows());
      assertThat(page.chosenServers()).isEqualTo("status:active");
      page.acknowledge();

      Server made = cloud.server("made-by-others", Map.of());
      tasks.until(() -> region.row(made.id()) != null);
      assertThat(page.list().rows()).hasSize(1);
      cloud.region().servers().rename(made.id(), "renamed");
      cloud.region().inventory().refresh(true);
      tasks.until(() -> page.list().rows().size() == 3);
      tasks.until(() -> shown.size() == 2 && Files.exists(touched));
      assertThat(shown)
          .anySatisfy(
              notice -> {
                assertThat(notice.title()).isEqualTo("Server changed: renamed");
                assertThat(notice.text()).contains("Name: made-by-others → renamed");
                assertThat(notice.urgent()).isFalse();
              });
      assertThat(alarms.openProperty().get()).isEqualTo(2);
      press.run();
      tasks.until(() -> led.size() == 1);
      assertThat(led.getFirst().rule().kind()).isIn(Rule.Kind.CHANGES, Rule.Kind.COUNT);
      assertThat(alarms.openIn(region)).hasSize(2);

      assertThat(page.reasons().allows(Action.CLEAR)).isFalse();
      page.list()
          .choose(page.list().rows().stream().filter(each -> !each.serverId().isEmpty()).toList());
      assertThat(page.chosenServers()).isEqualTo("id:" + made.id());
      assertThat(page.chosenPlaces()).containsExactly(region.key());
      page.acknowledge();
      assertThat(alarms.openProperty().get()).isEqualTo(1);
      cloud.region().servers().delete(made.id());
      // That it went is a change as well.
      tasks.until(() -> isListed(page, Rule.Kind.CHANGES, Alarm.State.OPEN));
      tasks.until(() -> isListed(page, Rule.Kind.COUNT, Alarm.State.ENDED));
      assertThat(page.reasons().allows(Action.CLEAR)).isTrue();
      alarms.leave(region);
      assertThat(page.list().rows()).isEmpty();
      region.dispose();
    }
  }

  /** What stood and what was seen of it is so at the next start, and calls nobody again. */
  @Test
  void whatStandsOutlivesTheProgram(@TempDir Path folder) throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard());
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      cloud.server("one", Map.of());
      Server two = cloud.server("two", Map.of());
      RegionModel region = new RegionModel(cloud.session(), cloud.region(), tasks);
      region.refreshEvery(Duration.ofMillis(100));
      Path file = folder.resolve("alarms.json");
      Alarms before = alarms(tasks, file);
      before.watch(region);
      tasks.until(() -> before.all().size() == 2);
      Alarm seen = named(before, "count > 0 name:one");
      before.acknowledge(List.of(seen));
      tasks.until(
          () ->
              new AlarmStore(file)
                  .load().all().stream().anyMatch(kept -> kept.acknowledged() != null));
      before.dispose();
      cloud.region().servers().delete(two.id());
      cloud.region().inventory().refresh(true);
      tasks.until(() -> region.row(two.id()) == null);

      Alarms after = alarms(tasks, file);
      Notices notices = new Notices(tasks, after, DAY);
      notices.by(desktop, () -> false, ways);
      after.watch(region);
      tasks.until(() -> after.all().size() == 2);
      assertThat(named(after, "count > 0 name:one").acknowledged()).isEqualTo(seen(before));
      assertThat(named(after, "count > 0 name:one").since()).isEqualTo(seen.since());
      assertThat(named(after, "count > 0 name:two").state()).isEqualTo(Alarm.State.ENDED);
      assertThat(after.openProperty().get()).isZero();
      assertThat(shown).isEmpty();
      after.dispose();
      region.dispose();
    }
  }

  private static Alarms alarms(QueueTaskRunner tasks, Path file) {
    Alarms alarms = new Alarms(tasks, new SavedFilters(tasks), InstantSource.system());
    alarms.file().save("count > 0 name:one\ncount > 0 name:two", () -> {});
    alarms.rememberIn(file, complaint -> assertThat(complaint).isEmpty());
    return alarms;
  }

  private static Alarm named(Alarms alarms, String rule) {
    return alarms.all().stream()
        .filter(alarm -> alarm.rule().text().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Instant seen(Alarms alarms) {
    return Objects.requireNonNull(named(alarms, "count > 0 name:one").acknowledged());
  }

  private static boolean isListed(AlarmsPage page, Rule.Kind kind, Alarm.State state) {
    return page.list().rows().stream()
        .anyMatch(each -> each.rule().kind() == kind && each.state() == state);
  }

  private static Alarm alarm(int number, boolean production) {
    return new Alarm(
        "" + number,
        WatchRules.read("error").rules().getFirst(),
        "north/one",
        "north",
        production,
        "id-" + number,
        "web-" + number,
        "No valid host.",
        Instant.EPOCH,
        false,
        false,
        null,
        null);
  }

  @Test
  void manyAreOneNoticeAndAProductionCloudIsLouder() {
    List<Alarm> many = IntStream.rangeClosed(1, 7).mapToObj(i -> alarm(i, i == 7)).toList();
    assertThat(Notices.notice(many.getFirst().rule(), many))
        .isEqualTo(
            new Notice(
                "Server in ERROR: 7 at once",
                "north. web-1, web-2, web-3, web-4, web-5 and 2 more",
                true));
    assertThat(Notices.notice(many.getFirst().rule(), List.of(alarm(1, false))))
        .isEqualTo(new Notice("Server in ERROR: web-1", "north. No valid host.", false));
  }

  @Test
  void aDesktopThatRefusesIsTold() {
    try (QueueTaskRunner tasks = new QueueTaskRunner()) {
      Alarms alarms = new Alarms(tasks, new SavedFilters(tasks), InstantSource.system());
      Notices notices = new Notices(tasks, alarms, NIGHT);
      notices.tryOut();
      tasks.until(() -> notices.toldProperty().get().failed());
      assertThat(notices.toldProperty().get().sentence())
          .contains(": Novadesk cannot show notices on this system yet.");
      notices.by(desktop, () -> true, ways);
      notices.tryOut();
      tasks.until(() -> !notices.toldProperty().get().failed());
      assertThat(notices.toldProperty().get().sentence()).startsWith("A notice was sent at ");
      assertThat(shown).extracting(Notice::title).containsExactly("Novadesk can reach you");
    }
  }
}
