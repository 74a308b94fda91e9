package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program is killed in the middle of a plan over 100 servers; the next one goes on. */
@Timeout(180)
class KilledPlanTest {
  private static final int SERVERS = 100;

  @TempDir Path folder;

  @Test
  void goesOnAfterAKillWithoutSendingAnythingTwice() throws Exception {
    Path file = folder.resolve("in-flight.jsonl");
    try (PlanCloud cloud = PlanCloud.of(130, 0.1)) {
      Process child = child(cloud, file);
      try {
        PlanCloud.until(
            () -> cloud.demo().taken("reboot") > SERVERS / 3 || !child.isAlive(),
            Duration.ofSeconds(60));
        assertThat(child.isAlive()).isTrue();
      } finally {
        child.destroyForcibly();
        child.waitFor();
      }
      int takenBeforeTheKill = cloud.demo().taken("reboot");
      assertThat(takenBeforeTheKill).isLessThan(SERVERS);

      try (Journal journal = Journals.open(file)) {
        JournalLedger ledger = new JournalLedger(journal);
        KeptWork kept = KeptWork.read(ledger, cloud.session(), Set.of());
        assertThat(kept.commands()).isEmpty();
        assertThat(kept.plans()).hasSize(1);
        PlanRun run = kept.plans().getFirst();
        List<ItemState> found = run.states();
        assertThat(found).hasSize(SERVERS);
        assertThat(run.status().phase()).isEqualTo(Phase.INTERRUPTED);
        // What was sent and ended, what is unknown, what is left.
        assertThat(found).anyMatch(ItemState::isDone);
        assertThat(found).anyMatch(ItemState.Unknown.class::isInstance);
        assertThat(found).anyMatch(ItemState.Waiting.class::isInstance);

        run.lookUp();
        PlanCloud.until(
            () ->
                run.states().stream()
                    .noneMatch(
                        s -> s instanceof ItemState.Unknown || s instanceof ItemState.Running),
            Duration.ofSeconds(30));
        // Looking up sends nothing, and nobody is told to be done who is not.
        assertThat(cloud.demo().taken("reboot")).isEqualTo(takenBeforeTheKill);
        assertThat(run.states().stream().filter(ItemState::isDone)).hasSize(takenBeforeTheKill);

        run.resume();
        PlanCloud.untilEnded(run);
        assertThat(run.states())
            .allMatch(s -> s instanceof ItemState.Ended e && e.outcome() instanceof Done);
        for (PlanItem item : run.plan().items()) {
          assertThat(cloud.times(item.server().id(), "reboot"))
              .as(item.server().displayName())
              .isEqualTo(1);
        }
        assertThat(cloud.demo().taken("reboot")).isEqualTo(SERVERS);
        // A settled plan leaves nothing behind.
        PlanCloud.until(() -> isEmpty(journal), Duration.ofMinutes(2));
      }
    }
  }

  @Test
  void anIntentWithoutAnAnswerIsSentWhenTheCloudNeverGotIt() throws Exception {
    Path file = folder.resolve("unsent.jsonl");
    try (PlanCloud cloud = PlanCloud.of(30, 0.1);
        Journal journal = Journals.open(file)) {
      JournalLedger ledger = new JournalLedger(journal);
      var servers = cloud.idle(2);
      Plan plan =
          PlanCloud.plan(
              cloud.region(),
              servers,
              PlanOptions.STANDARD,
              _ ->
                  new io.novadesk.cloud.command.Command.Plain(
                      io.novadesk.cloud.action.ServerAction.REBOOT_HARD));
      PlanRecord record = new PlanRecord(ledger, plan);
      record.begin(
          plan,
          cloud.session(),
          Collections.nCopies(2, new ItemState.Waiting()),
          Collections.nCopies(2, PlanRecord.Progress.NONE));
      String newest =
          cloud.region().servers().actions(servers.getFirst().id()).getFirst().requestId();
      record.sending(0, 0, servers.getFirst(), newest);

      PlanRun run = KeptWork.read(ledger, cloud.session(), Set.of()).plans().getFirst();
      assertThat(run.states().getFirst()).isInstanceOf(ItemState.Unknown.class);
      run.lookUp();
      PlanCloud.until(
          () -> run.states().getFirst() instanceof ItemState.Waiting, Duration.ofMinutes(2));
      assertThat(cloud.demo().taken("reboot")).isZero();
      run.resume();
      PlanCloud.untilEnded(run);
      assertThat(run.states()).allMatch(ItemState::isDone);
      assertThat(cloud.demo().taken("reboot")).isEqualTo(2);
    }
  }

  @Test
  void aSingleCommandIsLookedUpAtTheNextStart() throws Exception {
    Path file = folder.resolve("single.jsonl");
    try (PlanCloud cloud = PlanCloud.of(30, 0.1);
        Journal journal = Journals.open(file)) {
      JournalLedger ledger = new JournalLedger(journal);
      var server = cloud.idle(1).getFirst();
      var command =
          new io.novadesk.cloud.command.Command.Plain(
              io.novadesk.cloud.action.ServerAction.SUSPEND);
      CommandRecord record = new CommandRecord(ledger, command, cloud.region(), cloud.session());
      record.sending(server);
      // The program ends here, before the answer came.
      var servers = cloud.region().servers();
      servers.send(servers.requests().suspend(server.id()));

      KeptCommand kept = KeptWork.read(ledger, cloud.session(), Set.of()).commands().getFirst();
      var operation =
          new io.novadesk.cloud.command.Operation(
              kept.command(),
              kept.region(),
              kept.before(),
              kept.record(),
              io.novadesk.cloud.command.Patience.STANDARD,
              _ -> {});
      operation.lookUp(kept.earlier());
      assertThat(operation.state())
          .as(operation.state().toString())
          .isInstanceOf(OperationState.Done.class);
      assertThat(cloud.times(server.id(), "suspend")).isEqualTo(1);
      assertThat(isEmpty(journal)).isTrue();
    }
  }

  private static boolean isEmpty(Journal journal) {
    try {
      return journal.read().isEmpty();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Process child(PlanCloud cloud, Path journal) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            PlanChild.class.getName(),
            cloud.demo().authUrl().toString(),
            cloud.demo().userName(),
            cloud.demo().password(),
            cloud.demo().projectName(),
            journal.toString(),
            Integer.toString(SERVERS),
            "10")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
