package io.novadesk.viewmodel.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.flavors.FlavorAccessViewModel;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.flavors.NewFlavorViewModel;
import io.novadesk.viewmodel.forms.CommandForm;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.EditImageViewModel;
import io.novadesk.viewmodel.images.ImageAction;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.keypairs.NewKeyPairViewModel;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlansViewModel.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
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
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
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
        .pages()
        .images()
        .list()
        .select(
            region.images().stream()
                .filter(i -> i.name().equals("web-golden"))
                .findFirst()
                .orElseThrow());
    for (ImageAction action : List.of(ImageAction.ADD, ImageAction.EDIT, ImageAction.DELETE)) {
      assertThat(console.pages().images().actions().reasons().whyNot(action).get()).contains(WHY);
    }
    assertThat(console.pages().images().actions().reasons().whyNot(ImageAction.DOWNLOAD).get())
        .isEmpty();
    MetadataViewModel editor =
        Objects.requireNonNull(console.metadata().images().currentProperty().get());
    assertThat(editor.whyNotProperty().get()).contains(WHY);
    region.guard().unlock();
    assertThat(editor.whyNotProperty().get()).isEmpty();
    assertThat(console.pages().images().actions().reasons().whyNot(ImageAction.DELETE).get())
        .isEmpty();
    region.guard().lock();
    assertThat(editor.whyNotProperty().get()).contains(WHY);
    assertThat(console.pages().images().actions().reasons().whyNot(ImageAction.DELETE).get())
        .contains(WHY);
    goTo("flavors");
    assertThat(console.pages().flavors().reasons().whyNot(FlavorAction.CREATE).get()).contains(WHY);
    goTo("keypairs");
    for (KeyPairsViewModel.Action action : KeyPairsViewModel.Action.values()) {
      assertThat(console.pages().keyPairs().reasons().whyNot(action).get()).contains(WHY);
    }
    goTo("groups");
    for (ServerGroupsViewModel.Action action : ServerGroupsViewModel.Action.values()) {
      assertThat(console.pages().serverGroups().reasons().whyNot(action).get()).contains(WHY);
    }

    region.guard().unlock();
    assertThat(
            console
                .pages()
                .serverGroups()
                .reasons()
                .whyNot(ServerGroupsViewModel.Action.CREATE)
                .get())
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
    int rules = console.detail().network().attaching().rules().revisionProperty().get();

    console.detail().tabProperty().set(ServerDetailViewModel.Tab.METADATA);
    assertThat(console.detail().tags().whyNotProperty().get()).contains(WHY);
    console.detail().tags().remove("frontend");
    assertThat(console.detail().tags().change().problemProperty().get()).contains(WHY);

    region.guard().unlock();
    assertThat(console.detail().tags().whyNotProperty().get()).isEmpty();
    assertThat(console.detail().network().whyNotAttach()).isEmpty();
    assertThat(console.detail().network().attaching().rules().revisionProperty().get())
        .isGreaterThan(rules);
  }

  @Test
  void aDialogThatStoodOpenTooLongSendsNothing() {
    ServerRow row = select("web-01");
    console.commands().give(new Command.Plain(ServerAction.STOP), List.of(row));
    tasks.until(() -> console.operations().rows().getFirst().state().isEnd());
    assertThat(console.operations().rows().getFirst().state())
        .isInstanceOf(OperationState.Failed.class);
    assertThat(console.operations().rows().getFirst().sentence()).contains(WHY);
    assertThat(console.commands().inFlight()).isZero();
  }

  @Test
  void aPlanThatWasDraftedBeforeIsNotBegun() {
    ServerRow row = select("web-01");
    region.guard().unlock();
    console.plans().draft(ServerAction.STOP, List.of(row));
    Page page = Objects.requireNonNull(console.plans().pageProperty().get());
    PlanDraft draft = ((Page.Draft) page).draft();
    assertThat(draft.problemProperty().get()).isEmpty();
    region.guard().lock();
    console.plans().start(draft);
    assertThat(console.plans().pageProperty().get()).isSameAs(page);
    assertThat(draft.problemProperty().get()).isNotEmpty();
    assertThat(draft.rows().getFirst().whyNot()).contains(WHY);
    assertThat(console.operations().entries()).isEmpty();

    region.guard().unlock();
    console.plans().start(draft);
    assertThat(console.plans().pageProperty().get()).isInstanceOf(Page.Run.class);
  }

  @Test
  void whatFailedIsNotTriedAgain() {
    ServerRow row = select("web-08");
    region.guard().unlock();
    // A server in ERROR cannot be paused.
    console.commands().give(new Command.Plain(ServerAction.PAUSE), List.of(row));
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
    tasks.until(() -> !console.pages().keyPairs().list().all().isEmpty());
    console.pages().keyPairs().list().select(console.pages().keyPairs().list().all().getFirst());
    console.pages().keyPairs().delete();
    OperationRow deleted = console.operations().rows().getFirst();
    tasks.until(() -> deleted.state().isEnd());
    region.guard().lock();
    console.operations().retry(deleted);
    OperationRow refused = console.operations().rows().getFirst();
    tasks.until(() -> refused.state().isEnd());
    assertThat(refused.sentence()).contains(WHY);
  }

  /** How many requests went out that change something. */
  private long changesSent() {
    return demo.session().exchanges().all().stream()
        .filter(e -> !e.method().equals("GET") && !e.method().equals("HEAD"))
        .count();
  }

  @Test
  void formsThatStoodOpenTooLongSendNothingAndKeepWhatWasTyped() {
    region.guard().unlock();
    goTo("images");
    console
        .pages()
        .images()
        .list()
        .select(
            region.images().stream()
                .filter(i -> i.name().equals("web-golden"))
                .findFirst()
                .orElseThrow());
    EditImageViewModel image = Objects.requireNonNull(console.pages().images().actions().edit());
    image.nameProperty().set("web-silver");
    goTo("flavors");
    NewFlavorViewModel flavor = Objects.requireNonNull(console.pages().flavors().newFlavor());
    flavor.nameProperty().set("huge");
    console
        .pages()
        .flavors()
        .list()
        .choose(List.of(console.pages().flavors().list().rows().getFirst()));
    FlavorAccessViewModel access = Objects.requireNonNull(console.pages().flavors().access());
    access.newProjectProperty().set("somebody");
    goTo("keypairs");
    NewKeyPairViewModel key = Objects.requireNonNull(console.pages().keyPairs().newKeyPair(false));
    key.nameProperty().set("spare");
    key.publicKeyProperty()
        .set(SshKeyPair.generate(SshKeyPair.Kind.ED25519, "spare").publicKey().line());
    goTo("groups");
    ServerGroupsViewModel.Form group =
        Objects.requireNonNull(console.pages().serverGroups().form());
    group.nameProperty().set("apart");
    ServerRow first = console.servers().rows().getFirst();
    CommandForm rename = console.commands().forms().of(ServerAction.RENAME, first);
    long before = changesSent();

    region.guard().lock();
    image.send(() -> {});
    flavor.send(() -> {});
    access.add();
    key.send(() -> {});
    group.send(() -> {});

    for (Sending sending :
        List.of(
            image.sending(), flavor.sending(), access.sending(), key.sending(), group.sending())) {
      assertThat(sending.problemProperty().get()).contains(WHY);
      assertThat(sending.busyProperty().get()).isFalse();
    }
    assertThat(rename.whyNot()).contains(WHY);
    assertThat(image.nameProperty().get()).isEqualTo("web-silver");
    assertThat(access.newProjectProperty().get()).isEqualTo("somebody");
    assertThat(changesSent()).isEqualTo(before);

    region.guard().unlock();
    boolean[] done = new boolean[1];
    group.send(() -> done[0] = true);
    assertThat(group.sending().problemProperty().get()).isEmpty();
    tasks.until(() -> done[0]);
  }

  @Test
  void metadataEditsWaitUntilTheCloudIsUnlockedAgain() {
    region.guard().unlock();
    ServerRow row = select("web-01");
    MetadataViewModel editor =
        Objects.requireNonNull(console.metadata().servers().currentProperty().get());
    MetadataRow pair = editor.add();
    pair.keyProperty().set("note");
    pair.valueProperty().set("mine");
    MatrixViewModel matrix = console.metadata().matrix(List.of(row));
    matrix.set(matrix.rows(), "team", "blue");
    assertThat(matrix.canSaveProperty().get()).isTrue();
    long before = changesSent();

    region.guard().lock();
    assertThat(matrix.canSaveProperty().get()).as("told without being asked").isFalse();
    editor.save();
    matrix.save();
    assertThat(editor.savingProperty().get()).isFalse();
    assertThat(editor.whyNotProperty().get()).contains(WHY);
    assertThat(matrix.rows().getFirst().message()).contains(WHY);
    assertThat(changesSent()).isEqualTo(before);

    region.guard().unlock();
    assertThat(pair.valueProperty().get()).isEqualTo("mine");
    assertThat(matrix.canSaveProperty().get()).isTrue();
    matrix.save();
    tasks.until(() -> !matrix.savingProperty().get());
    assertThat(matrix.rows().getFirst().state()).isEqualTo(MatrixRow.State.SAVED);
    matrix.dispose();
  }

  @Test
  void aJobIsAskedAboutWhenItBegins() {
    region.guard().unlock();
    String key = SshKeyPair.generate(SshKeyPair.Kind.ED25519, "spare").publicKey().line();
    demo.region().compute().keyPairs().create("spare", key, null);
    goTo("keypairs");
    tasks.until(() -> !console.pages().keyPairs().list().all().isEmpty());
    console.pages().keyPairs().list().select(console.pages().keyPairs().list().all().getFirst());
    region.guard().lock();
    console.pages().keyPairs().delete();
    OperationRow refused = console.operations().rows().getFirst();
    assertThat(refused.sentence()).contains(WHY);
    assertThat(console.commands().inFlight()).isZero();
    region.guard().unlock();
    console.operations().retry(refused);
    OperationRow again = console.operations().rows().getFirst();
    tasks.until(() -> again.state().isEnd());
    assertThat(again.state()).isInstanceOf(OperationState.Done.class);
  }
}
