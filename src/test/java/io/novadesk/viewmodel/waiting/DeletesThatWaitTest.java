package io.novadesk.viewmodel.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.WaitingDeletes;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SpoiledDemo;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits can be taken back, and only what is still meant is deleted. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class DeletesThatWaitTest {
  private static final Duration USUAL = Duration.ofMinutes(5);

  @TempDir private Path folder = Path.of(".");

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final List<Window> windows = new ArrayList<>();
  private OpenDemo demo;

  @BeforeEach
  void start() throws Exception {
    demo = OpenDemo.as("demo", DemoSettings.standard().withServers(20).withTimeScale(0.02));
  }

  @AfterEach
  void close() {
    windows.forEach(Window::close);
    demo.close();
    tasks.close();
  }

  /** What one window of the program has of it. */
  private final class Window {
    private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
    private final PlansViewModel plans = new PlansViewModel(tasks, Ledger.NONE, operations);
    private final List<RegionModel> open = new ArrayList<>();
    private final DeletesThatWait deletes =
        new DeletesThatWait(tasks, operations, plans, () -> open, now::get);

    Window() {
      windows.add(this);
      deletes.keepIn(file(), complaint -> assertThat(complaint).isEmpty());
    }

    RegionModel open(Session session) {
      ProductionGuard guard = new ProductionGuard(new Marking(Colour.RED, true), tasks, now::get);
      guard.unlock();
      RegionModel region = new RegionModel(session, session.regions().getFirst(), tasks, guard);
      open.add(region);
      plans.opened(session, open);
      tasks.until(() -> region.stateProperty().get().asOf() != null && !region.rows().isEmpty());
      return region;
    }

    JobRow waits() {
      tasks.until(
          () ->
              !rows().isEmpty()
                  && rows().getFirst().waitsForItsTime()
                  && rows().getFirst().state() instanceof OperationState.Working);
      return rows().getFirst();
    }

    List<JobRow> rows() {
      return operations.rows().stream()
          .filter(JobRow.class::isInstance)
          .map(JobRow.class::cast)
          .toList();
    }

    /** The program ends. */
    void end() {
      deletes.dispose();
      rows().forEach(operations::cancel);
      tasks.until(() -> rows().stream().allMatch(row -> row.state().isEnd()));
      close();
    }

    void close() {
      deletes.dispose();
      rows().forEach(operations::cancel);
      open.forEach(RegionModel::dispose);
      open.clear();
    }
  }

  private Path file() {
    return folder.resolve("deletes.json");
  }

  private int kept() {
    return new WaitingDeletes(file()).load().all().size();
  }

  private static ServerRow active(RegionModel region) {
    return region.rows().stream()
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .filter(row -> !row.server().volumeIds().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Command delete() {
    return new Command.Plain(ServerAction.DELETE);
  }

  private List<Exchange> sent(Session session, String method) {
    return session.exchanges().all().stream().filter(e -> e.method().equals(method)).toList();
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private JobRow given(Window window, ServerRow server) {
    long before = window.rows().stream().filter(JobRow::waitsForItsTime).count();
    assertThat(window.deletes.takes(delete(), server)).isTrue();
    tasks.until(() -> window.rows().stream().filter(JobRow::waitsForItsTime).count() == before + 1);
    return window.waits();
  }

  @Test
  void oneOfTwoWindowsSendsItOnceAndOnlyAtItsTime() {
    Window first = new Window();
    ServerRow server = active(first.open(demo.session()));
    JobRow row = given(first, server);
    assertThat(row.sentence()).isEqualTo("Will be deleted in 5:00");
    assertThat(row.stopTitle()).isEqualTo(Text.of("delete.wait.not"));
    pass(Duration.ofMinutes(4));
    tasks.until(() -> row.sentence().equals("Will be deleted in 1:00"));
    Window second = new Window();
    second.open(demo.session());
    JobRow other = second.waits();
    assertThat(sent(demo.session(), "DELETE")).isEmpty();

    pass(Duration.ofMinutes(1));
    tasks.until(() -> row.state().isEnd() && other.state().isEnd());
    tasks.until(() -> first.open.getFirst().row(server.server().id()) == null);
    assertThat(sent(demo.session(), "DELETE")).hasSize(1);
    assertThat(List.of(row.sentence(), other.sentence()))
        .containsExactlyInAnyOrder(Text.of("delete.wait.begun"), Text.of("delete.wait.elsewhere"));
    assertThat(kept()).isZero();
    FaultMatrix.row(
        Area.COMMAND, "two windows wait to delete one server", 1, Text.of("delete.wait.elsewhere"));
  }

  @Test
  void whatIsTakenBackIsNeverSent() {
    Window window = new Window();
    ServerRow server = active(window.open(demo.session()));
    JobRow row = given(window, server);
    assertThat(window.deletes.takes(delete(), server)).isTrue();
    OperationRow twice = window.operations.rows().getFirst();
    tasks.until(() -> twice.state().isEnd());
    assertThat(twice.sentence()).isEqualTo(Text.of("delete.wait.twice"));
    window.operations.cancel(row);
    tasks.until(() -> row.state().isEnd());
    assertThat(row.sentence()).isEqualTo(Text.of("delete.wait.dropped"));
    tasks.until(() -> kept() == 0);
    // What was taken back may be given once more, and sent at once.
    JobRow again = given(window, server);
    again.now();
    tasks.until(() -> window.open.getFirst().row(server.server().id()) == null);
    assertThat(sent(demo.session(), "DELETE")).hasSize(1);
  }

  @Test
  void whatIsNoLongerWhatWasMeantStays() {
    Window window = new Window();
    RegionModel region = window.open(demo.session());
    ServerRow server = active(region);
    String id = server.server().id();
    JobRow row = given(window, server);
    demo.region().servers().rename(id, "precious");
    pass(USUAL);
    tasks.until(() -> row.state().isEnd());
    assertThat(row.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(row.sentence()).isEqualTo(Text.of("delete.wait.renamed", server.name(), "precious"));
    FaultMatrix.row(Area.COMMAND, "a server that waits is renamed by others", 0, row.sentence());

    demo.region().servers().rename(id, server.name());
    JobRow second = given(window, server);
    String volume = server.server().volumeIds().getFirst();
    demo.region().servers().attachments().detachVolume(id, volume);
    tasks.until(
        () -> {
          region.reread(id);
          ServerRow seen = region.row(id);
          return seen != null && seen.server().volumeIds().isEmpty();
        });
    pass(USUAL);
    tasks.until(() -> second.state().isEnd());
    assertThat(second.sentence()).isEqualTo(Text.of("delete.wait.less", server.name(), volume));
    assertThat(sent(demo.session(), "DELETE"))
        .allMatch(exchange -> exchange.uri().toString().contains("attachments"));
    assertThat(demo.region().servers().get(id).name()).isEqualTo(server.name());
  }

  @Test
  void afterARestartNothingIsSentBeforeSomebodySaysSo() {
    Window before = new Window();
    ServerRow server = active(before.open(demo.session()));
    given(before, server);
    before.end();
    assertThat(kept()).isEqualTo(1);

    Window after = new Window();
    JobRow row = after.waits();
    assertThat(row.sentence()).isEqualTo("Will be deleted in 5:00");
    pass(USUAL);
    tasks.until(row::waitsForPerson);
    tasks.until(() -> row.sentence().contains("not connected"));
    // Its cloud is there again, but its time has passed: it goes only when somebody says so.
    RegionModel region = after.open(demo.session());
    tasks.until(() -> region.row(server.server().id()) != null);
    pass(USUAL);
    row.now();
    tasks.until(() -> region.row(server.server().id()) == null);
    assertThat(sent(demo.session(), "DELETE")).hasSize(1);
    FaultMatrix.row(
        Area.COMMAND,
        "the time of a delete comes while its cloud is not connected",
        0,
        Text.of("delete.wait.login", "Demo"));
  }

  @Test
  void whatIsLateIsAskedAbout() {
    Window before = new Window();
    ServerRow server = active(before.open(demo.session()));
    given(before, server);
    before.end();
    pass(Duration.ofHours(8));
    Window after = new Window();
    after.open(demo.session());
    JobRow row = after.waits();
    tasks.until(row::waitsForPerson);
    tasks.until(() -> row.sentence().startsWith("It was to be deleted on"));
    assertThat(sent(demo.session(), "DELETE")).isEmpty();
    FaultMatrix.row(
        Area.COMMAND, "the computer slept over the time of a delete", 0, row.sentence());
  }

  @Test
  void aCloudThatIsReadOnlyAgainIsAskedFor() {
    Window window = new Window();
    RegionModel region = window.open(demo.session());
    ServerRow server = active(region);
    JobRow row = given(window, server);
    region.guard().lock();
    pass(USUAL);
    tasks.until(row::waitsForPerson);
    tasks.until(() -> row.sentence().contains("read-only again"));
    assertThat(sent(demo.session(), "DELETE")).isEmpty();
    region.guard().unlock();
    row.now();
    tasks.until(() -> region.row(server.server().id()) == null);
  }

  @Test
  void whatCannotBeCheckedIsNotSent() throws Exception {
    try (SpoiledDemo spoiled = SpoiledDemo.asMember()) {
      Window window = new Window();
      RegionModel region = window.open(spoiled.session());
      ServerRow server = active(region);
      JobRow row = given(window, server);
      spoiled.gateway().judge(_ -> Gateway.Mood.UNAVAILABLE);
      pass(USUAL);
      tasks.until(row::waitsForPerson);
      tasks.until(() -> row.sentence().startsWith("It could not be checked"));
      assertThat(sent(spoiled.session(), "DELETE")).isEmpty();
      FaultMatrix.row(
          Area.COMMAND, "a server cannot be read when its delete is due", 0, row.sentence());
      spoiled.gateway().judge(_ -> Gateway.Mood.HONEST);
      row.now();
      tasks.until(() -> region.row(server.server().id()) == null);
      assertThat(sent(spoiled.session(), "DELETE")).hasSize(1);
      window.close();
    }
  }

  @Test
  void aPlanWaitsAsOneAndLeavesOutWhatOthersChanged() {
    Window window = new Window();
    RegionModel region = window.open(demo.session());
    List<ServerRow> servers =
        region.rows().stream()
            .filter(row -> row.server().state() == ServerStatus.ACTIVE)
            .limit(3)
            .toList();
    window.plans.draft(ServerAction.DELETE, servers);
    PlanDraft draft = ((PlansViewModel.Page.Draft) window.plans.pageProperty().get()).draft();
    assertThat(draft.aboutProperty().get()).contains(Text.of("delete.wait.told", "5 min"));
    draft.formProperty().get().typedCountProperty().set("3");
    tasks.until(() -> draft.problemProperty().get().isEmpty());
    window.plans.start(draft);
    JobRow row = window.waits();
    assertThat(window.plans.pageProperty().get()).isNull();
    assertThat(row.subject()).isEqualTo(Text.of("plan.subject", 3));
    demo.region().servers().rename(servers.getFirst().server().id(), "precious");
    pass(USUAL);
    tasks.until(() -> row.state().isEnd());
    assertThat(row.sentence()).isEqualTo(Text.of("delete.wait.begunSome", 1));
    for (ServerRow gone : servers.subList(1, 3)) {
      tasks.until(() -> region.row(gone.server().id()) == null);
    }
    assertThat(region.row(servers.getFirst().server().id())).isNotNull();
    assertThat(window.operations.rows())
        .extracting(OperationRow::sentence)
        .contains(Text.of("delete.wait.renamed", servers.getFirst().name(), "precious"));
    assertThat(sent(demo.session(), "DELETE")).hasSize(2);
  }
}
