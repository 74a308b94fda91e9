package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.record.Sample.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of a cloud, written at the times that it happened, and what the record says of it. */
class ScriptedWeekTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");

  private static final Script WEB = Script.active("1", "web", FRIDAY.minusSeconds(90_000));
  private static final Script DB = Script.active("2", "db", FRIDAY.minusSeconds(90_000));
  private static final Script OLD = Script.active("3", "old", FRIDAY.minusSeconds(90_000));

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void place() {
    path = folder.resolve("cloud/record.db");
  }

  private static Instant friday(int minutes) {
    return FRIDAY.plusSeconds(60L * minutes);
  }

  private static List<String> told(List<Change> changes) {
    return changes.stream()
        .flatMap(
            change ->
                change.differences().stream()
                    .map(
                        d ->
                            change.name() + " " + d.field() + " " + d.before() + " > " + d.after()))
        .sorted()
        .toList();
  }

  private static @Nullable String name(ScriptedRecord record, Instant at, Past.ServerKey server) {
    return record.past.at(at).getOrDefault(server, ServerFacts.NONE).get(ServerFacts.NAME);
  }

  private static void begin(ScriptedRecord record) throws Exception {
    record.at(FRIDAY, Sample.page(WEB.server(), DB.server(), OLD.server()), Sample.round(FRIDAY));
  }

  @Test
  void listsExactlyTheScriptedChanges() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      assertThat(record.past.changes(Instant.EPOCH, MONDAY, 100)).as("what was there").isEmpty();
      Script renamed = WEB.named("web-blue", friday(5));
      record.at(friday(5), Sample.changed(friday(5), renamed.server()));
      Script busy = DB.in("REBOOT", friday(9)).doing("rebooting", friday(9));
      record.at(friday(9), Sample.changed(friday(9), busy.server()));
      record.at(friday(10), Sample.changed(friday(10), DB.doing(null, friday(10)).server()));
      record.at(friday(11), Sample.gone(friday(11), "3"));
      assertThat(told(record.past.changes(FRIDAY.plusSeconds(1), MONDAY, 100)))
          .containsExactlyInAnyOrder(
              "web-blue name web > web-blue",
              "db status ACTIVE > REBOOT",
              "db task_state null > rebooting",
              "db power_state 1 > 4",
              "db status REBOOT > ACTIVE",
              "db task_state rebooting > null",
              "db power_state 4 > 1",
              "old listed yes > null",
              "old name old > null",
              "old status ACTIVE > null",
              "old power_state 1 > null",
              "old flavor m1.small > null",
              "old image image-1 > null",
              "old addresses private=10.0.0.7 > null",
              "old host compute-1 > null",
              "old availability_zone nova > null",
              "old locked false > null",
              "old key_name key > null",
              "old security_groups default > null",
              "old user user-1 > null");
      assertThat(told(record.past.difference(FRIDAY, MONDAY)))
          .as("a reboot that is over is no difference")
          .filteredOn(line -> !line.startsWith("old"))
          .containsExactly("web-blue name web > web-blue");
      assertThat(record.past.changes(FRIDAY, MONDAY, 100))
          .extracting(Change::time)
          .containsExactly(friday(11), friday(10), friday(9), friday(5));
    }
  }

  @Test
  void findsAtTheFirstLookWhatHappenedWhileNobodyWatched() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      record.at(friday(1), Sample.round(friday(1)));
    }
    Server fresh = Script.active("9", "fresh", MONDAY.minusSeconds(60)).server();
    Instant sunday = MONDAY.minus(Duration.ofHours(20));
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      record.at(
          MONDAY,
          Sample.page(WEB.in("ERROR", sunday).server()),
          Sample.page(DB.server(), fresh),
          Sample.round(MONDAY));
      List<Change> changes = record.past.changes(friday(2), MONDAY, 100);
      assertThat(changes).extracting(Change::name).containsExactlyInAnyOrder("web", "fresh", "old");
      assertThat(changes)
          .filteredOn(change -> change.name().equals("web"))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.time()).as("the event's own time").isEqualTo(sunday);
                assertThat(change.observed()).isEqualTo(MONDAY);
              });
      assertThat(changes)
          .filteredOn(Change::isArrival)
          .extracting(Change::name)
          .containsExactly("fresh");
      assertThat(changes)
          .filteredOn(Change::isDeparture)
          .extracting(Change::name)
          .containsExactly("old");
      assertThat(record.past.gaps(FRIDAY, MONDAY))
          .containsExactly(new Gap(ScriptedRecord.REGION, friday(1), MONDAY));
    }
  }

  /** A list that broke off says nothing of the servers that were not read yet. */
  @Test
  void takesNoServerForGoneBeforeTheListIsWhole() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
    }
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      record.at(MONDAY, Sample.page(WEB.server()));
      assertThat(record.past.changes(friday(1), MONDAY, 100)).isEmpty();
      assertThat(record.past.gaps(FRIDAY, MONDAY)).as("nobody watches yet").isEmpty();
    }
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      assertThat(record.past.at(MONDAY)).as("nothing is lost by it").hasSize(3);
    }
  }

  @Test
  void showsEveryServerAsItWasAtAnyMoment() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      record.at(friday(5), Sample.changed(friday(5), WEB.named("web-blue", friday(5)).server()));
      record.at(friday(9), Sample.gone(friday(9), "3"));
      Past.ServerKey web = new Past.ServerKey(ScriptedRecord.REGION, "1");
      assertThat(record.past.at(FRIDAY.minusSeconds(1))).as("before watching began").isEmpty();
      assertThat(record.past.at(friday(4))).hasSize(3);
      assertThat(name(record, friday(4), web)).isEqualTo("web");
      assertThat(name(record, friday(6), web)).isEqualTo("web-blue");
      assertThat(record.past.at(friday(10))).hasSize(2);
    }
  }

  @Test
  void keepsNoSecretOfTheMetadata() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      record.at(
          friday(1),
          Sample.changed(
              friday(1),
              WEB.with(Map.of("db_password", "hunter2-sesame", "role", "front"), friday(1))
                  .server()));
      assertThat(told(record.past.of(ScriptedRecord.REGION, "1")))
          .contains("web metadata.db_password null > ***", "web metadata.role null > front");
    }
    try (var files = Files.list(folder.resolve("cloud"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllBytes(file))
            .as(file.toString())
            .asString()
            .doesNotContain("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  /** What a delta brings twice, or late, is no second change. */
  @Test
  void countsWhatComesTwiceOnce() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      Server renamed = WEB.named("web-blue", friday(5)).server();
      record.at(friday(5), Sample.changed(friday(5), renamed), Sample.changed(friday(5), renamed));
      assertThat(record.past.changes(friday(0), MONDAY, 100)).hasSize(1);
    }
  }

  /** A reboot may be over between two looks: the cloud's own record has to tell of it. */
  @Test
  void noticesThatSomethingWasDoneWithoutADifference() {
    RegionWatch watch = new RegionWatch(ScriptedRecord.REGION, _ -> true, null, null);
    watch.take(Sample.changed(FRIDAY, WEB.server()), FRIDAY);
    RegionWatch.Look look =
        watch.take(Sample.changed(friday(1), WEB.in("ACTIVE", friday(1)).server()), friday(1));
    assertThat(look.changes()).isEmpty();
    assertThat(look.stirred()).extracting(Change::serverId).containsExactly("1");
  }

  /** A clock that is set back makes a gap that says so, and hides nothing that is recorded then. */
  @Test
  void survivesAClockThatIsSetBack() throws Exception {
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      begin(record);
      record.at(friday(600), Sample.round(friday(600)));
      record.at(friday(5), Sample.changed(friday(5), WEB.named("a", friday(5)).server()));
      record.at(friday(6), Sample.changed(friday(6), WEB.named("b", friday(6)).server()));
      assertThat(record.past.changes(friday(4), friday(7), 100)).hasSize(2);
      assertThat(record.past.gaps(FRIDAY, MONDAY))
          .contains(new Gap(ScriptedRecord.REGION, friday(600), friday(5)));
    }
  }

  private static final Past.ServerKey WEB_KEY = new Past.ServerKey(ScriptedRecord.REGION, "1");

  /** What was stamped with a time that has not come hides nothing that is recorded after it. */
  @Test
  void survivesAClockThatWasAhead() throws Exception {
    int year = 365 * 24 * 60;
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      record.at(
          friday(year),
          Sample.page(WEB.server(), DB.server(), OLD.server()),
          Sample.round(friday(year)));
      Server ahead = WEB.named("ahead", friday(year + 1)).server();
      record.at(friday(year + 1), Sample.changed(friday(year + 1), ahead));
    }
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      record.at(
          friday(3),
          Sample.page(WEB.named("ahead", friday(2)).server(), DB.server(), OLD.server()),
          Sample.round(friday(3)));
      record.at(friday(5), Sample.changed(friday(5), WEB.named("a", friday(5)).server()));
      record.at(friday(6), Sample.changed(friday(6), WEB.named("b", friday(6)).server()));
      assertThat(record.past.changes(friday(4), friday(7), 100))
          .extracting(Change::name)
          .hasSize(2);
      assertThat(record.past.begin()).isBeforeOrEqualTo(friday(5));
      assertThat(record.past.at(friday(7))).hasSize(3);
      assertThat(name(record, friday(7), WEB_KEY)).isEqualTo("b");
      assertThat(name(record, friday(5), WEB_KEY)).isEqualTo("a");
    }
  }

  /** A dead battery sets a clock far back: what is kept did not become old by it. */
  @Test
  void dropsNothingWhileOrAfterTheClockIsBehind() throws Exception {
    Retention week = new Retention(Duration.ofDays(7), Long.MAX_VALUE);
    try (ScriptedRecord record = ScriptedRecord.open(path, week)) {
      begin(record);
      record.at(friday(5), Sample.changed(friday(5), WEB.named("a", friday(5)).server()));
      record.at(friday(6), Sample.changed(friday(6), WEB.named("b", friday(6)).server()));
    }
    Instant behind = Instant.EPOCH.plus(Duration.ofDays(1));
    try (ScriptedRecord record = ScriptedRecord.open(path, week)) {
      record.at(
          behind,
          Sample.page(WEB.named("c", behind).server(), DB.server(), OLD.server()),
          Sample.round(behind));
    }
    try (ScriptedRecord record = ScriptedRecord.open(path, week)) {
      record.at(
          friday(60),
          Sample.page(WEB.named("d", friday(60)).server(), DB.server(), OLD.server()),
          Sample.round(friday(60)));
      assertThat(record.past.changes(FRIDAY, friday(61), 100))
          .extracting(Change::observed)
          .contains(friday(5), friday(6), friday(60));
      assertThat(name(record, friday(5), WEB_KEY)).isEqualTo("a");
      assertThat(name(record, friday(61), WEB_KEY)).isEqualTo("d");
    }
  }

  @Test
  void dropsWhatIsTooOldAndKeepsTheRest() throws Exception {
    Retention week = new Retention(Duration.ofDays(7), Long.MAX_VALUE);
    try (ScriptedRecord record = ScriptedRecord.open(path, week)) {
      begin(record);
      for (int day = 0; day < 20; day++) {
        Instant at = friday(60 * 24 * day + 5);
        record.at(at, Sample.changed(at, WEB.named("web-" + day, at).server()));
      }
      Instant end = friday(60 * 24 * 20);
      record.at(end, Sample.round(end));
      List<Change> left = record.past.changes(Instant.EPOCH, end, 100);
      assertThat(left).hasSizeBetween(7, 9);
      assertThat(left.getFirst().name()).isEqualTo("web-19");
      Instant later = end.minus(Duration.ofDays(3));
      assertThat(record.past.at(later)).hasSize(3);
    }
  }
}
