package io.novadesk.cloud.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** How a plan is run: its limit, its gates, and what the person may do meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class PlanRunTest {
  private static final Command SOFT = new Command.Plain(ServerAction.REBOOT_SOFT);
  private static final PlanOptions FAST = new PlanOptions(10, 0, 0, false);

  private PlanCloud cloud;

  @BeforeAll
  void start() throws Exception {
    cloud = PlanCloud.of(800, 0.1);
  }

  @AfterAll
  void end() {
    cloud.close();
  }

  private PlanRun run(List<Server> servers, PlanOptions options, Command command) {
    return cloud.run(
        PlanCloud.plan(cloud.region(), servers, options, _ -> command),
        Ledger.NONE,
        Patience.STANDARD);
  }

  private static long count(PlanRun run, Class<? extends OperationState> outcome) {
    return run.states().stream()
        .filter(s -> s instanceof ItemState.Ended e && outcome.isInstance(e.outcome()))
        .count();
  }

  @Test
  void keepsExactlyItsLimitInFlight() {
    List<Server> servers = cloud.idle(30);
    PlanRun run =
        run(servers, new PlanOptions(6, 0, 2, false), new Command.Plain(ServerAction.SUSPEND));
    run.start();
    PlanCloud.untilEnded(run);
    assertThat(count(run, Done.class)).isEqualTo(30);
    assertThat(cloud.demo().mostAtOnce("suspend")).isEqualTo(6);
    PlanRun back =
        run(servers, new PlanOptions(30, 0, 2, false), new Command.Plain(ServerAction.RESUME));
    back.start();
    PlanCloud.untilEnded(back);
  }

  @Test
  void asManyAsTheCloudKeepsUpWithAreUnderWay() {
    List<Server> servers = cloud.idle(40);
    PlanRun run = run(servers, PlanOptions.STANDARD, new Command.Plain(ServerAction.PAUSE));
    assertThat(run.plan().options().atOnce()).isEqualTo(PlanOptions.ADAPTIVE);
    run.start();
    PlanCloud.untilEnded(run);
    assertThat(count(run, Done.class)).isEqualTo(40);
    assertThat(cloud.demo().mostAtOnce("pause")).isBetween(Pace.FIRST, Pace.MOST);
    PlanRun back = run(servers, PlanOptions.STANDARD, new Command.Plain(ServerAction.UNPAUSE));
    back.start();
    PlanCloud.untilEnded(back);
  }

  @Test
  void sendsNothingMoreSoonAfterACancel() {
    List<Server> servers = cloud.idle(500);
    PlanRun run = run(servers, new PlanOptions(5, 0, 2, false), SOFT);
    run.start();
    PlanCloud.until(() -> count(run, Done.class) > 3, Duration.ofMinutes(1));
    Instant cancelled = Instant.now();
    run.cancel();
    PlanCloud.until(
        () ->
            run.states().stream()
                .noneMatch(
                    s ->
                        s instanceof ItemState.Waiting
                            || (s instanceof ItemState.Running(int _, OperationState state)
                                && (state instanceof OperationState.Waiting
                                    || state instanceof OperationState.Sent))),
        Duration.ofMinutes(2));
    assertThat(Duration.between(cancelled, Instant.now())).isLessThan(Duration.ofSeconds(10));
    PlanCloud.untilEnded(run);
    assertThat(count(run, Cancelled.class)).isGreaterThan(450);
    // What the cloud had taken was followed to its end, and the cloud took nothing else.
    long taken = 0;
    for (int i = 0; i < 30; i++) {
      boolean sent = cloud.times(servers.get(i).id(), "reboot") == 1;
      taken += sent ? 1 : 0;
      assertThat(run.states().get(i).isDone()).as(run.states().get(i).toString()).isEqualTo(sent);
    }
    assertThat(taken).isEqualTo(count(run, Done.class));
  }

  @Test
  void isHeldWhenTooManyFailedAndGoesOnWhenTold() {
    List<Server> servers = cloud.idle(8);
    for (Server server : servers.subList(0, 3)) {
      cloud.region().servers().metadata().merge(server.id(), Map.of("demo.fault", "resize-silent"));
    }
    PlanRun run =
        run(
            servers,
            new PlanOptions(1, 0, 2, false),
            new Command.Resize(flavor("m1.xlarge"), "m1.xlarge"));
    run.start();
    PlanCloud.until(() -> run.status().phase() == Phase.HELD, Duration.ofMinutes(1));
    assertThat(run.status().reason()).contains("2");
    assertThat(run.states().stream().filter(ItemState::isFailed)).hasSize(2);
    assertThat(run.states().stream().filter(ItemState.Waiting.class::isInstance)).hasSize(6);
    run.resume();
    PlanCloud.untilEnded(run);
    assertThat(run.states().stream().filter(ItemState::isFailed)).hasSize(3);
    assertThat(run.states().stream().filter(ItemState::isDone)).hasSize(5);

    // What failed is given once more, and nothing else.
    for (Server server : servers.subList(0, 3)) {
      cloud.region().servers().metadata().delete(server.id(), "demo.fault");
    }
    run.retryFailed();
    PlanCloud.untilEnded(run);
    assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
    assertThat(cloud.times(servers.get(0).id(), "resize")).isEqualTo(2);
    assertThat(cloud.times(servers.get(5).id(), "resize")).isEqualTo(1);
  }

  private String flavor(String name) {
    return cloud.region().compute().flavors().list().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void pausesAndGoesOn() {
    List<Server> servers = cloud.idle(20);
    PlanRun run =
        run(servers, new PlanOptions(4, 0, 0, false), new Command.Plain(ServerAction.PAUSE));
    run.start();
    PlanCloud.until(() -> count(run, Done.class) >= 2, Duration.ofMinutes(1));
    run.pause();
    PlanCloud.until(
        () -> run.states().stream().noneMatch(ItemState.Running.class::isInstance),
        Duration.ofMinutes(1));
    long done = count(run, Done.class);
    assertThat(done).isBetween(2L, 12L);
    long paused =
        servers.stream()
            .filter(s -> cloud.region().servers().get(s.id()).state() == ServerStatus.PAUSED)
            .count();
    assertThat(paused).isEqualTo(done);
    run.resume();
    PlanCloud.untilEnded(run);
    assertThat(count(run, Done.class)).isEqualTo(20);
    PlanRun back = run(servers, FAST, new Command.Plain(ServerAction.UNPAUSE));
    back.start();
    PlanCloud.untilEnded(back);
  }

  /** The pause comes when a server has its place and nothing is sent yet. */
  @Test
  void aPauseHoldsBackWhatIsNotSentYet() {
    List<Server> servers = cloud.idle(3);
    PlanRun run = run(servers, new PlanOptions(1, 0, 0, false), SOFT);
    AtomicBoolean first = new AtomicBoolean(true);
    run.listen(
        new PlanRun.Listener() {
          @Override
          public void item(int index, ItemState state) {
            if (state instanceof ItemState.Running && first.getAndSet(false)) {
              run.pause();
            }
          }

          @Override
          public void status(PlanStatus status) {}
        });
    run.start();
    PlanCloud.until(
        () ->
            run.status().phase() == Phase.PAUSED
                && run.states().stream().allMatch(ItemState.Waiting.class::isInstance),
        Duration.ofMinutes(1));
    assertThat(servers).allMatch(s -> cloud.times(s.id(), "reboot") == 0);
    run.resume();
    PlanCloud.untilEnded(run);
    assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
    assertThat(servers).allMatch(s -> cloud.times(s.id(), "reboot") == 1);
  }

  @Test
  void aBatchMustBeWellBeforeTheNext() {
    List<Server> servers = cloud.idle(9);
    cloud
        .region()
        .servers()
        .metadata()
        .merge(servers.get(1).id(), Map.of("demo.fault", "delete-error"));
    PlanRun run =
        run(servers, new PlanOptions(3, 3, 0, true), new Command.Plain(ServerAction.DELETE));
    run.start();
    PlanCloud.until(() -> run.status().phase() == Phase.HELD, Duration.ofMinutes(1));
    assertThat(run.status().reason()).contains(servers.get(1).displayName());
    assertThat(run.states().subList(3, 9)).allMatch(ItemState.Waiting.class::isInstance);
    run.cancel();
    PlanCloud.untilEnded(run);
    assertThat(count(run, Done.class)).isEqualTo(2);
    assertThat(count(run, Cancelled.class)).isEqualTo(6);
  }

  @Test
  void whatIsNoLongerLegalWhenItsTurnComesIsLeftOut() {
    List<Server> servers = cloud.idle(3);
    cloud.region().servers().stop(servers.get(1).id());
    PlanCloud.until(
        () -> cloud.region().servers().get(servers.get(1).id()).state() == ServerStatus.SHUTOFF,
        Duration.ofMinutes(2));
    PlanRun run = run(servers, FAST, SOFT);
    run.start();
    PlanCloud.untilEnded(run);
    assertThat(run.states().get(1)).isInstanceOf(ItemState.LeftOut.class);
    assertThat(cloud.times(servers.get(1).id(), "reboot")).isZero();
    assertThat(Stream.of(0, 2)).allMatch(i -> run.states().get(i).isDone());
  }

  @Test
  void replacesAFlavorByResizeAndConfirmAsOnePlan() {
    List<Server> servers = cloud.idle(4);
    List<Command> steps =
        List.of(
            new Command.Resize(flavor("m1.xlarge"), "m1.xlarge"),
            new Command.Plain(ServerAction.CONFIRM_RESIZE));
    List<PlanItem> items = new ArrayList<>();
    servers.forEach(s -> items.add(new PlanItem(cloud.region(), s, steps)));
    PlanRun run =
        cloud.run(
            Plan.of(ServerAction.RESIZE, items, FAST, List.of("member")),
            Ledger.NONE,
            Patience.STANDARD);
    run.start();
    PlanCloud.untilEnded(run);
    assertThat(run.states()).as(run.states().toString()).allMatch(ItemState::isDone);
    for (Server server : servers) {
      Server now = cloud.region().servers().get(server.id());
      assertThat(now.state()).isEqualTo(ServerStatus.ACTIVE);
      assertThat(now.flavor()).isNotEqualTo(server.flavor());
      assertThat(cloud.times(server.id(), "confirmResize")).isEqualTo(1);
    }
  }

  @Test
  void aHangingRebootFreesItsPlace() {
    List<Server> servers = cloud.idle(3);
    cloud
        .region()
        .servers()
        .metadata()
        .merge(servers.getFirst().id(), Map.of("demo.fault", "reboot-hang"));
    PlanRun run =
        cloud.run(
            PlanCloud.plan(cloud.region(), servers, new PlanOptions(1, 0, 0, false), _ -> SOFT),
            Ledger.NONE,
            _ -> Duration.ofSeconds(8));
    run.start();
    PlanCloud.untilEnded(run);
    assertThat(run.states().getFirst().isFailed()).isTrue();
    assertThat(((ItemState.Ended) run.states().getFirst()).outcome().toString())
        .contains("reboot_started")
        .contains("hard reboot");
    assertThat(run.states().subList(1, 3)).allMatch(ItemState::isDone);
  }
}
