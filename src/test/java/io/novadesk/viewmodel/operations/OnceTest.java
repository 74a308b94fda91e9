package io.novadesk.viewmodel.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a cloud that hangs, what a person asks for three times is sent once. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class OnceTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private SpoiledDemo demo;
  private RegionModel region;

  @BeforeEach
  void open() throws Exception {
    demo = SpoiledDemo.asMember();
    console.open(demo.session(), Marking.NONE);
    region = console.openRegions().getFirst();
    tasks.until(() -> console.servers().rows().size() > 40 && !region.images().isEmpty());
    demo.gateway().judge(this::hang);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    console.dispose();
    tasks.close();
    demo.close();
  }

  /** What changes something waits until the test lets it go on. */
  private Mood hang(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("GET")
        && !exchange.getRequestURI().getPath().contains("/auth/")) {
      sent.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      try {
        goOn.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return Mood.HONEST;
  }

  private List<ServerRow> active() {
    Predicate<ServerRow> usual =
        row ->
            row.region().equals(region)
                && row.server().state() == ServerStatus.ACTIVE
                && !Boolean.TRUE.equals(row.server().locked())
                && row.server().imageId() != null;
    return console.servers().rows().stream().filter(usual).toList();
  }

  private static Command command(ServerAction action, ServerRow row) {
    return switch (action) {
      case RESIZE -> new Command.Resize("1", "m1.tiny");
      case REBUILD ->
          new Command.Rebuild(
              Rebuild.from(Objects.requireNonNull(row.server().imageId())), "image");
      case SNAPSHOT -> new Command.Snapshot("snapshot", Map.of());
      case BACKUP -> new Command.Backup("backup", "daily", 1);
      case RENAME -> new Command.Rename("renamed");
      case EDIT -> new Command.Edit(new ServerRequests.Change(null, "described", null, null, null));
      case CHANGE_PASSWORD -> new Command.ChangePassword(Secret.of("a secret"));
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> new Migrating.Move(action, null);
      case ABORT_MIGRATION -> new Migrating.Abort("1");
      case FINISH_MIGRATION -> new Migrating.Finish("1");
      case RESET_STATE -> new Command.ResetState(true);
      case ATTACH_VOLUME -> new Attachment.AttachVolume("v", "v", null, null);
      case DETACH_VOLUME -> new Attachment.DetachVolume("v", "v");
      case ATTACH_INTERFACE -> new Attachment.AttachInterface("n", null, null);
      case DETACH_INTERFACE -> new Attachment.DetachInterface("p", "p");
      case ADD_SECURITY_GROUP -> new ServerLabel.AddSecurityGroup("default");
      case REMOVE_SECURITY_GROUP -> new ServerLabel.RemoveSecurityGroup("default");
      case ADD_TAG -> new ServerLabel.AddTag("blue");
      case REMOVE_TAG -> new ServerLabel.RemoveTag("blue");
      default -> new Command.Plain(action);
    };
  }

  @Test
  void everyActionIsSentOnce() {
    List<ServerRow> servers = active();
    List<CommandRow> first = new ArrayList<>();
    int next = 0;
    for (ServerAction action : ServerAction.values()) {
      if (action == ServerAction.EDIT_METADATA) {
        continue; // A page of its own, whose button is off while it saves.
      }
      ServerRow row = servers.get(next++ % servers.size());
      Command command = command(action, row);
      first.add(console.operations().start(command, row));
      for (int again = 0; again < 2; again++) {
        console.commands().give(command, List.of(row));
        OperationRow refused = console.operations().rows().getFirst();
        tasks.until(() -> refused.state().isEnd());
        assertThat(refused.state()).as(action.name()).isInstanceOf(OperationState.Failed.class);
        assertThat(refused.sentence()).contains("already on its way");
        assertThat(refused.isRepeatable()).isFalse();
      }
    }
    // Whoever goes round the list of tasks, as a plan does, is refused as well.
    CommandRow stop =
        first.stream()
            .filter(r -> r.command().action() == ServerAction.STOP)
            .findFirst()
            .orElseThrow();
    ServerRow stopped = Objects.requireNonNull(stop.server());
    Operation plan = new Operation(stop.command(), demo.region(), stopped.server(), _ -> {});
    plan.run();
    assertThat(plan.state()).isInstanceOf(OperationState.Cancelled.class);

    goOn.countDown();
    tasks.until(() -> first.stream().allMatch(row -> row.state().isEnd()));
    assertThat(sent).hasSize(first.size());
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND,
        "three clicks on each of " + first.size() + " actions while the cloud hangs",
        sent.size(),
        "Not sent: the same command is already on its way to this server.");
  }

  @Test
  void differentVolumesAndTagsAreDifferentWishes() {
    ServerRow row = active().getFirst();
    CommandRow blue = console.operations().start(new ServerLabel.AddTag("blue"), row);
    CommandRow green = console.operations().start(new ServerLabel.AddTag("green"), row);
    goOn.countDown();
    tasks.until(() -> blue.state().isEnd() && green.state().isEnd());
    assertThat(List.of(blue.state(), green.state()))
        .allMatch(OperationState.Done.class::isInstance);
  }

  @Test
  void aRefusalThatOurOwnCommandCausedIsNotLearned() {
    goOn.countDown();
    ServerRow row = active().getFirst();
    CommandRow first = console.operations().start(new Command.Plain(ServerAction.REBOOT_HARD), row);
    tasks.until(
        () ->
            first.state() instanceof OperationState.Accepted
                || first.state() instanceof OperationState.Working
                || first.state().isEnd());
    CommandRow second = console.operations().start(new Command.Plain(ServerAction.PAUSE), row);
    tasks.until(() -> first.state().isEnd() && second.state().isEnd());
    ServerRow now = Objects.requireNonNull(region.row(row.server().id()));
    assertThat(demo.region().refusals().of(row.server(), ServerAction.PAUSE)).isNull();
    assertThat(demo.region().refusals().of(now.server(), ServerAction.PAUSE)).isNull();
  }

  @Test
  void anImageIsDeletedOnce() {
    console.navigation().select(region.key() + "/images");
    String owner = Objects.requireNonNull(demo.session().identity().project()).id();
    tasks.until(() -> !console.pages().images().list().rows().isEmpty());
    console
        .pages()
        .images()
        .list()
        .select(
            console.pages().images().list().rows().stream()
                .filter(i -> owner.equals(i.owner()) && !Boolean.TRUE.equals(i.isProtected()))
                .findFirst()
                .orElseThrow());
    console.pages().images().delete();
    OperationRow first = console.operations().rows().getFirst();
    console.pages().images().delete();
    OperationRow second = console.operations().rows().getFirst();
    assertThat(second.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(second.sentence()).contains("already on its way");
    goOn.countDown();
    tasks.until(() -> first.state().isEnd());
    assertThat(first.state()).as(first.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(sent).hasSize(1);
  }
}
