package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.Refusals;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.cloud.command.OperationState.Accepted;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.metadata.MetadataBack;
import io.novadesk.cloud.metadata.MetadataSave;
import io.novadesk.cloud.metadata.SavedEdit;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What every cloud, real or demo, must show: a command ends in the truth, and never before. One
 * server serves all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OperationContract {
  private TestCloud cloud;
  private String id;

  abstract TestCloud open() throws Exception;

  @BeforeAll
  void start() throws Exception {
    cloud = open();
    Server server = cloud.server("novadesk-contract", Map.of("purpose", "contract"));
    assertThat(server.state()).isEqualTo(ServerStatus.ACTIVE);
    id = server.id();
  }

  @AfterAll
  void end() throws Exception {
    if (cloud != null) {
      cloud.close();
    }
  }

  private Server now() {
    return cloud.region().servers().get(id);
  }

  private List<OperationState> run(Command command) {
    return run(command, cloud.region());
  }

  private List<OperationState> run(Command command, Region region) {
    List<OperationState> states = new ArrayList<>();
    new Operation(command, region, region.servers().get(id), states::add).run();
    return states;
  }

  private void assertDone(Command command) {
    assertDone(command, cloud.region());
  }

  private void assertDone(Command command, Region region) {
    List<OperationState> states = run(command, region);
    assertThat(states.getLast()).as(states.toString()).isInstanceOf(Done.class);
    assertThat(states.stream().filter(s -> s instanceof Accepted).count())
        .as("accepted once, and before it was done")
        .isEqualTo(1);
  }

  @Test
  @Order(1)
  void softReboot() {
    assertDone(new Command.Plain(ServerAction.REBOOT_SOFT));
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
    assertThat(now().taskState()).isNull();
  }

  @Test
  @Order(2)
  void hardReboot() {
    assertDone(new Command.Plain(ServerAction.REBOOT_HARD));
    assertThat(now().taskState()).isNull();
  }

  @Test
  @Order(3)
  void stopAndStart() {
    assertDone(new Command.Plain(ServerAction.STOP));
    assertThat(now().state()).isEqualTo(ServerStatus.SHUTOFF);
    assertDone(new Command.Plain(ServerAction.START));
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
  }

  @Test
  @Order(3)
  void pauseSuspendShelveAndLock() {
    for (ServerAction action :
        List.of(
            ServerAction.PAUSE,
            ServerAction.UNPAUSE,
            ServerAction.SUSPEND,
            ServerAction.RESUME,
            ServerAction.SHELVE,
            ServerAction.UNSHELVE,
            ServerAction.LOCK,
            ServerAction.UNLOCK)) {
      assertThat(ServerActions.check(action, now(), cloud.session().asker(cloud.region())))
          .as(action + " of " + now().status())
          .isInstanceOf(Legality.Allowed.class);
      assertDone(new Command.Plain(action));
    }
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
    assertThat(now().locked()).isFalse();
  }

  @Test
  @Order(3)
  void comesBackFromTheShelfToAChosenZone() throws Exception {
    assertDone(new Command.Plain(ServerAction.SHELVE));
    if (now().state() == ServerStatus.SHELVED) {
      // Some clouds keep it on its host for a while, where there is no choice.
      assertDone(new Command.Plain(ServerAction.SHELVE_OFFLOAD), cloud.adminRegion());
    }
    String zone =
        cloud.region().compute().operations().zones().stream()
            .filter(z -> z.available())
            .reduce((_, last) -> last)
            .orElseThrow()
            .name();
    assertDone(new Migrating.Unshelve(zone, null));
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
    assertThat(now().availabilityZone()).isEqualTo(zone);
  }

  @Test
  @Order(4)
  void resizeAndConfirm() {
    assertDone(new Command.Resize(cloud.flavor("m1.small"), "m1.small"));
    assertThat(now().state()).isEqualTo(ServerStatus.VERIFY_RESIZE);
    assertDone(new Command.Plain(ServerAction.CONFIRM_RESIZE));
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
  }

  @Test
  @Order(5)
  void resizeAndRevert() {
    Server before = now();
    assertDone(new Command.Resize(cloud.flavor("m1.medium"), "m1.medium"));
    assertDone(new Command.Plain(ServerAction.REVERT_RESIZE));
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
    assertThat(now().flavor()).isEqualTo(before.flavor());
  }

  @Test
  @Order(6)
  void snapshot() {
    assertDone(new Command.Snapshot("novadesk-contract-image", Map.of("kept", "yes")));
    var image =
        cloud.region().images().list().stream()
            .filter(i -> i.name().equals("novadesk-contract-image"))
            .findFirst()
            .orElseThrow();
    assertThat(image.status()).isEqualTo("ACTIVE");
    assertThat(image.properties()).containsEntry("kept", "yes");
    cloud.region().images().delete(image.id());
  }

  @Test
  @Order(7)
  void rename() {
    assertDone(new Command.Rename("novadesk-renamed"));
    assertThat(now().name()).isEqualTo("novadesk-renamed");
  }

  @Test
  @Order(8)
  void metadata() {
    var metadata = cloud.region().servers().metadata();
    assertThat(metadata.merge(id, Map.of("tier", "web")))
        .containsEntry("tier", "web")
        .containsEntry("purpose", "contract");
    metadata.delete(id, "purpose");
    assertThat(metadata.get(id)).doesNotContainKey("purpose");
  }

  private String image() {
    return Objects.requireNonNull(now().imageId());
  }

  @Test
  @Order(10)
  void rebuildTellsThePasswordOnceUnlessItWasGiven() {
    Rebuild plain = Rebuild.from(image());
    Operation operation =
        new Operation(new Command.Rebuild(plain, "image"), cloud.region(), now(), _ -> {});
    operation.run();
    assertThat(operation.state()).as(operation.state().toString()).isInstanceOf(Done.class);
    Secret password = operation.takePassword();
    assertThat(password).isNotNull();
    assertThat(operation.takePassword()).as("told once").isNull();

    Rebuild settings =
        new Rebuild(
            image(),
            "novadesk-rebuilt",
            Secret.of("chosen-by-a-person"),
            Map.of("rebuilt", "yes"),
            "made anew",
            null,
            Secret.of("#cloud-config\n"),
            "novadesk-host",
            Map.of());
    Operation own =
        new Operation(new Command.Rebuild(settings, "image"), cloud.region(), now(), _ -> {});
    own.run();
    assertThat(own.state()).as(own.state().toString()).isInstanceOf(Done.class);
    assertThat(own.takePassword()).as("no news").isNull();
    assertThat(now().name()).isEqualTo("novadesk-rebuilt");
    assertThat(now().metadata()).isEqualTo(Map.of("rebuilt", "yes"));
    assertThat(now().description()).isEqualTo("made anew");
    assertThat(now().hostname()).isEqualTo("novadesk-host");
  }

  @Test
  @Order(11)
  void rebuildOfAStoppedServerLeavesItStopped() {
    assertDone(new Command.Plain(ServerAction.STOP));
    assertDone(new Command.Rebuild(Rebuild.from(image()), "image"));
    assertThat(now().state()).isEqualTo(ServerStatus.SHUTOFF);
    assertDone(new Command.Plain(ServerAction.START));
  }

  @Test
  @Order(12)
  void rescueAndBack() {
    Operation rescue =
        new Operation(new Command.Rescue(null, null), cloud.region(), now(), _ -> {});
    rescue.run();
    assertThat(rescue.state()).as(rescue.state().toString()).isInstanceOf(Done.class);
    assertThat(rescue.takePassword()).isNotNull();
    assertThat(now().state()).isEqualTo(ServerStatus.RESCUE);
    assertDone(new Command.Plain(ServerAction.UNRESCUE));
  }

  @Test
  @Order(13)
  void backup() {
    assertDone(new Command.Backup("novadesk-contract-backup", "daily", 1));
    var image =
        cloud.region().images().list().stream()
            .filter(i -> i.name().equals("novadesk-contract-backup"))
            .findFirst()
            .orElseThrow();
    assertThat(image.properties()).containsEntry("backup_type", "daily");
    cloud.region().images().delete(image.id());
  }

  @Test
  @Order(14)
  void editAndLockWithAReason() {
    assertDone(
        new Command.Edit(
            new ServerRequests.Change(
                "novadesk-edited", "described", "192.0.2.7", "2001:db8::7", "edited-host")));
    Server edited = now();
    assertThat(edited.name()).isEqualTo("novadesk-edited");
    assertThat(edited.accessIPv4()).isEqualTo("192.0.2.7");
    assertDone(new Command.Edit(new ServerRequests.Change(null, "", null, null, null)));
    assertThat(now().description()).isNullOrEmpty();
    assertThat(
            run(new Command.Edit(new ServerRequests.Change(null, null, "", null, null))).getLast())
        .as("no cloud takes an address away")
        .isInstanceOf(Failed.class);
    assertDone(new Command.Lock("for a test"));
    assertThat(now().lockedReason()).isEqualTo("for a test");
    assertDone(new Command.Plain(ServerAction.UNLOCK));
  }

  @Test
  @Order(14)
  void whatIsTakenBackIsWhatItWas() {
    assertTakenBack(new Command.Rename("novadesk-renamed"));
    assertTakenBack(new Command.Edit(new ServerRequests.Change(null, "first", null, null, null)));
    assertDone(new Command.Edit(new ServerRequests.Change(null, "kept", null, null, null)));
    assertTakenBack(
        new Command.Edit(
            new ServerRequests.Change("novadesk-other", "lost", "192.0.2.9", null, null)));
    assertTakenBack(new ServerLabel.AddTag("undone"));
    assertDone(new ServerLabel.AddTag("stays"));
    assertTakenBack(new ServerLabel.RemoveTag("stays"));
    assertTakenBack(new ServerLabel.RemoveSecurityGroup("default"));
    assertTakenBack(new Command.Lock("for a test"));
    assertDone(new Command.Lock("with a reason"));
    assertTakenBack(new Command.Plain(ServerAction.UNLOCK));
    assertDone(new Command.Plain(ServerAction.UNLOCK));
    for (ServerAction action :
        List.of(ServerAction.STOP, ServerAction.PAUSE, ServerAction.SUSPEND, ServerAction.SHELVE)) {
      assertTakenBack(new Command.Plain(action));
    }
    assertDone(new Command.Plain(ServerAction.SHELVE));
    assertTakenBack(new Migrating.Unshelve(null, null));
    assertDone(new Command.Plain(ServerAction.UNSHELVE));
    assertTakenBack(new Command.Resize(cloud.flavor("m1.medium"), "m1.medium"));
    assertDone(new Command.Plain(ServerAction.STOP));
    assertTakenBack(new Command.Plain(ServerAction.START));
    // Waking from any of these ends in ACTIVE, which it was not.
    assertThat(Inverse.of(new Command.Plain(ServerAction.SHELVE), now())).isEmpty();
    assertDone(new Command.Plain(ServerAction.START));
  }

  private void assertTakenBack(Command command) {
    Server before = now();
    Command inverse = Inverse.of(command, before).orElseThrow();
    assertDone(command);
    assertThat(facts(now())).as(command.toString()).isNotEqualTo(facts(before));
    assertThat(Inverse.changedSince(command, now()) + Inverse.goneSince(command, now())).isEmpty();
    assertThat(
            ServerActions.check(inverse.action(), now(), cloud.session().asker(cloud.region()))
                .isAllowed())
        .as(inverse.toString())
        .isTrue();
    assertDone(inverse);
    assertThat(facts(now())).as(command.toString()).isEqualTo(facts(before));
  }

  /** What commands change of a server; null and empty are the same. */
  private static List<Object> facts(Server of) {
    return List.of(
        of.displayName(),
        Objects.requireNonNullElse(of.description(), ""),
        Objects.requireNonNullElse(of.accessIPv4(), ""),
        Objects.requireNonNullElse(of.accessIPv6(), ""),
        // The cloud offloads what is shelved when it likes.
        of.status().replace("SHELVED_OFFLOADED", "SHELVED"),
        String.valueOf(of.flavor()),
        Boolean.TRUE.equals(of.locked()),
        Objects.requireNonNullElse(of.lockedReason(), ""),
        of.tags().stream().sorted().toList(),
        of.securityGroups().stream().sorted().toList(),
        of.metadata());
  }

  @Test
  @Order(14)
  void anEditOfMetadataIsTakenBackBesideTheChangesOfOthers() throws Exception {
    Metadata store = cloud.region().servers().metadata();
    Map<String, String> base = store.get(id);
    Map<String, String> mine = new HashMap<>(base);
    mine.remove("purpose");
    mine.put("added", "by me");
    MetadataSave.Outcome saved = new MetadataSave(store, id, OptionalInt.empty()).run(base, mine);
    store.merge(id, Map.of("theirs", "stays"));
    MetadataBack back =
        new MetadataBack(
            "server", store, id, OptionalInt.empty(), new SavedEdit(base, mine, saved.now()));
    assertThat(back.run(_ -> {})).isInstanceOf(Done.class);
    Map<String, String> wanted = new HashMap<>(base);
    wanted.put("theirs", "stays");
    assertThat(store.get(id)).isEqualTo(wanted);

    saved = new MetadataSave(store, id, OptionalInt.empty()).run(wanted, mine);
    store.merge(id, Map.of("added", "by others"));
    OperationState refused =
        new MetadataBack(
                "server", store, id, OptionalInt.empty(), new SavedEdit(wanted, mine, saved.now()))
            .run(_ -> {});
    assertThat(refused).isInstanceOf(Failed.class);
    assertThat(store.get(id)).containsEntry("added", "by others").doesNotContainKey("purpose");
  }

  @Test
  @Order(15)
  void administratorsMoveAndReset() throws Exception {
    Region admin = cloud.adminRegion();
    String from = admin.servers().get(id).host();
    assertDone(new Migrating.Move(ServerAction.MIGRATE, null), admin);
    assertDone(new Command.Plain(ServerAction.CONFIRM_RESIZE), admin);
    assertThat(admin.servers().get(id).host()).isNotEqualTo(from);
    assertDone(new Migrating.Move(ServerAction.LIVE_MIGRATE, null), admin);
    assertDone(new Command.ResetState(false), admin);
    assertThat(now().state()).isEqualTo(ServerStatus.ERROR);
    assertDone(new Command.ResetState(true), admin);
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
  }

  @Test
  @Order(16)
  void aRefusalIsRememberedUntilTheServerChanges() {
    Server before = now();
    run(new Command.Plain(ServerAction.UNPAUSE));
    Refusals.Refusal refusal = cloud.region().refusals().of(before, ServerAction.UNPAUSE);
    assertThat(refusal).isNotNull();
    assertThat(Objects.requireNonNull(refusal).sentence()).contains("unpause");
    assertThat(refusal.lasting()).isTrue();
    assertThat(cloud.region().refusals().of(before.withStatus("PAUSED"), ServerAction.UNPAUSE))
        .isNull();
  }

  @Test
  @Order(9)
  void anIllegalCommandFailsInTheCloudsOwnWords() {
    List<OperationState> states = run(new Command.Plain(ServerAction.CONFIRM_RESIZE));
    assertThat(states.getLast()).isInstanceOf(Failed.class);
    Failed failed = (Failed) states.getLast();
    assertThat(failed.sentence()).contains("confirmResize");
    assertThat(failed.requestId()).startsWith("req-");
  }

  @Test
  @Order(20)
  void delete() {
    assertDone(new Command.Plain(ServerAction.DELETE));
    assertThat(cloud.region().inventory().get(id)).isNull();
  }
}
