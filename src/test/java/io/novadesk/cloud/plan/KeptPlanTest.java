package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.common.journal.JournalLedger;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the journal keeps of a plan's commands, and what it must not keep. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Each test has a cloud and a journal of its own.
class KeptPlanTest {
  private static final String PASSWORD = "correct-horse-battery";

  @TempDir Path folder;

  private Path file;
  private PlanCloud cloud;
  private Journal journal;
  private JournalLedger ledger;

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("kept.jsonl");
    cloud = PlanCloud.of(30, 0.1);
    journal = Journals.open(file);
    ledger = new JournalLedger(journal);
  }

  @AfterEach
  void end() throws Exception {
    journal.close();
    cloud.close();
  }

  /** Keeps a plan of which nothing was sent. */
  private PlanRecord keep(List<Server> servers, Function<Server, Command> command)
      throws IOException {
    Plan plan = PlanCloud.plan(cloud.region(), servers, PlanOptions.STANDARD, command);
    PlanRecord record = new PlanRecord(ledger, plan);
    record.begin(
        plan,
        cloud.session(),
        Collections.nCopies(servers.size(), new ItemState.Waiting()),
        Collections.nCopies(servers.size(), PlanRecord.Progress.NONE));
    return record;
  }

  private PlanRun kept() throws IOException {
    return KeptWork.read(ledger, cloud.session(), Set.of()).plans().getFirst();
  }

  private List<Command> keptCommands() throws IOException {
    return kept().plan().items().stream().map(item -> item.steps().getFirst()).toList();
  }

  private static void untilLookedUp(PlanRun run) {
    run.lookUp();
    PlanCloud.until(
        () ->
            run.states().stream()
                .noneMatch(s -> s instanceof ItemState.Unknown || s instanceof ItemState.Running),
        Duration.ofSeconds(30));
  }

  @Test
  void aMoveKeepsItsHost() throws Exception {
    List<Command> moves =
        List.of(
            new Migrating.Move(ServerAction.MIGRATE, "compute-02"),
            new Migrating.Move(ServerAction.LIVE_MIGRATE, "compute-03"),
            new Migrating.Move(ServerAction.EVACUATE, null));
    assertKept(moves);
  }

  @Test
  void whatEndsAMigrationKeepsWhichOne() throws Exception {
    assertKept(List.of(new Migrating.Abort("7"), new Migrating.Finish("8")));
  }

  @Test
  void whatIsAttachedKeepsWhatItIs() throws Exception {
    assertKept(
        List.of(
            new Attachment.AttachVolume("v1", "data", null, null),
            new Attachment.DetachVolume("v2", "log"),
            new Attachment.AttachInterface("n1", null, null),
            new Attachment.AttachInterface(null, "p1", null),
            new Attachment.DetachInterface("p2", "10.0.0.9"),
            new ServerLabel.AddTag("blue"),
            new ServerLabel.RemoveTag("red, \u00fc"),
            new ServerLabel.AddSecurityGroup("web"),
            new ServerLabel.RemoveSecurityGroup("db")));
  }

  @Test
  void anEditKeepsWhatItSays() throws Exception {
    List<Command> edits =
        List.of(
            new Command.Edit(new Change(null, "edge 01", null, null, null)),
            new Command.Edit(new Change(null, "", null, null, null)),
            new Command.Edit(new Change("a", null, "10.0.0.1", "fd00::1", "host")));
    assertKept(edits);
  }

  private void assertKept(List<Command> commands) throws Exception {
    List<Server> servers = cloud.idle(commands.size());
    keep(servers, server -> commands.get(servers.indexOf(server)));
    assertThat(keptCommands()).isEqualTo(commands);
  }

  @Test
  void anEditGoesOnAfterACrash() throws Exception {
    List<Server> servers = cloud.idle(3);
    PlanRecord record =
        keep(
            servers,
            server -> new Command.Edit(new Change(null, "of " + server.name(), null, null, null)));
    // The first arrived, the second did not; both are unknown.
    for (Server server : servers.subList(0, 2)) {
      record.sending(servers.indexOf(server), 0, server, newest(server));
    }
    var requests = cloud.region().servers().requests();
    String first = "of " + servers.getFirst().name();
    cloud
        .region()
        .servers()
        .send(requests.update(servers.getFirst().id(), new Change(null, first, null, null, null)));

    PlanRun run = kept();
    untilLookedUp(run);
    assertThat(run.states().getFirst().isDone()).as(run.states().toString()).isTrue();
    assertThat(run.states().subList(1, 3)).allMatch(ItemState.Waiting.class::isInstance);
    run.resume();
    PlanCloud.untilEnded(run);
    assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
    for (Server server : servers) {
      assertThat(cloud.region().servers().get(server.id()).description())
          .isEqualTo("of " + server.name());
    }
  }

  private String newest(Server server) {
    return cloud.region().servers().actions(server.id()).getFirst().requestId();
  }

  @Test
  void aPasswordIsNotKeptAndWhatWasNotSentIsLeftOut() throws Exception {
    List<Server> servers = cloud.idle(4);
    PlanRecord record = keep(servers, _ -> new Command.ChangePassword(Secret.of(PASSWORD)));
    // The first arrived, the second did not, the third failed, the fourth had not come to its turn.
    for (Server server : servers.subList(0, 2)) {
      record.sending(servers.indexOf(server), 0, server, newest(server));
    }
    var requests = cloud.region().servers().requests();
    cloud
        .region()
        .servers()
        .send(requests.changePassword(servers.getFirst().id(), Secret.of(PASSWORD)));
    record.ended(2, PlanRun.ended(new OperationState.Failed("no agent", null), null));
    assertThat(Files.readString(file)).contains("CHANGE_PASSWORD").doesNotContain(PASSWORD);

    PlanRun run = kept();
    assertThat(run.states().get(3)).isInstanceOf(ItemState.LeftOut.class);
    run.lookUp();
    PlanCloud.untilEnded(run);
    assertThat(run.states().getFirst().isDone()).as(run.states().toString()).isTrue();
    assertLeftOut(run.states().get(1));
    assertThat(run.states().get(2).isFailed()).isTrue();
    assertLeftOut(run.states().get(3));

    // Nor is it sent when the person wants it again.
    run.retryFailed();
    PlanCloud.untilEnded(run);
    PlanCloud.until(() -> run.states().get(2) instanceof ItemState.LeftOut, Duration.ofSeconds(30));
    assertLeftOut(run.states().get(2));
    assertThat(cloud.times(servers.getFirst().id(), "changePassword")).isEqualTo(1);
    for (Server server : servers.subList(1, 4)) {
      assertThat(cloud.times(server.id(), "changePassword")).isZero();
    }
    PlanCloud.until(this::nothingIsKept, Duration.ofMinutes(2));
  }

  private static void assertLeftOut(ItemState state) {
    assertThat(state).isInstanceOf(ItemState.LeftOut.class);
    assertThat(((ItemState.LeftOut) state).reason()).contains("password is not stored");
  }

  private boolean nothingIsKept() {
    try {
      return journal.read().isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSnapshotKeepsItsNameAndMetadata() throws Exception {
    assertKept(List.of(new Command.Snapshot("golden", Map.of("made", "by hand"))));
  }

  @Test
  void aLineThatCannotBeReadCostsOneServerOfThePlan() throws Exception {
    List<Server> servers = cloud.idle(3);
    keep(servers, server -> new Command.Plain(ServerAction.STOP));
    journal.close();
    String lines = Files.readString(file);
    String second =
        lines.lines().filter(line -> line.contains("\"item\":\"1\"")).findFirst().orElseThrow();
    Files.writeString(file, lines.replace(second, second.substring(0, second.length() / 2)));
    journal = Journals.open(file);
    ledger = new JournalLedger(journal);
    PlanRun run = kept();
    assertThat(run.plan().items()).hasSize(3);
    assertThat(run.plan().items().get(2).server().id()).isEqualTo(servers.get(2).id());
    assertThat(run.states().get(0)).isInstanceOf(ItemState.Waiting.class);
    assertThat(run.states().get(1)).isInstanceOf(ItemState.LeftOut.class);
    assertThat(run.states().get(2)).isInstanceOf(ItemState.Waiting.class);
    List<String> told = new ArrayList<>();
    journal.complaints().tellTo(told::add);
    assertThat(told).singleElement().asString().contains(file.toString());
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "a server's line of a plan cannot be read", 0, told.getFirst());
  }

  @Test
  void anAnswerWhoseIntentCannotBeReadIsLookedUpAndNotSentAgain() throws Exception {
    List<Server> servers = cloud.idle(1);
    PlanRecord record = keep(servers, server -> new Command.Plain(ServerAction.STOP));
    record.answered(0, new Accepted("req-1", null, null));
    assertThat(kept().states()).singleElement().isInstanceOf(ItemState.Unknown.class);
  }
}
