package io.novadesk.viewmodel.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Later;
import io.novadesk.profile.LaterStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits is seen, survives, and begins once, at its time, as far as that is still right. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class LaterScriptsTest {
  @TempDir private Path folder = Path.of(".");

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<ConsoleViewModel> windows = new ArrayList<>();
  private OpenDemo demo;

  @BeforeEach
  void start() throws Exception {
    demo = OpenDemo.as("demo", DemoSettings.standard().withServers(40).withTimeScale(0.02));
  }

  @AfterEach
  void close() {
    windows.forEach(ConsoleViewModel::dispose);
    demo.close();
    tasks.close();
  }

  private Path file() {
    return folder.resolve("later.json");
  }

  private LaterStore store() {
    return new LaterStore(file());
  }

  private ConsoleViewModel window() {
    ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
    windows.add(console);
    console.scripts().later().keepIn(file(), complaint -> assertThat(complaint).isEmpty());
    return console;
  }

  private void open(ConsoleViewModel console) {
    console.open(demo.session(), Marking.NONE);
    tasks.until(
        () ->
            console.servers().rows().size() == 40
                && console.openRegions().getFirst().stateProperty().get().asOf() != null);
  }

  private static List<TaskRow> played(ConsoleViewModel console) {
    return console.operations().entries().stream()
        .filter(row -> row.title().equals(Text.of("play.title")))
        .toList();
  }

  private static void keep(ConsoleViewModel console, String script, Duration from, boolean daily) {
    console.scripts().later().add("Night", script, Instant.now().plus(from), daily, () -> {});
  }

  private static String name(ConsoleViewModel console) {
    return console.openRegions().getFirst().rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .map(ServerRow::name)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWaitsBeginsAtItsTimeInOneOfTwoWindows() {
    ConsoleViewModel console = window();
    open(console);
    String name = name(console);
    keep(console, "novadesk server stop -- " + name + "\n", Duration.ofSeconds(2), true);
    tasks.until(() -> console.operations().waiting() == 1);
    assertThat(console.commands().inFlight()).isZero();
    ConsoleViewModel other = window();
    tasks.until(() -> other.operations().waiting() == 1);
    TaskRow waits = other.operations().entries().getFirst();
    tasks.until(() -> waits.state() instanceof OperationState.Working);
    assertThat(waits.sentence()).startsWith("In ");
    assertThat(played(console)).isEmpty();

    tasks.until(() -> played(console).size() + played(other).size() == 1);
    TaskRow run = played(console).isEmpty() ? played(other).getFirst() : played(console).getFirst();
    tasks.until(() -> run.state().isEnd());
    // Tomorrow's is in the file, once; each window has seen the end of today's.
    tasks.until(() -> waits.state().isEnd());
    assertThat(played(console).size() + played(other).size()).isEqualTo(1);
    List<Later> kept = store().load().all();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().at()).isAfter(Instant.now().plus(Duration.ofHours(20)));
    FaultMatrix.row(
        Area.COMMAND, "two windows wait for the time of one script", 1, waits.sentence());
  }

  @Test
  void whatIsCancelledIsForgottenAndTheEndOfTheProgramForgetsNothing() {
    ConsoleViewModel console = window();
    keep(console, "novadesk server stop -- x\n", Duration.ofHours(3), false);
    tasks.until(() -> console.operations().waiting() == 1);
    keep(console, "novadesk server start -- x\n", Duration.ofHours(4), false);
    tasks.until(() -> console.operations().waiting() == 2);
    TaskRow row = console.operations().entries().getFirst();
    tasks.until(() -> row.state() instanceof OperationState.Working);
    console.operations().cancel(console.operations().rows().getFirst());
    tasks.until(() -> row.state().isEnd());
    assertThat(row.sentence()).isEqualTo(Text.of("later.cancelled"));
    tasks.until(() -> store().load().all().size() == 1);
    console.dispose();
    ConsoleViewModel next = window();
    tasks.until(() -> next.operations().waiting() == 1);
    assertThat(next.scripts().later().missed()).isEmpty();
  }

  @Test
  void whatWasMissedIsAskedAboutAndNotPlayed() throws Exception {
    Instant past = Instant.now().minus(Duration.ofHours(5));
    store().add(new Later("a", "Once", "novadesk server stop -- x\n", past, false));
    store().add(new Later("b", "Daily", "novadesk server stop -- x\n", past, true));
    ConsoleViewModel console = window();
    LaterScripts later = console.scripts().later();
    tasks.until(() -> later.missed().size() == 2);
    assertThat(played(console)).isEmpty();
    assertThat(store().load().all()).hasSize(2);
    List.copyOf(later.missed()).forEach(later::seen);
    tasks.until(() -> console.operations().waiting() == 1);
    List<Later> kept = store().load().all();
    assertThat(kept).extracting(Later::name).containsExactly("Daily");
    assertThat(kept.getFirst().at()).isAfter(Instant.now());
    FaultMatrix.row(
        Area.COMMAND,
        "the window was closed at the time of a script",
        0,
        Text.of("later.missed", later.exactly(new Later("a", "Once", "", past, false))));
  }

  @Test
  void aCloudThatIsNotThereIsToldAndNothingIsSent() {
    ConsoleViewModel console = window();
    keep(console, "novadesk server stop --cloud=Demo -- x\n", Duration.ofMillis(300), false);
    tasks.until(() -> played(console).size() == 1);
    TaskRow run = played(console).getFirst();
    tasks.until(() -> run.state().isEnd());
    assertThat(run.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(run.sentence()).contains(Text.of("play.notOpen", "Demo"));
    assertThat(store().load().all()).isEmpty();
    FaultMatrix.row(
        Area.COMMAND, "the cloud of a waiting script is not open at its time", 0, run.sentence());
  }

  @Test
  void aDraftedPlanWaitsAsAScript() {
    ConsoleViewModel console = window();
    open(console);
    List<ServerRow> active =
        console.openRegions().getFirst().rows().stream()
            .filter(row -> row.server().state() == ServerStatus.ACTIVE)
            .filter(row -> row.name().startsWith("web-"))
            .limit(3)
            .toList();
    console.plans().draft(ServerAction.STOP, active);
    PlanDraft draft =
        ((PlansViewModel.Page.Draft) Objects.requireNonNull(console.plans().pageProperty().get()))
            .draft();
    draft.atOnceProperty().set(2);
    String script = console.scripts().scriptOf(draft);
    assertThat(script).contains("novadesk server stop --plan=2 --stop-after=2 --yes --cloud=");
    PlayViewModel play = console.scripts().player().open("", script);
    tasks.until(() -> !play.lookingProperty().get());
    assertThat(play.problemProperty().get()).isEmpty();
    assertThat(play.steps().getFirst().takers())
        .extracting(ServerRow::name)
        .containsExactlyElementsOf(active.stream().map(ServerRow::name).toList());
  }

  @Test
  void timesAreUnderstoodAsTheyAreTyped() {
    LaterTime time = new LaterTime(Instant.parse("2030-01-31T21:00:00Z"), ZoneOffset.UTC);
    assertThat(time.read("22:00")).hasValue(Instant.parse("2030-01-31T22:00:00Z"));
    assertThat(time.read(" 6:30 ")).hasValue(Instant.parse("2030-02-01T06:30:00Z"));
    assertThat(time.read("2030-02-03 04:05")).hasValue(Instant.parse("2030-02-03T04:05:00Z"));
    for (String typed : List.of("", "22", "25:00", "2030-01-30 22:00", "2030-02-30 22:00", "ten")) {
      assertThat(time.read(typed)).as(typed).isEmpty();
      assertThat(time.told(typed)).isEqualTo(Text.of("later.how"));
    }
  }
}
