package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.NewImage;
import io.novadesk.api.network.Networks;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.images.HalfImage;
import io.novadesk.cloud.images.ImageRemoval;
import io.novadesk.cloud.images.ImageUpload;
import io.novadesk.cloud.keys.NewKeyPair;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.plan.ImageRecord;
import io.novadesk.cloud.plan.KeptWork;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.SpoiledDemo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that do not tell: the thing itself is looked at before anything is said. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class DoubtTest {
  @TempDir Path folder;
  private SpoiledDemo demo;
  private final AtomicInteger changes = new AtomicInteger();

  @BeforeEach
  void open() throws Exception {
    demo = SpoiledDemo.asMember();
  }

  @AfterEach
  void close() {
    demo.close();
  }

  private void spoil(Mood mood) {
    changes.set(0);
    demo.gateway()
        .judge(
            exchange -> {
              if (exchange.getRequestMethod().equals("GET")) {
                return Mood.HONEST;
              }
              changes.incrementAndGet();
              return mood;
            });
  }

  private void row(FaultMatrix.Area area, String fault, String told) {
    FaultMatrix.row(area, fault, changes.get(), told);
  }

  private Server find(String name) {
    List<Server> all = new ArrayList<>();
    demo.truth().servers().list(ServerQuery.ALL, all::addAll);
    return all.stream().filter(s -> name.equals(s.name())).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"BAD_GATEWAY_AFTER", "FAULT_AFTER", "GATEWAY_TIMEOUT_AFTER", "LOST"})
  void stopSnapshotAndDeleteAreToldAsDone(Mood mood) {
    Server server = find("web-04");
    for (Command command :
        List.of(
            new Command.Plain(ServerAction.STOP),
            new Command.Snapshot("in-doubt", Map.of()),
            new Command.Plain(ServerAction.DELETE))) {
      spoil(mood);
      Operation operation =
          new Operation(command, demo.region(), demo.truth().servers().get(server.id()), _ -> {});
      operation.run();
      assertThat(operation.state()).as(command.toString()).isInstanceOf(Done.class);
      if (command.action() != ServerAction.DELETE) {
        assertThat(changes.get()).isEqualTo(1);
      }
      row(
          FaultMatrix.Area.COMMAND,
          command.action() + " done, then " + mood,
          ((Done) operation.state()).sentence());
    }
  }

  @Test
  void aKeyPairThatArrivedIsThere() throws Exception {
    spoil(Mood.BAD_GATEWAY_AFTER);
    Path file = folder.resolve("key");
    KeyPair pair =
        NewKeyPair.generate(
            demo.region().compute().keyPairs(), "in-doubt", SshKeyPair.Kind.ED25519, file);
    assertThat(pair.name()).isEqualTo("in-doubt");
    assertThat(file).exists();
    assertThat(changes.get()).isEqualTo(1);
    row(FaultMatrix.Area.OTHER_POST, "key pair made, then 502", "there, private key saved");
  }

  @Test
  void aKeyPairThatDidNotArriveIsSaidSoAndLeavesNoFile() {
    spoil(Mood.BAD_GATEWAY);
    Path file = folder.resolve("key");
    assertThatThrownBy(
            () ->
                NewKeyPair.generate(
                    demo.region().compute().keyPairs(), "in-doubt", SshKeyPair.Kind.ED25519, file))
        .isInstanceOf(Verified.NotMadeException.class)
        .hasMessageContaining("was not made");
    assertThat(file).doesNotExist();
    assertThat(changes.get()).isEqualTo(1);
    row(FaultMatrix.Area.OTHER_POST, "key pair refused by a gateway, 502", "was not made");
  }

  @Test
  void aFloatingAddressIsTakenOnce() {
    Networks networks = Objects.requireNonNull(demo.region().networks());
    String outside =
        networks.networks().stream()
            .filter(Networks.Network::external)
            .findFirst()
            .orElseThrow()
            .id();
    Set<String> used = new HashSet<>();
    networks.floatingIps().forEach(ip -> used.add(Optional.ofNullable(ip.portId()).orElse("")));
    String port =
        networks.ports(null).stream()
            .filter(p -> p.deviceId() != null && !used.contains(p.id()))
            .findFirst()
            .orElseThrow()
            .id();
    int before = networks.floatingIps().size();
    spoil(Mood.GATEWAY_TIMEOUT_AFTER);
    Networks.FloatingIp ip = FloatingIps.allocate(networks, outside, port);
    assertThat(ip.portId()).isEqualTo(port);
    assertThat(networks.floatingIps()).hasSize(before + 1);
    row(FaultMatrix.Area.OTHER_POST, "floating address taken, then 504", ip.address());

    spoil(Mood.FAULT_AFTER);
    assertThat(FloatingIps.associate(networks, ip.id(), null).portId()).isNull();
    row(FaultMatrix.Area.OTHER_POST, "floating address taken away, then 500", "free");
  }

  @Test
  void whatIsDeletedIsGone() {
    spoil(Mood.HONEST);
    ServerGroup group = demo.region().compute().serverGroups().create("in-doubt", "anti-affinity");
    spoil(Mood.GARBLED_AFTER);
    Verified.remove(
        () -> demo.region().compute().serverGroups().delete(group.id()),
        () ->
            Verified.listed(
                demo.region().compute().serverGroups().list().stream()
                    .filter(g -> g.id().equals(group.id()))
                    .findFirst()));
    assertThat(demo.truth().compute().serverGroups().list()).doesNotContain(group);
    row(FaultMatrix.Area.OTHER_POST, "server group deleted, then garbage", "Deleted.");
  }

  @Test
  void anUploadWhoseAnswerWasLostIsLookedAt() throws Exception {
    Path file = Files.write(folder.resolve("data.raw"), new byte[50_000]);
    demo.gateway()
        .judge(
            exchange ->
                exchange.getRequestMethod().equals("PUT") ? Mood.BAD_GATEWAY_AFTER : Mood.HONEST);
    OperationState end =
        new ImageUpload(demo.region(), wanted("whole"), file, ImageLog.NONE).run(_ -> {});
    assertThat(end).isInstanceOf(Done.class);
    assertThat(image("whole").status()).isEqualTo("ACTIVE");
    row(FaultMatrix.Area.OTHER_POST, "image data stored, then 502", ((Done) end).sentence());
  }

  @Test
  void anImageWhoseRecordIsInDoubtIsNeitherUsedNorDeleted() throws Exception {
    Path file = Files.write(folder.resolve("data.raw"), new byte[5_000]);
    spoil(Mood.BAD_GATEWAY_AFTER);
    OperationState end =
        new ImageUpload(demo.region(), wanted("doubtful"), file, ImageLog.NONE).run(_ -> {});
    assertThat(end).isInstanceOf(OperationState.Unknown.class);
    assertThat(((OperationState.Unknown) end).sentence())
        .contains(image("doubtful").id(), "left alone");
    assertThat(changes.get()).isEqualTo(1);
    row(
        FaultMatrix.Area.OTHER_POST,
        "image record made, then 502",
        ((OperationState.Unknown) end).sentence());
  }

  private static NewImage wanted(String name) {
    return new NewImage(name, "raw", "bare", "private", false, 0, 0, List.of(), Map.of());
  }

  private Image image(String name) {
    return demo.truth().images().list().stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the next start of the program reads. */
  private static final class MemoryLedger implements Ledger {
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    @Override
    public void write(String subject, List<Map<String, String>> facts) {
      facts.forEach(f -> lines.add(new Line(subject, f)));
    }

    @Override
    public void forget(String subject) {
      lines.removeIf(line -> line.subject().equals(subject));
    }

    @Override
    public List<Line> read() {
      return List.copyOf(lines);
    }
  }

  @Test
  void aHalfImageIsOfferedForDeletionAtTheNextStart() throws Exception {
    MemoryLedger ledger = new MemoryLedger();
    ImageRecord cut = new ImageRecord(ledger, demo.region(), demo.session());
    // The program is killed between the record of the image and its data.
    cut.making("half");
    Image half = demo.region().images().create(wanted("half"));
    cut.made(half);
    Image other = demo.region().images().create(wanted("half"));

    KeptWork kept = KeptWork.read(ledger, demo.session(), Set.of());
    assertThat(kept.images()).hasSize(1);
    String owner = Objects.requireNonNull(demo.session().identity().project()).id();
    HalfImage look = new HalfImage(kept.images().getFirst(), owner);
    spoil(Mood.HONEST);
    OperationState offered = look.run(_ -> {});
    assertThat(offered).isInstanceOf(Failed.class);
    assertThat(((Failed) offered).sentence()).contains(half.id());
    assertThat(changes.get()).as("nothing is deleted unasked").isZero();
    assertThat(look.againTitle()).isEqualTo("Delete");

    OperationState deleted = look.again().run(_ -> {});
    assertThat(deleted).as(deleted.toString()).isInstanceOf(Done.class);
    assertThat(demo.truth().images().list())
        .extracting(Image::id)
        .contains(other.id())
        .doesNotContain(half.id());
    assertThat(ledger.read()).isEmpty();
    row(
        FaultMatrix.Area.OTHER_POST,
        "program killed during an upload",
        ((Failed) offered).sentence());
  }

  @Test
  void anImageOfSomebodyElseIsNotOffered() throws Exception {
    MemoryLedger ledger = new MemoryLedger();
    ImageRecord cut = new ImageRecord(ledger, demo.region(), demo.session());
    cut.making("half");
    Image half = demo.region().images().create(wanted("half"));
    cut.made(half);
    HalfImage look =
        new HalfImage(
            KeptWork.read(ledger, demo.session(), Set.of()).images().getFirst(), "another project");
    assertThat(look.run(_ -> {})).isInstanceOf(OperationState.Unknown.class);
    assertThat(demo.truth().images().list()).extracting(Image::id).contains(half.id());
    ImageRemoval.remove(demo.truth().images(), half.id());
  }

  @Test
  void anUploadLeavesNothingInTheLedger() throws Exception {
    MemoryLedger ledger = new MemoryLedger();
    Path file = Files.write(folder.resolve("data.raw"), new byte[5_000]);
    OperationState end =
        new ImageUpload(
                demo.region(),
                wanted("kept"),
                file,
                new ImageRecord(ledger, demo.region(), demo.session()))
            .run(_ -> {});
    assertThat(end).isInstanceOf(Done.class);
    assertThat(ledger.read()).isEmpty();
  }
}
