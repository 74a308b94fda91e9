package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.demo.DemoSettings;
import io.novadesk.record.Sample.Script;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.TestCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a cloud while others work on it, and what becomes of it when files go wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchedCloudTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private TestCloud cloud;

  @BeforeAll
  void open() throws Exception {
    cloud = TestCloud.demo(DemoSettings.standard());
    Inventory inventory = cloud.region().inventory();
    inventory.askEvery(Duration.ofMillis(100));
    inventory.start();
    await(() -> inventory.state().phase() == Inventory.Phase.LIVE);
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("within patience").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private Recorder record(Path path) {
    Recorder recorder =
        new Recorder(path, cloud.session(), InstantSource.system(), Retention.STANDARD, told::add);
    recorder.start(Duration.ofMillis(300));
    return recorder;
  }

  private Recorder recording(Path path) {
    Recorder recorder = record(path);
    await(() -> recorder.mode() == Recorder.Mode.WRITING && recorder.past().begin() != null);
    return recorder;
  }

  private static void end(Recorder recorder) {
    recorder.close();
    recorder.await(PATIENCE);
  }

  private static List<Change> all(Recorder recorder) {
    return recorder.past().changes(Instant.EPOCH, Instant.now().plusSeconds(60), 1_000);
  }

  private Server any(int index) {
    return cloud.region().inventory().all().stream()
        .filter(server -> server.status().equals("ACTIVE") && server.taskState() == null)
        .sorted(java.util.Comparator.comparing(Server::id))
        .toList()
        .get(index);
  }

  @Test
  void tellsWhoRebootedAServerFromElsewhere(@TempDir Path folder) throws Exception {
    Recorder recorder = recording(folder.resolve("a.db"));
    Server server = any(0);
    // Another login, on the other side of the wire from this window.
    cloud
        .adminRegion()
        .servers()
        .send(
            cloud.adminRegion().servers().requests().reboot(server.id(), Servers.RebootType.HARD));
    await(
        () ->
            recorder.past().deeds("RegionOne", server.id()).stream()
                .anyMatch(d -> d.action().equals("reboot")));
    Deed deed =
        recorder.past().deeds("RegionOne", server.id()).stream()
            .filter(d -> d.action().equals("reboot"))
            .findFirst()
            .orElseThrow();
    assertThat(deed.userId()).isEqualTo(cloud.admin().identity().userId());
    assertThat(all(recorder))
        .filteredOn(change -> change.serverId().equals(server.id()))
        .allSatisfy(
            change ->
                assertThat(change.differences())
                    .filteredOn(d -> d.field().equals(ServerFacts.STATUS))
                    .allSatisfy(
                        d -> assertThat(Culprit.of(change, d, List.of(deed))).isEqualTo(deed)));
    end(recorder);
  }

  /**
   * What others do to volumes and addresses is seen, and what the cloud refuses is not invented.
   */
  @Test
  void keepsWhatChangesBesideServers(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Recorder recorder = recording(path);
    Networks networks = Objects.requireNonNull(cloud.region().networks());
    await(
        () -> recorder.past().watched().containsKey(ThingWatch.key(ThingKind.VOLUME, "RegionOne")));
    await(
        () ->
            recorder.past().watched().containsKey(ThingWatch.key(ThingKind.ADDRESS, "RegionOne")));
    assertThat(all(recorder))
        .as("what was there")
        .noneMatch(c -> ThingKind.of(c.serverId()) != null);
    String network =
        networks.networks().stream()
            .filter(Networks.Network::external)
            .findFirst()
            .orElseThrow()
            .id();
    Networks.FloatingIp address = networks.allocate(network, null);
    Volumes own = Objects.requireNonNull(cloud.region().volumes());
    Volumes.Volume made = own.create("scratch-disk", 3, null, null, null);
    await(() -> seen(recorder, made.name(), ServerFacts.STATUS, "available"));
    own.extend(made.id(), 5);
    await(() -> seen(recorder, made.name(), ThingFacts.SIZE, "5"));
    own.delete(made.id());
    networks.release(address.id());
    await(
        () ->
            all(recorder).stream().anyMatch(c -> c.name().equals(made.name()) && c.isDeparture()));
    await(
        () ->
            all(recorder).stream()
                .anyMatch(c -> c.name().equals(address.address()) && c.isDeparture()));
    assertThat(recorder.past().at(Instant.now()).keySet())
        .as("servers alone")
        .allMatch(key -> ThingKind.of(key.id()) == null);
    end(recorder);
    // The next start knows them: nothing is new to it.
    Recorder next = recording(path);
    List<Change> before = ofThings(next);
    Instant begun = Instant.now();
    await(
        () ->
            Objects.requireNonNull(
                    next.past().watched().get(ThingWatch.key(ThingKind.VOLUME, "RegionOne")))
                .isAfter(begun));
    assertThat(ofThings(next)).isEqualTo(before);
    end(next);
    assertThat(told).isEmpty();
  }

  private static List<Change> ofThings(Recorder recorder) {
    return all(recorder).stream().filter(c -> ThingKind.of(c.serverId()) != null).toList();
  }

  private static boolean seen(Recorder recorder, String name, String field, String value) {
    return all(recorder).stream()
        .filter(change -> change.name().equals(name))
        .flatMap(change -> change.differences().stream())
        .anyMatch(d -> d.field().equals(field) && value.equals(d.after()));
  }

  @Test
  void keepsADeletedServerAndItsRecord(@TempDir Path folder) throws Exception {
    Server made = cloud.server("short-lived", Map.of());
    Recorder recorder = recording(folder.resolve("a.db"));
    cloud.region().servers().delete(made.id());
    await(() -> all(recorder).stream().anyMatch(Change::isDeparture));
    await(
        () ->
            recorder.past().deeds("RegionOne", made.id()).stream()
                .anyMatch(d -> d.action().equals("delete")));
    assertThat(all(recorder))
        .filteredOn(Change::isDeparture)
        .extracting(Change::name)
        .containsExactly("short-lived");
    assertThat(recorder.past().audit())
        .as("what this very program sent")
        .anySatisfy(
            line ->
                assertThat(line.line())
                    .contains("\"method\": \"DELETE\"", made.id(), "\"request\": \"req-"));
    end(recorder);
  }

  @Test
  void chainsWhatWasSent(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Recorder recorder = recording(path);
    for (int i = 0; i < 5; i++) {
      recorder.ended(Map.of("action", "REBOOT", "server", "id-" + i, "admin_pass", "sesame-" + i));
    }
    await(() -> recorder.past().audit().size() == 5);
    assertThat(AuditLine.firstBroken(recorder.past().audit())).isZero();
    assertThat(recorder.past().audit().toString()).doesNotContain("sesame");
    end(recorder);
    try (RecordFile file = RecordFile.open(path)) {
      try (Statement statement = file.connection().createStatement()) {
        statement.execute("UPDATE audit SET line = replace(line, 'id-2', 'id-9') WHERE no = 3");
      }
      assertThat(AuditLine.firstBroken(AuditLine.read(file.connection()))).isEqualTo(3);
    }
  }

  @Test
  void beginsAnewWhenTheRecordIsDamaged(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Files.writeString(path, "no database at all, but a text that somebody put there ".repeat(200));
    Recorder recorder = recording(path);
    String sentence = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(sentence).startsWith("The record of demo was damaged. It was kept as");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().contains(".damaged-")))
          .singleElement()
          .satisfies(aside -> assertThat(aside).content().startsWith("no database"));
    }
    end(recorder);
    FaultMatrix.row(Area.FILE, "the record of a cloud is damaged", 0, sentence);
  }

  @Test
  void aClockThatIsFarAheadOfTheCloudsMakesNothingOld(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Instant second = tenDays(path).plus(Duration.ofDays(1));
    writeWithClockAhead(path, Retention.STANDARD);
    Recorder after = recording(path);
    assertThat(all(after)).extracting(Change::observed).contains(second);
    end(after);
  }

  @Test
  void aCloudThatTellsNoTimeMakesNothingOld(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Instant second = tenDays(path).plus(Duration.ofDays(1));
    // Nobody asks this one for anything.
    try (TestCloud away = TestCloud.demo(DemoSettings.standard())) {
      InstantSource ahead = InstantSource.offset(InstantSource.system(), Duration.ofDays(60));
      Recorder recorder = new Recorder(path, away.session(), ahead, Retention.STANDARD, told::add);
      recorder.start(Duration.ofMillis(300));
      recorder.ended(Map.of("action", "STOP"));
      await(() -> recorder.past().audit().size() == 1);
      end(recorder);
    }
    Recorder after = recording(path);
    assertThat(all(after)).extracting(Change::observed).contains(second);
    end(after);
  }

  /** The room on the disk is promised by no clock. */
  @Test
  void whatIsTooMuchGoesThoughTheClockIsFarAhead(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Instant second = tenDays(path).plus(Duration.ofDays(1));
    writeWithClockAhead(path, new Retention(Retention.STANDARD.age(), 1));
    Recorder after = recording(path);
    assertThat(all(after)).extracting(Change::observed).isNotEmpty().doesNotContain(second);
    end(after);
  }

  /**
   * A record of ten days, with a change on each.
   *
   * @return when it begins
   */
  private static Instant tenDays(Path path) throws Exception {
    Instant begin = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS);
    Script web = Script.active("1", "web", begin);
    try (ScriptedRecord record = ScriptedRecord.open(path)) {
      record.at(begin, Sample.page(web.server()), Sample.round(begin));
      for (int day = 1; day < 10; day++) {
        Instant at = begin.plus(Duration.ofDays(day));
        record.at(at, Sample.changed(at, web.named("web-" + day, at).server()));
      }
    }
    return begin;
  }

  private void writeWithClockAhead(Path path, Retention retention) throws Exception {
    InstantSource ahead = InstantSource.offset(InstantSource.system(), Duration.ofDays(60));
    Recorder recorder = new Recorder(path, cloud.session(), ahead, retention, told::add);
    recorder.start(Duration.ofMillis(300));
    Instant then = ahead.instant();
    await(() -> !recorder.past().gaps(then, then.plusSeconds(3_600)).isEmpty());
    end(recorder);
  }

  @Test
  void ofTwoWindowsOneWritesAndTheOtherTakesOver(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Recorder first = recording(path);
    Recorder second = record(path);
    await(() -> second.mode() == Recorder.Mode.READING);
    second.ended(Map.of("action", "STOP"));
    first.ended(Map.of("action", "START"));
    await(() -> first.past().audit().size() == 2);
    assertThat(AuditLine.firstBroken(second.past().audit())).as("one chain").isZero();
    end(first);
    await(() -> second.mode() == Recorder.Mode.WRITING);
    Server server = any(1);
    String name = server.displayName() + "-x";
    cloud.region().servers().rename(server.id(), name);
    await(() -> all(second).stream().anyMatch(change -> change.name().equals(name)));
    assertThat(all(second)).filteredOn(c -> c.isArrival() || c.isDeparture()).isEmpty();
    end(second);
    assertThat(told).isEmpty();
    FaultMatrix.row(Area.FILE, "two windows record the same cloud", 0, "");
  }

  /** What lies on the disk at any moment is what a killed program leaves. */
  @Test
  void losesNothingThatWasWrittenWhenItIsKilled(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    Recorder recorder = recording(path);
    Server server = any(2);
    String name = server.displayName() + "-y";
    cloud.region().servers().rename(server.id(), name);
    await(() -> all(recorder).stream().anyMatch(change -> change.name().equals(name)));
    Path left = Files.createDirectory(folder.resolve("left"));
    for (String part : List.of("", "-wal")) {
      Files.copy(folder.resolve("a.db" + part), left.resolve("a.db" + part));
    }
    end(recorder);
    Recorder next = recording(left.resolve("a.db"));
    assertThat(all(next)).extracting(Change::name).contains(name);
    end(next);
    FaultMatrix.row(Area.FILE, "killed while the record is written", 0, "");
  }

  /** On a disk of its own, which only root may make. */
  @Test
  void tellsOnceThatTheDiskIsFullAndGoesOnWhenThereIsRoom(@TempDir Path folder) throws Exception {
    SmallDisk.assumeThatItCanBeMade(folder);
    try (SmallDisk disk = new SmallDisk(folder)) {
      Recorder recorder = recording(disk.path().resolve("a.db"));
      disk.fill();
      Server server = any(3);
      cloud.region().servers().rename(server.id(), server.displayName() + "-z");
      await(() -> recorder.mode() == Recorder.Mode.BROKEN);
      String sentence = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(sentence)
          .startsWith("What happens in demo cannot be recorded now")
          .endsWith("Novadesk goes on trying.");
      cloud.region().servers().rename(server.id(), server.displayName() + "-zz");
      disk.makeRoom();
      await(() -> recorder.mode() == Recorder.Mode.WRITING || !told.isEmpty());
      assertThat(told).as("told once").isEmpty();
      await(
          () ->
              all(recorder).stream().anyMatch(c -> c.name().equals(server.displayName() + "-zz")));
      assertThat(told).as("told once").isEmpty();
      end(recorder);
      FaultMatrix.row(Area.FILE, "the disk is full while the record is written", 0, sentence);
    }
  }

  /** A later version may have other tables: nothing of it is touched. */
  @Test
  void leavesTheRecordOfALaterVersionAlone(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    try (RecordFile file = RecordFile.open(path);
        Statement statement = file.connection().createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    Recorder recorder = record(path);
    await(() -> recorder.mode() == Recorder.Mode.BROKEN);
    assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("later version");
    end(recorder);
  }
}
