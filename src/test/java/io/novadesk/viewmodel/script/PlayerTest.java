package io.novadesk.viewmodel.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.common.script.Script;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Journal;
import io.novadesk.profile.LaunchStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.launch.LaunchDesk;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script is shown before it is played, and touches nothing but what was shown. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class PlayerTest {
  @TempDir private Path folder = Path.of(".");

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
  private final AtomicInteger sent = new AtomicInteger();
  private OpenDemo demo;

  @BeforeEach
  void start() throws Exception {
    demo = OpenDemo.as("demo", DemoSettings.standard().withServers(40).withTimeScale(0.02));
  }

  @AfterEach
  void close() {
    console.dispose();
    demo.close();
    tasks.close();
  }

  private void open(Marking marking) {
    // The log itself forgets the oldest.
    var _ =
        demo.session()
            .exchanges()
            .onExchange(
                e -> {
                  if (!e.method().equals("GET") && !e.uri().getPath().contains("/auth/")) {
                    sent.incrementAndGet();
                  }
                });
    console.open(demo.session(), marking);
    tasks.until(
        () ->
            console.servers().rows().size() == 40
                && console.openRegions().stream().noneMatch(r -> r.flavors().isEmpty())
                && console.openRegions().stream()
                    .noneMatch(r -> r.stateProperty().get().asOf() == null));
  }

  private List<ServerRow> web(ServerStatus status) {
    return console.openRegions().getFirst().rows().stream()
        .filter(row -> row.name().startsWith("web-") && row.server().state() == status)
        .toList();
  }

  private PlayViewModel shown(String script) {
    PlayViewModel play = console.scripts().player().open("Night", script);
    tasks.until(() -> !play.lookingProperty().get());
    return play;
  }

  /** What changes something. */
  private int sent() {
    return sent.get();
  }

  private OperationState played(PlayViewModel play) {
    play.play();
    TaskRow row = console.operations().entries().getFirst();
    tasks.until(() -> row.state().isEnd());
    return row.state();
  }

  @Test
  void whatWillHappenIsShownAndThenHappens() {
    open(Marking.NONE);
    int many = web(ServerStatus.ACTIVE).size();
    assertThat(many).isGreaterThan(2);
    PlayViewModel play =
        shown(
            """
            CLOUD=Nowhere
            novadesk server stop --yes --cloud="$CLOUD" --filter='name:web- status:active'
            novadesk server list --cloud="$CLOUD"
            novadesk server start --yes --cloud="$CLOUD" --filter='name:web- status:shutoff'
            """);
    assertThat(play.problemProperty().get()).contains(Text.of("play.notOpen", "Nowhere"));
    assertThat(play.variables()).containsOnlyKeys("CLOUD");
    play.variables().values().forEach(value -> value.set("Demo"));
    tasks.until(() -> !play.lookingProperty().get());
    assertThat(play.problemProperty().get()).isEmpty();
    assertThat(play.steps()).hasSize(3);
    assertThat(play.steps().getFirst().takers()).hasSize(many);
    assertThat(play.steps().getFirst().request()).contains("/action").contains("os-stop");
    assertThat(play.steps().get(1).changesNothing()).isTrue();
    assertThat(sent()).isZero();

    OperationState end = played(play);
    assertThat(end).isEqualTo(new OperationState.Done(Text.of("play.done", 2)));
    assertThat(sent()).isEqualTo(2 * many);
    tasks.until(() -> web(ServerStatus.SHUTOFF).isEmpty());
  }

  @Test
  void whatWasNotShownIsNotTouched() {
    open(Marking.NONE);
    ServerRow other = web(ServerStatus.ACTIVE).getFirst();
    console.commands().give(new Command.Plain(ServerAction.STOP), List.of(other));
    tasks.until(() -> web(ServerStatus.SHUTOFF).stream().anyMatch(other::isSameServer));
    PlayViewModel play = shown("novadesk server pause --filter='name:web- status:active'\n");
    assertThat(play.problemProperty().get()).isEmpty();
    console.commands().give(new Command.Plain(ServerAction.START), List.of(other));
    tasks.until(() -> web(ServerStatus.ACTIVE).stream().anyMatch(other::isSameServer));
    int before = sent();
    OperationState end = played(play);
    String told = Text.of("play.stopped", 1, Text.of("play.others", 1, other.name()));
    assertThat(end).isEqualTo(new OperationState.Failed(told, null));
    assertThat(sent()).isEqualTo(before);
    FaultMatrix.row(Area.COMMAND, "a script's filter finds a server that was not shown", 0, told);
  }

  @Test
  void aLockedCloudIsSentNothing() {
    open(new Marking(Colour.RED, true, ""));
    PlayViewModel play = shown("novadesk server stop --filter=name:web-\n");
    assertThat(play.problemProperty().get()).startsWith("Line 1: ");
    // Locked again after it was looked at.
    console.production().toggle();
    play.refresh();
    tasks.until(() -> !play.lookingProperty().get());
    assertThat(play.problemProperty().get()).isEmpty();
    console.production().toggle();
    OperationState end = played(play);
    assertThat(end).isInstanceOf(OperationState.Failed.class);
    assertThat(sent()).isZero();
    FaultMatrix.row(
        Area.COMMAND,
        "a production cloud is locked while its script waits to be played",
        0,
        ((OperationState.Failed) end).sentence());
  }

  @Test
  void aScriptStopsWhereAServerIsGone() {
    open(Marking.NONE);
    String first = web(ServerStatus.ACTIVE).getFirst().name();
    PlayViewModel play =
        shown(
            """
            novadesk server stop -- %s
            novadesk server stop -- gone-for-ever
            novadesk server start -- %s
            """
                .formatted(first, first));
    assertThat(play.steps().get(1).note()).isEqualTo(Text.of("cli.noServer", "gone-for-ever"));
    OperationState end = played(play);
    String told = Text.of("play.stopped", 2, Text.of("cli.noServer", "gone-for-ever"));
    assertThat(end).isEqualTo(new OperationState.Failed(told, null));
    assertThat(sent()).isEqualTo(1);
    FaultMatrix.row(Area.COMMAND, "a server of a script is gone", 1, told);
  }

  @Test
  void whatCannotBeUnderstoodNamesItsLine() {
    open(Marking.NONE);
    for (String line :
        List.of(
            "novadesk server resize --filter=name:web",
            "novadesk server resize --flavor=none-such --filter=name:web",
            "novadesk server stop",
            "novadesk server stop --force --filter=name:web",
            "novadesk server stop --plan=many --filter=name:web",
            "novadesk server change-password --password-file=- -- x",
            "novadesk server dance -- x",
            "novadesk server stop --filter='status:(('")) {
      PlayViewModel play = shown("# A remark\n" + line + "\n");
      assertThat(play.problemProperty().get()).as(line).startsWith("Line 2: ");
    }
    assertThat(shown("").problemProperty().get()).isEqualTo(Text.of("play.empty"));
    assertThat(sent()).isZero();
  }

  @Test
  void deletingWantsTheNumberOfServers() {
    open(Marking.NONE);
    PlayViewModel play = shown("novadesk server delete --yes --filter='name:web- status:active'\n");
    int many = play.counted();
    assertThat(many).isGreaterThan(1);
    assertThat(play.problemProperty().get()).isEqualTo(Text.of("plan.problem.count", many));
    play.typedCountProperty().set(String.valueOf(many));
    assertThat(play.problemProperty().get()).isEmpty();
  }

  @Test
  void launchesAndMetadataAreRecordedAndPlayedAgain() throws Exception {
    open(Marking.NONE);
    LaunchDesk desk =
        new LaunchDesk(
            tasks,
            console.operations(),
            new LaunchStore(folder.resolve("launch.json")),
            new LaunchBook(new FileJournal(new Journal(folder.resolve("launches.jsonl")))),
            new Pace(Duration.ofMillis(20), 4, Duration.ofMillis(50)));
    desk.onLaunched(console.scripts().recorder()::launched);
    console.scripts().player().launchWith(desk::launch);
    try {
      console.scripts().recorder().start();
      PlayViewModel play =
          shown(
              """
              novadesk server launch --image=ubuntu-24.04 --flavor=m1.small --property=rack=a1 -- new-1 new-2
              novadesk server metadata --set=tier=web --remove=rack -- new-1 new-2
              """);
      assertThat(play.problemProperty().get()).isEmpty();
      assertThat(play.steps().getFirst().request()).contains("\"rack\"");
      assertThat(played(play)).isEqualTo(new OperationState.Done(Text.of("play.done", 2)));
      String recorded = console.scripts().recorder().stop();
      assertThat(Script.read(recorded).steps(Map.of()).getFirst().words())
          .containsExactly(
              "server",
              "launch",
              "--image=ubuntu-24.04",
              "--flavor=m1.small",
              "--property=rack=a1",
              "--cloud=Demo",
              "--",
              "new-1",
              "new-2");
      tasks.until(
          () ->
              console.openRegions().getFirst().rows().stream()
                      .filter(row -> row.name().startsWith("new-"))
                      .filter(row -> "web".equals(row.server().metadata().get("tier")))
                      .filter(row -> !row.server().metadata().containsKey("rack"))
                      .count()
                  == 2);
    } finally {
      desk.dispose();
    }
  }
}
