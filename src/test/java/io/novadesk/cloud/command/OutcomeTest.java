package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerJson;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.testing.OpenDemo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server and its record prove, and what they do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Read before all tests.
class OutcomeTest {
  private static final Duration SETTLING = Duration.ofSeconds(8);

  private OpenDemo demo;
  private Server active;

  @BeforeAll
  void read() throws Exception {
    demo = OpenDemo.asMember();
    List<Server> all = new ArrayList<>();
    demo.region().servers().list(ServerQuery.ALL, all::addAll);
    String id = all.stream().filter(s -> "web-04".equals(s.name())).findFirst().orElseThrow().id();
    active = demo.region().servers().get(id);
  }

  @AfterAll
  void close() {
    demo.close();
  }

  private Outcome outcome(ServerAction action) {
    return outcome(action, active, Instant.now());
  }

  private static Outcome outcome(ServerAction action, Server before, Instant sent) {
    return new Outcome(new Command.Plain(action), before, sent, SETTLING);
  }

  private static InstanceAction record(String result, @Nullable Instant finished) {
    return new InstanceAction(
        "reboot",
        "req-1",
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        List.of(
            new InstanceAction.Event(
                "compute_reboot_instance", result, Instant.EPOCH, finished, null, "why", null)));
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, SHUTOFF, true",
    "STOP, ACTIVE, false",
    "PAUSE, PAUSED, true",
    "PAUSE, ACTIVE, false",
    "SUSPEND, SUSPENDED, true",
    "SHELVE, SHELVED_OFFLOADED, true",
    "SHELVE, ACTIVE, false",
    "RESCUE, RESCUE, true",
    "DELETE, ACTIVE, false",
    "DELETE, DELETED, true",
    "DELETE, SOFT_DELETED, true"
  })
  void aStatusProvesIt(ServerAction action, String status, boolean done) {
    OperationState shown = outcome(action).shownBy(active.withStatus(status));
    assertThat(shown).isInstanceOf(done ? Done.class : Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"REBOOT_SOFT", "REBOOT_HARD", "CHANGE_PASSWORD", "CRASH_DUMP", "SNAPSHOT", "BACKUP"})
  void aServerAtRestProvesNothingOf(ServerAction action) {
    assertThat(outcome(action).shownBy(active)).isNull();
  }

  @Test
  void aStatusThatItHadBeforeProvesNothing() {
    Server stopped = active.withStatus("SHUTOFF");
    assertThat(outcome(ServerAction.STOP, stopped, Instant.now()).shownBy(stopped)).isNull();
  }

  @Test
  void whatMovesOtherwiseIsNotOurs() {
    Server rebooting = active.withStatus("REBOOT");
    Server rebuilding = active.withStatus("REBUILD");
    assertThat(outcome(ServerAction.REBOOT_SOFT).shownBy(rebooting)).isInstanceOf(Working.class);
    assertThat(outcome(ServerAction.REBOOT_SOFT).shownBy(rebuilding)).isNull();
  }

  @Test
  void anAcceptedRebootIsNotDoneBeforeItsRecordEnds() {
    assertThat(outcome(ServerAction.REBOOT_SOFT).of(active, record("", null)))
        .isInstanceOf(Working.class);
    assertThat(outcome(ServerAction.REBOOT_SOFT).of(active, record("Success", Instant.EPOCH)))
        .isInstanceOf(Done.class);
    assertThat(outcome(ServerAction.REBOOT_SOFT).of(active, record("Error", Instant.EPOCH)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.sentence()).contains("why"));
  }

  @Test
  void anErrorFailsWhateverWasAsked() {
    assertThat(outcome(ServerAction.STOP).of(active.withStatus("ERROR"), null))
        .isInstanceOf(Failed.class);
  }

  @Test
  void anEarlierCommandThatNothingTellsOfIsNotKnown() {
    assertThat(outcome(ServerAction.STOP).byStateAlone(active, true)).isInstanceOf(Cancelled.class);
    assertThat(outcome(ServerAction.STOP).byStateAlone(active.withStatus("PAUSED"), false))
        .isInstanceOf(Unknown.class);
    assertThat(outcome(ServerAction.STOP).byStateAlone(active.withStatus("SHUTOFF"), false))
        .isInstanceOf(Done.class);
  }

  @Test
  void aResizeThatFellBackIsNotDone() {
    Outcome resize =
        new Outcome(new Command.Resize("2", "m1.small"), active, Instant.now(), SETTLING);
    InstanceAction ended = record("Success", Instant.EPOCH);
    assertThat(resize.of(active.withStatus("VERIFY_RESIZE"), ended))
        .isInstanceOfSatisfying(
            Done.class, done -> assertThat(done.sentence()).contains("m1.small"));
    assertThat(resize.of(active, ended))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.sentence()).contains("former flavor"));
  }

  @ParameterizedTest
  @CsvSource({"CONFIRM_RESIZE", "REVERT_RESIZE"})
  void aResizeThatStillWaitsWasNeitherConfirmedNorReverted(ServerAction action) {
    Server waiting = active.withStatus("VERIFY_RESIZE");
    InstanceAction ended = record("Success", Instant.EPOCH);
    assertThat(outcome(action, waiting, Instant.now()).of(waiting, ended))
        .isInstanceOf(Failed.class);
    assertThat(outcome(action, waiting, Instant.now()).of(active, ended)).isInstanceOf(Done.class);
  }

  @Test
  void aStoppedServerIsRebuiltIntoAStoppedOne() {
    Server stopped = active.withStatus("SHUTOFF");
    InstanceAction ended = record("Success", Instant.EPOCH);
    assertThat(outcome(ServerAction.REBUILD, stopped, Instant.now()).of(stopped, ended))
        .isInstanceOf(Done.class);
    assertThat(outcome(ServerAction.REBUILD, active, Instant.now()).of(stopped, ended))
        .isInstanceOf(Failed.class);
  }

  @Test
  void anErrorThatItHadBeforeIsNotOurs() {
    Server broken = active.withStatus("ERROR");
    assertThat(outcome(ServerAction.REBUILD, broken, Instant.now()).of(broken, record("", null)))
        .isInstanceOf(Working.class);
  }

  @Test
  void aServerThatIsGoneProvesADeleteAndFailsAllElse() {
    assertThat(outcome(ServerAction.DELETE).serverGone()).isInstanceOf(Done.class);
    assertThat(outcome(ServerAction.FORCE_DELETE).serverGone()).isInstanceOf(Done.class);
    assertThat(outcome(ServerAction.STOP).serverGone()).isInstanceOf(Failed.class);
  }

  @Test
  void aDeleteThatEndedIsFailedOnlyWhenTheServerStaysForLong() {
    InstanceAction ended = record("Success", Instant.EPOCH);
    assertThat(outcome(ServerAction.DELETE).of(active, ended)).isInstanceOf(Working.class);
    assertThat(outcome(ServerAction.DELETE, active, Instant.EPOCH).of(active, ended))
        .isInstanceOf(Failed.class);
  }

  @Test
  void withoutARecordAServerThatNeverMovedIsBelievedOnlyAfterAWhile() {
    assertThat(outcome(ServerAction.REBOOT_SOFT).of(active, null)).isInstanceOf(Working.class);
    assertThat(outcome(ServerAction.REBOOT_SOFT, active, Instant.EPOCH).of(active, null))
        .isInstanceOf(Done.class);
    Outcome seen = outcome(ServerAction.REBOOT_SOFT);
    assertThat(seen.of(active.withStatus("REBOOT"), null)).isInstanceOf(Working.class);
    assertThat(seen.of(active, null)).as("it was seen to move").isInstanceOf(Done.class);
  }

  @Test
  void whatStandsStillForLongFailsWithWhatHelps() {
    Working waiting = new Working(null, "rebooting");
    assertThat(outcome(ServerAction.REBOOT_SOFT).hung(waiting, Duration.ofMinutes(5), "req-7"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.sentence()).contains("rebooting", "5 minutes", "hard reboot");
              assertThat(failed.requestId()).isEqualTo("req-7");
            });
    assertThat(outcome(ServerAction.STOP).hung(waiting, Duration.ofSeconds(30), null))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.sentence()).contains("1 minute").doesNotContain("hard reboot"));
  }

  private static Image image(String status, @Nullable Integer progress) {
    return new Image(
        "i",
        "web-04-before",
        status,
        progress,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Map.of());
  }

  @Test
  void aSnapshotIsDoneWhenItsImageIsActive() {
    Outcome snapshot = outcome(ServerAction.SNAPSHOT);
    assertThat(snapshot.ofSnapshot(image("SAVING", 40), null))
        .isInstanceOfSatisfying(
            Working.class, working -> assertThat(working.progress()).isEqualTo(0.4));
    assertThat(snapshot.ofSnapshot(image("SAVING", null), record("Error", Instant.EPOCH)))
        .isInstanceOf(Failed.class);
    assertThat(snapshot.ofSnapshot(image("KILLED", null), null)).isInstanceOf(Failed.class);
    assertThat(snapshot.ofSnapshot(image("ACTIVE", null), null))
        .isInstanceOfSatisfying(
            Done.class, done -> assertThat(done.sentence()).contains("web-04-before"));
    assertThat(snapshot.snapshotGone(null, active)).isInstanceOf(Failed.class);
  }

  /** By host, of which a member of a project knows only a word. */
  private static Server on(String hostId, String status) {
    return ServerJson.read(
        """
        {"server": {"id": "s", "name": "web-04", "status": "%s", "hostId": "%s", "addresses": {}}}\
        """
            .formatted(status, hostId));
  }

  @Test
  void aLiveMigrationIsDoneWhereTheServerRunsElsewhere() {
    InstanceAction ended = record("Success", Instant.EPOCH);
    Server before = on("a", "ACTIVE");
    assertThat(outcome(ServerAction.LIVE_MIGRATE, before, Instant.now()).of(before, ended))
        .isInstanceOf(Failed.class);
    assertThat(
            outcome(ServerAction.LIVE_MIGRATE, before, Instant.now()).of(on("b", "ACTIVE"), ended))
        .isInstanceOf(Done.class);
    assertThat(
            outcome(ServerAction.ABORT_MIGRATION, before, Instant.now())
                .of(on("b", "ACTIVE"), ended))
        .as("it was over before")
        .isInstanceOf(Failed.class);
    assertThat(outcome(ServerAction.ABORT_MIGRATION, before, Instant.now()).of(before, ended))
        .isInstanceOf(Done.class);
  }
}
