package io.novadesk.viewmodel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where servers run: back from the shelf, and through with a live migration. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Each test opens the cloud as somebody.
class PlaceFormsTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  private OpenDemo demo;
  private RegionModel region;

  private void open(String user, double timeScale) throws Exception {
    demo = OpenDemo.as(user, DemoSettings.standard().withTimeScale(timeScale));
    region = new RegionModel(demo.session(), demo.region(), tasks);
    tasks.until(() -> region.rows().size() > 20 && !region.flavors().isEmpty());
  }

  @AfterEach
  void close() {
    region.dispose();
    demo.close();
    tasks.close();
  }

  private ServerRow named(String name) {
    return region.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private UnshelveForm unshelve(String name) {
    return new UnshelveForm(Takers.one(named(name), tasks));
  }

  private OperationState carryOut(CommandForm form) {
    Command command = Objects.requireNonNull(form.commandProperty().get());
    CommandRow row = operations.start(command, form.row());
    tasks.until(() -> row.state().isEnd());
    return row.state();
  }

  private static String request(CommandForm form) {
    return Objects.requireNonNull(form.previewProperty().get()).toString();
  }

  @Test
  void aServerOffItsHostComesBackToTheZoneThatIsChosen() throws Exception {
    open("demo", 0.05);
    assertThat(unshelve("web-01").fields()).isEmpty();
    UnshelveForm form = unshelve("monitor-03");
    CommandForm command = new CommandForm(form);
    assertThat(form.isAChoice()).isTrue();
    assertThat(form.takesHost()).isFalse();
    assertThat(command.commandProperty().get()).isEqualTo(new Command.Plain(ServerAction.UNSHELVE));
    tasks.until(() -> form.zoneNames().size() > 1);
    String zone = form.zoneNames().getLast();
    form.zoneProperty().set(zone);
    assertThat(request(command)).contains("availability_zone").contains(zone);
    assertThat(form.remark().get()).contains("bound to the zone " + zone);
    assertThat(carryOut(command)).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> named("monitor-03").server().state() == ServerStatus.ACTIVE);
    assertThat(named("monitor-03").server().availabilityZone()).isEqualTo(zone);
  }

  @Test
  void administratorsChooseTheHostAndAreWarnedOfAnotherZone() throws Exception {
    open("admin", 0.05);
    UnshelveForm form = unshelve("monitor-03");
    CommandForm command = new CommandForm(form);
    tasks.until(() -> form.zoneNames().size() > 1 && !form.hostNames().isEmpty());
    String host = form.hostNames().getFirst();
    form.hostProperty().set(host);
    assertThat(form.remark().get()).isEmpty();
    form.zoneProperty().set(form.zoneNames().getLast());
    assertThat(form.remark().get()).contains(host).contains("refuses");
    assertThat(carryOut(command)).isInstanceOf(OperationState.Failed.class);
    form.zoneProperty().set(null);
    assertThat(carryOut(command)).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> host.equals(named("monitor-03").server().host()));
  }

  @Test
  void aLiveMigrationIsFinishedAtOnce() throws Exception {
    open("admin", 1);
    ServerRow before = named("api-01");
    assertThat(ActionsViewModel.check(ServerAction.FINISH_MIGRATION, before).isAllowed()).isFalse();
    CommandRow moving =
        operations.start(new Migrating.Move(ServerAction.LIVE_MIGRATE, null), before);
    tasks.until(
        () -> ActionsViewModel.check(ServerAction.FINISH_MIGRATION, named("api-01")).isAllowed());
    ServerRow migrating = named("api-01");
    CommandForm command = new CommandForm(ServerAction.FINISH_MIGRATION, migrating, tasks);
    tasks.until(() -> command.commandProperty().get() != null);
    assertThat(request(command)).contains("force_complete");
    assertThat(carryOut(command)).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> moving.state().isEnd());
    assertThat(moving.state()).isInstanceOf(OperationState.Done.class);
    String left = Objects.requireNonNull(before.server().host());
    tasks.until(() -> !left.equals(named("api-01").server().host()));
  }
}
