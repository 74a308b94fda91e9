package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageMember;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.images.EditImageViewModel;
import io.novadesk.viewmodel.images.ImageAction;
import io.novadesk.viewmodel.images.ImageActionsViewModel;
import io.novadesk.viewmodel.images.ImagesPage;
import io.novadesk.viewmodel.images.MembersViewModel;
import io.novadesk.viewmodel.images.NewImageViewModel;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.keypairs.NewKeyPairViewModel;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images, key pairs and server groups of the demo cloud, without a toolkit. */
@Timeout(180)
class LibraryActionsTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  private final ImagesPage images = new ImagesPage(tasks, operations);
  private final ImageActionsViewModel actions = images.actions();
  private final KeyPairsViewModel keyPairs = new KeyPairsViewModel(tasks, operations);
  private final ServerGroupsViewModel groups = new ServerGroupsViewModel(tasks, operations);
  @TempDir Path folder;
  private OpenDemo demo;
  private RegionModel region;

  @BeforeEach
  void open() throws Exception {
    demo = OpenDemo.asMember();
    region = new RegionModel(demo.session(), demo.region(), tasks);
    images.show(List.of(region));
    tasks.until(() -> !images.list().rows().isEmpty() && !region.rows().isEmpty());
  }

  @AfterEach
  void close() {
    region.dispose();
    demo.close();
    tasks.close();
  }

  private Image select(String name) {
    tasks.until(() -> images.list().rows().stream().anyMatch(i -> i.name().equals(name)));
    Image image =
        images.list().rows().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
    images.list().select(image);
    return image;
  }

  private String whyNot(ImageAction action) {
    return actions.reasons().whyNot(action).get();
  }

  @Test
  void saysWhyAnActionCannotBe() {
    assertThat(whyNot(ImageAction.ADD)).isEmpty();
    assertThat(whyNot(ImageAction.DELETE)).contains("Select an image");
    select("ubuntu-24.04");
    assertThat(whyNot(ImageAction.DELETE)).contains("protected");
    assertThat(whyNot(ImageAction.EDIT)).contains("another project");
    assertThat(whyNot(ImageAction.MEMBERS)).contains("\"public\"");
    assertThat(whyNot(ImageAction.REACTIVATE)).contains("not deactivated");
    assertThat(whyNot(ImageAction.DOWNLOAD)).isEmpty();
    select("web-golden");
    for (ImageAction action : List.of(ImageAction.EDIT, ImageAction.DELETE, ImageAction.ADD)) {
      assertThat(whyNot(action)).isEmpty();
    }
  }

  @Test
  void tellsLineage() {
    Image image = select("web-golden");
    assertThat(images.lineage()).first().extracting("serverId").isEqualTo(image.serverId());
    assertThat(images.lineage().getFirst().sentence()).isEqualTo("Snapshot of web-01");
    Image base = select("ubuntu-24.04");
    assertThat(images.lineage()).anyMatch(l -> l.filter().contains("ubuntu-24.04"));
    assertThat(actions.serversFrom(base)).isNotEmpty();
  }

  @Test
  void addsAnImageAndTakesItOutOfUse() throws Exception {
    NewImageViewModel form = Objects.requireNonNull(actions.newImage());
    tasks.until(() -> form.takesAddressesProperty().get());
    assertThat(form.incomplete().get()).isTrue();
    form.fileProperty().set(folder.resolve("not-there").toString());
    tasks.until(() -> !form.fileProblemProperty().get().isEmpty());
    Path file = Files.write(folder.resolve("disk.qcow2"), new byte[] {'Q', 'F', 'I', -5, 0, 0});
    form.fileProperty().set(file.toString());
    tasks.until(() -> !form.incomplete().get());
    assertThat(form.nameProperty().get()).isEqualTo("disk");
    assertThat(form.formatProperty().get()).isEqualTo("qcow2");
    form.minDisk().textProperty().set("two");
    assertThat(form.incomplete().get()).isTrue();
    form.minDisk().textProperty().set("2");
    JobRow row = Objects.requireNonNull(form.start());
    tasks.until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(select("disk").minDisk()).isEqualTo(2);

    actions.activate(false);
    tasks.until(() -> select("disk").status().equals("DEACTIVATED"));
    assertThat(whyNot(ImageAction.DOWNLOAD)).contains("DEACTIVATED");
    actions.activate(true);
    tasks.until(() -> select("disk").status().equals("ACTIVE"));
    images.delete();
    tasks.until(() -> images.list().rows().stream().noneMatch(i -> i.name().equals("disk")));
    assertThat(operations.runningProperty().get()).isZero();
  }

  @Test
  void editsAnImageAndKeepsWhatWasTypedWhenRefused() {
    select("web-golden");
    EditImageViewModel form = Objects.requireNonNull(actions.edit());
    assertThat(form.unsendable().get()).isTrue();
    form.nameProperty().set("web-golden-2");
    form.visibilityProperty().set("public");
    form.send(() -> {});
    tasks.until(() -> !form.sending().problemProperty().get().isEmpty());
    assertThat(form.sending().problemProperty().get()).contains("publicize");
    assertThat(form.nameProperty().get()).isEqualTo("web-golden-2");
    form.visibilityProperty().set("shared");
    form.protectedProperty().set(true);
    boolean[] done = new boolean[1];
    form.send(() -> done[0] = true);
    tasks.until(() -> done[0]);
    Image image = select("web-golden-2");
    assertThat(image.visibility()).isEqualTo("shared");
    assertThat(image.isProtected()).isTrue();
    assertThat(whyNot(ImageAction.DELETE)).contains("protected");

    MembersViewModel members = Objects.requireNonNull(actions.members());
    members.newMemberProperty().set("6f70656e737461636b206e6f76610002");
    members.add();
    // The list that was asked for at first may tell of it before the cloud's answer is here.
    tasks.until(() -> membersOf(members).size() == 1 && !members.sending().busyProperty().get());
    assertThat(membersOf(members).getFirst().status()).isEqualTo("pending");
    members.add();
    members.remove(membersOf(members).getFirst());
    tasks.until(() -> membersOf(members).isEmpty());
  }

  private static List<ImageMember> membersOf(MembersViewModel members) {
    return members.members().stateProperty().get()
            instanceof Loaded.Ready<List<ImageMember>>(List<ImageMember> ready)
        ? ready
        : List.of();
  }

  @Test
  void generatesAKeyPairAndDeletesIt() throws Exception {
    keyPairs.show(List.of(region));
    tasks.until(() -> !keyPairs.list().rows().isEmpty());
    NewKeyPairViewModel form = Objects.requireNonNull(keyPairs.newKeyPair(true));
    form.nameProperty().set("bad/name");
    assertThat(form.nameProblemProperty().get()).isNotEmpty();
    form.nameProperty().set(keyPairs.list().rows().getFirst().name());
    assertThat(form.nameProblemProperty().get()).contains("already");
    form.nameProperty().set("desk");
    Path file = folder.resolve("desk");
    form.fileProperty().set(file.toString());
    boolean[] done = new boolean[1];
    form.send(() -> done[0] = true);
    tasks.until(() -> done[0]);
    assertThat(file).content().startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
    tasks.until(() -> keyPairs.list().rows().stream().anyMatch(k -> k.name().equals("desk")));
    KeyPair made = Objects.requireNonNull(keyPairs.list().selectedProperty().get());
    assertThat(made.name()).isEqualTo("desk");
    assertThat(KeyPairsViewModel.kindOf(made)).isEqualTo("Ed25519");
    assertThat(keyPairs.fields()).anyMatch(f -> f.value().startsWith("SHA256:"));
    assertThat(demo.session().exchanges().all().toString()).doesNotContain("PRIVATE KEY");

    keyPairs.delete();
    tasks.until(() -> keyPairs.list().rows().stream().noneMatch(k -> k.name().equals("desk")));
  }

  @Test
  void keepsNoPrivateKeyWhoseOtherHalfWasRefused() {
    keyPairs.show(List.of(region));
    tasks.until(() -> !keyPairs.list().rows().isEmpty());
    NewKeyPairViewModel form = Objects.requireNonNull(keyPairs.newKeyPair(true));
    form.nameProperty().set(keyPairs.list().rows().getFirst().name());
    Path file = folder.resolve("refused");
    form.fileProperty().set(file.toString());
    form.send(() -> {});
    tasks.until(() -> !form.sending().problemProperty().get().isEmpty());
    assertThat(form.sending().problemProperty().get()).contains("already exists");
    assertThat(file).doesNotExist();
  }

  @Test
  void makesAndDeletesAServerGroup() {
    groups.show(List.of(region));
    ServerGroupsViewModel.Form form = Objects.requireNonNull(groups.form());
    assertThat(form.policies()).contains("soft-affinity");
    form.nameProperty().set("apart");
    boolean[] done = new boolean[1];
    form.send(() -> done[0] = true);
    tasks.until(() -> done[0] && !groups.list().rows().isEmpty());
    assertThat(groups.list().rows().getFirst().policy()).isEqualTo("anti-affinity");
    groups.delete();
    tasks.until(() -> groups.list().rows().isEmpty());
  }
}
