package io.novadesk.viewmodel.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.Command;
import io.novadesk.cloud.OperationState;
import io.novadesk.cloud.ServerAction;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.ConsoleViewModel;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.ImageAction;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerDetailViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a production cloud that is locked nothing changes, wherever a person tries. */
@Timeout(180)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class ReadOnlyCloudTest {
  private static final String WHY = "read-only";

  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, _ -> "", Ledger.NONE);
  private OpenDemo demo;
  private RegionModel region;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asAdministrator();
    console.open(demo.session(), new Connection.Marking(Colour.RED, true));
    region = console.openRegions().getFirst();
    tasks.until(
        () ->
            console.servers().rows().size() > 20
                && !region.images().isEmpty()
                && !region.flavors().isEmpty());
  }

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
    demo.close();
  }

  private void goTo(String place) {
    console.navigation().select(region.key() + "/" + place);
  }

  private ServerRow select(String name) {
    ServerRow row =
        console.servers().rows().stream()
            .filter(r -> r.name().equals(name))
            .findFirst()
            .orElseThrow();
    console.servers().selectKeys(List.of(row.key()));
    return row;
  }

  @Test
  void imagesFlavorsKeysAndGroupsStayAsTheyAre() {
    goTo("images");
    console
        .images()
        .select(
            region.images().stream()
                .filter(i -> i.name().equals("web-golden"))
                .findFirst()
                .orElseThrow());
    for (ImageAction action : List.of(ImageAction.ADD, ImageAction.EDIT, ImageAction.DELETE)) {
      assertThat(console.imageActions().reasons().whyNot(action).get()).contains(WHY);
    }
    assertThat(console.imageActions().reasons().whyNot(ImageAction.DOWNLOAD).get()).isEmpty();
    MetadataViewModel editor =
        Objects.requireNonNull(console.imageMetadata().currentProperty().get());
    assertThat(editor.whyNotProperty().get()).contains(WHY);
    region.guard().unlock();
    assertThat(editor.whyNotProperty().get()).isEmpty();
    assertThat(console.imageActions().reasons().whyNot(ImageAction.DELETE).get()).isEmpty();
    region.guard().lock();
    assertThat(editor.whyNotProperty().get()).contains(WHY);
    assertThat(console.imageActions().reasons().whyNot(ImageAction.DELETE).get()).contains(WHY);
    goTo("flavors");
    assertThat(console.flavorActions().reasons().whyNot(FlavorAction.CREATE).get()).contains(WHY);
    goTo("keypairs");
    for (KeyPairsViewModel.Action action : KeyPairsViewModel.Action.values()) {
      assertThat(console.keyPairs().reasons().whyNot(action).get()).contains(WHY);
    }
    goTo("groups");
    for (ServerGroupsViewModel.Action action : ServerGroupsViewModel.Action.values()) {
      assertThat(console.serverGroups().reasons().whyNot(action).get()).contains(WHY);
    }

    region.guard().unlock();
    assertThat(console.serverGroups().reasons().whyNot(ServerGroupsViewModel.Action.CREATE).get())
        .isEmpty();
  }

  @Test
  void smallChangesOfAServerSayWhyNot() {
    ServerRow row = select("web-01");
    console.detail().tabProperty().set(ServerDetailViewModel.Tab.NETWORK);
    tasks.until(() -> console.detail().network().rowProperty().get() != null);
    console.detail().network().setAccess("203.0.113.9", "");
    console.detail().network().addGroup("database");
    assertThat(console.detail().network().change().problemProperty().get()).contains(WHY);
    assertThat(console.detail().network().change().busyProperty().get()).isFalse();
    assertThat(row.server().securityGroups()).doesNotContain("database");
    assertThat(console.detail().network().whyNotAttach()).contains(WHY);
    int rules = console.detail().network().attaching().rulesProperty().get();

    console.detail().tabProperty().set(ServerDetailViewModel.Tab.METADATA);
    assertThat(console.detail().tags().whyNotProperty().get()).contains(WHY);
    console.detail().tags().remove("frontend");
    assertThat(console.detail().tags().change().problemProperty().get()).contains(WHY);

    region.guard().unlock();
    assertThat(console.detail().tags().whyNotProperty().get()).isEmpty();
    assertThat(console.detail().network().whyNotAttach()).isEmpty();
    assertThat(console.detail().network().attaching().rulesProperty().get()).isGreaterThan(rules);
  }

  @Test
  void aDialogThatStoodOpenTooLongSendsNothing() {
    ServerRow row = select("web-01");
    console.give(new Command.Plain(ServerAction.STOP), List.of(row));
    tasks.until(() -> console.operations().rows().getFirst().state().isEnd());
    assertThat(console.operations().rows().getFirst().state())
        .isInstanceOf(OperationState.Failed.class);
    assertThat(console.operations().rows().getFirst().sentence()).contains(WHY);
    assertThat(console.inFlight()).isZero();
  }

  @Test
  void whatFailedIsNotTriedAgain() {
    ServerRow row = select("web-08");
    region.guard().unlock();
    // A server in ERROR cannot be paused.
    console.give(new Command.Plain(ServerAction.PAUSE), List.of(row));
    OperationRow failed = console.operations().rows().getFirst();
    tasks.until(() -> failed.state().isEnd());
    region.guard().lock();
    console.operations().retry(failed);
    OperationRow again = console.operations().rows().getFirst();
    assertThat(again).isNotSameAs(failed);
    tasks.until(() -> again.state().isEnd());
    assertThat(again.sentence()).contains(WHY);

    region.guard().unlock();
    String key = SshKeyPair.generate(SshKeyPair.Kind.ED25519, "spare").publicKey().line();
    demo.region().compute().keyPairs().create("spare", key, null);
    goTo("keypairs");
    tasks.until(() -> !console.keyPairs().list().all().isEmpty());
    console.keyPairs().list().select(console.keyPairs().list().all().getFirst());
    console.keyPairs().delete();
    OperationRow deleted = console.operations().rows().getFirst();
    tasks.until(() -> deleted.state().isEnd());
    region.guard().lock();
    console.operations().retry(deleted);
    OperationRow refused = console.operations().rows().getFirst();
    tasks.until(() -> refused.state().isEnd());
    assertThat(refused.sentence()).contains(WHY);
  }
}
