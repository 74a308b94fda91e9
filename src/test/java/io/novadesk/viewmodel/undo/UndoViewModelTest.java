package io.novadesk.viewmodel.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.network.Networks;
import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.NetworkViewModel;
import io.novadesk.viewmodel.detail.Plug;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done on the pages of one server can be taken back as what is done by a command. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // The demo cloud is opened before each test.
class UndoViewModelTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private OpenDemo demo;
  private ConsoleViewModel console;
  private String id;

  @BeforeEach
  void start() throws Exception {
    demo = OpenDemo.as("demo", DemoSettings.standard().withTimeScale(0.02));
    console = new ConsoleViewModel(tasks, Ledger.NONE);
    console.open(demo.session(), Marking.NONE);
    tasks.until(() -> region().stateProperty().get().asOf() != null && web() != null);
    ServerRow server = Objects.requireNonNull(web());
    id = server.server().id();
    console.ways().goTo(server);
    console.detail().tabProperty().set(Tab.NETWORK);
    tasks.until(() -> plugs().stateProperty().get() instanceof Loaded.Ready);
  }

  @AfterEach
  void close() {
    console.dispose();
    demo.close();
    tasks.close();
  }

  private RegionModel region() {
    return console.openRegions().getFirst();
  }

  private @Nullable ServerRow web() {
    return region().rows().stream()
        .filter(row -> row.name().equals("web-04"))
        .filter(row -> row.server().state() == ServerStatus.ACTIVE)
        .findFirst()
        .orElse(null);
  }

  private NetworkViewModel network() {
    return console.detail().network();
  }

  private Fetch<List<Plug>> plugs() {
    return network().plugs();
  }

  private Networks networks() {
    return Objects.requireNonNull(demo.region().networks());
  }

  private FloatingIp floating(String address) {
    return networks().floatingIps().stream()
        .filter(ip -> ip.id().equals(address))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for what is offered, and takes it. */
  private OperationRow takenBack(String what) {
    tasks.until(() -> console.commands().undo().offerProperty().get().contains(what));
    UndoDraft draft = Objects.requireNonNull(console.commands().undo().draft());
    int before = console.operations().rows().size();
    tasks.until(() -> draft.whyNot().isEmpty());
    draft.run();
    tasks.until(() -> console.operations().rows().size() > before);
    OperationRow row = console.operations().rows().getFirst();
    tasks.until(() -> row.state().isEnd());
    return row;
  }

  private Plug plug() {
    return ((Loaded.Ready<List<Plug>>) plugs().stateProperty().get()).value().getFirst();
  }

  private FloatingIp given() {
    network().fetchFloatingChoices();
    tasks.until(() -> network().floatingChoices().stateProperty().get() instanceof Loaded.Ready);
    FloatingIp free =
        ((Loaded.Ready<NetworkViewModel.FloatingChoices>)
                network().floatingChoices().stateProperty().get())
            .value()
            .free()
            .getFirst();
    network().giveFloating(plug(), free);
    tasks.until(() -> !console.commands().undo().offerProperty().get().isEmpty());
    return free;
  }

  @Test
  void aFloatingAddressGoesBackAndNotWhereOthersMovedIt() {
    FloatingIp free = given();
    assertThat(floating(free.id()).portId()).isEqualTo(plug().portId());
    OperationRow done = takenBack(Text.of("undo.done.floating"));
    assertThat(done.state()).as(done.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(floating(free.id()).portId()).isNull();

    FloatingIp again = given();
    networks().associate(again.id(), null);
    OperationRow refused = takenBack(Text.of("undo.done.floating"));
    assertThat(refused.state()).isInstanceOf(OperationState.Failed.class);
    assertThat(refused.sentence()).isEqualTo(Text.of("undo.floating.moved", again.address()));
    FaultMatrix.row(
        Area.OTHER_POST, "others moved a floating IP before its undo", 0, refused.sentence());
  }

  @Test
  void aTagOfTheDetailPaneGoesAgain() {
    console.detail().tabProperty().set(Tab.METADATA);
    tasks.until(() -> console.detail().tags().knownProperty().get());
    console.detail().tags().typedProperty().set("undo-me");
    console.detail().tags().add();
    OperationRow done = takenBack(Text.of("action.ADD_TAG"));
    assertThat(done.state()).as(done.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(demo.region().servers().tags().get(id)).doesNotContain("undo-me");
  }

  @Test
  void anInterfaceWhosePortWentWithItIsNotOffered() {
    int before = demo.region().servers().attachments().interfacesOf(id).size();
    network().fetchAttachChoices();
    tasks.until(() -> network().attachChoices().stateProperty().get() instanceof Loaded.Ready);
    network()
        .attach(
            ((Loaded.Ready<NetworkViewModel.AttachChoices>)
                    network().attachChoices().stateProperty().get())
                .value()
                .targets()
                .getFirst(),
            "");
    OperationRow done = takenBack(Text.of("action.ATTACH_INTERFACE"));
    assertThat(done.state()).as(done.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(demo.region().servers().attachments().interfacesOf(id)).hasSize(before);

    long asked = portsAsked();
    network().detach(plug());
    OperationRow detached = console.operations().rows().getFirst();
    tasks.until(() -> detached.state().isEnd());
    assertThat(detached.state()).isInstanceOf(OperationState.Done.class);
    // Whether its port stayed is asked of the network service first.
    tasks.until(() -> portsAsked() > asked);
    network().fetchAttachChoices();
    tasks.until(() -> portsAsked() > asked + 1);
    assertThat(console.commands().undo().offerProperty().get()).isEmpty();
  }

  private long portsAsked() {
    return demo.session().exchanges().all().stream()
        .filter(e -> e.uri().getPath().endsWith("/ports"))
        .count();
  }
}
