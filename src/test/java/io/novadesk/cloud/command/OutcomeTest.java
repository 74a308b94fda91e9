package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
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
    return new Outcome(new Command.Plain(action), before, sent, Duration.ofSeconds(8));
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
}
