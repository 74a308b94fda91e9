package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Attachments;
import io.novadesk.api.compute.Diagnostics;
import io.novadesk.api.compute.RemoteConsole;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What the detail pane of a server lives on, on every cloud, real or demo: what is plugged in,
 * tags, groups, console, screen, counters. One server serves all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AttachmentContract {
  private TestCloud cloud;
  private String id;
  private Volumes.Volume volume;

  abstract TestCloud open() throws Exception;

  @BeforeAll
  void start() throws Exception {
    cloud = open();
    volume = volumes().create("novadesk-detail", 1, null, null, null);
    id = cloud.server("novadesk-detail", Map.of("purpose", "detail")).id();
    while (!volumes().volume(volume.id()).status().equals("available")) {
      LockSupport.parkNanos(200_000_000L);
    }
  }

  @AfterAll
  void end() {
    if (cloud == null) {
      return;
    }
    if (volume != null) {
      try {
        volumes().delete(volume.id());
      } catch (ApiException _) {
        // It is still attached where a test failed: it stays, by its name.
      }
    }
    cloud.close();
  }

  private Volumes volumes() {
    return Objects.requireNonNull(cloud.region().volumes());
  }

  private Networks networks() {
    return Objects.requireNonNull(cloud.region().networks());
  }

  private Attachments attachments() {
    return cloud.region().servers().attachments();
  }

  private Server now() {
    return cloud.region().servers().get(id);
  }

  private Done assertDone(Command command) {
    assertThat(ServerActions.check(command.action(), now(), cloud.session().asker(cloud.region())))
        .isInstanceOf(Legality.Allowed.class);
    OperationState end = end(command);
    assertThat(end).as(command.toString()).isInstanceOf(Done.class);
    return (Done) end;
  }

  /** The cloud says no, in words. */
  private void assertRefused(Command command) {
    OperationState end = end(command);
    assertThat(end).as(command.toString()).isInstanceOf(Failed.class);
    assertThat(((Failed) end).sentence()).isNotBlank();
  }

  private OperationState end(Command command) {
    List<OperationState> states = new ArrayList<>();
    new Operation(command, cloud.region(), now(), states::add).run();
    return states.getLast();
  }

  @Test
  @Order(1)
  @Timeout(120)
  void attachesAVolumeAndLetsGoOfIt() {
    Done attached =
        assertDone(new Attachment.AttachVolume(volume.id(), "novadesk-detail", null, null));
    assertThat(attached.sentence()).contains("/dev/");
    assertThat(volumes().volume(volume.id()).status()).isEqualTo("in-use");
    assertThat(volumes().volume(volume.id()).attachedTo()).containsExactly(id);
    if (cloud.region().compute().speaks(85)) {
      attachments().deleteOnTermination(id, volume.id(), true);
      assertThat(attachments().volumesOf(id).getFirst().deleteOnTermination()).isTrue();
      attachments().deleteOnTermination(id, volume.id(), false);
      assertThat(attachments().volumesOf(id).getFirst().deleteOnTermination()).isFalse();
    }
    assertDone(new Attachment.DetachVolume(volume.id(), "novadesk-detail"));
    assertThat(attachments().volumesOf(id)).isEmpty();
  }

  @Test
  @Order(2)
  @Timeout(120)
  void attachesAnInterfaceAndPullsItOut() {
    Networks.Network network =
        networks().networks().stream()
            .filter(n -> n.name().equals("private"))
            .findFirst()
            .orElseThrow();
    List<Attachments.Interface> before = attachments().interfacesOf(id);
    assertDone(new Attachment.AttachInterface(network.id(), null, null));
    List<Attachments.Interface> after = new ArrayList<>(attachments().interfacesOf(id));
    assertThat(after).hasSize(before.size() + 1);
    after.removeIf(i -> before.stream().anyMatch(b -> b.portId().equals(i.portId())));
    Attachments.Interface added = after.getFirst();
    assertThat(added.mac()).isNotNull();
    assertThat(added.fixedIps()).isNotEmpty();
    assertDone(new Attachment.DetachInterface(added.portId(), added.fixedIps().getFirst()));
    assertThat(attachments().interfacesOf(id))
        .extracting(Attachments.Interface::portId)
        .doesNotContain(added.portId());
  }

  @Test
  @Order(2)
  @Timeout(120)
  void whatIsTakenBackIsWhatItWas() {
    assertTakenBack(new Attachment.AttachVolume(volume.id(), "novadesk-detail", null, null));
    assertDone(new Attachment.AttachVolume(volume.id(), "novadesk-detail", null, true));
    Attachments.Volume there = attachments().volumesOf(id).getFirst();
    assertTakenBack(
        new Attachment.DetachVolume(
            volume.id(), "novadesk-detail", there.device(), there.deleteOnTermination()));
    if (cloud.region().compute().speaks(85)) {
      List<Object> before = plugged();
      attachments().deleteOnTermination(id, volume.id(), false);
      VolumeFlagBack back =
          new VolumeFlagBack(attachments(), id, "server", volume.id(), "volume", true);
      assertThat(back.run(_ -> {})).isInstanceOf(Done.class);
      assertThat(plugged()).isEqualTo(before);
      assertThat(back.run(_ -> {})).as("it is not as it was left").isInstanceOf(Failed.class);
    }
    assertDone(new Attachment.DetachVolume(volume.id(), "novadesk-detail"));
    String network =
        networks().networks().stream()
            .filter(n -> n.name().equals("private"))
            .map(Networks.Network::id)
            .findFirst()
            .orElseThrow();
    assertTakenBack(new Attachment.AttachInterface(network, null, null));
    // The port went with the interface: to attach it again would be another one.
    String port = attachments().interfacesOf(id).getFirst().portId();
    assertThat(Inverse.of(new Attachment.DetachInterface(port, "address"), now())).isEmpty();
  }

  /** All that is plugged in. */
  private List<Object> plugged() {
    List<Object> all = new ArrayList<>();
    attachments()
        .volumesOf(id)
        .forEach(v -> all.addAll(List.of(v.volumeId(), String.valueOf(v.deleteOnTermination()))));
    attachments().interfacesOf(id).forEach(i -> all.add(i.portId()));
    networks().floatingIps().forEach(ip -> all.addAll(List.of(ip.id(), "" + ip.portId())));
    return all;
  }

  private void assertTakenBack(Command command) {
    List<Object> before = plugged();
    Server server = now();
    List<OperationState> states = new ArrayList<>();
    Operation operation = new Operation(command, cloud.region(), server, states::add);
    operation.run();
    assertThat(states.getLast()).as(command.toString()).isInstanceOf(Done.class);
    assertThat(plugged()).isNotEqualTo(before);
    OperationLog.Earlier sent = Objects.requireNonNull(operation.sent());
    String made = sent.answer() == null ? null : sent.answer().subjectId();
    Command inverse = Inverse.of(command, server, made).orElseThrow();
    assertThat(Inverse.goneSince(command, now())).isEmpty();
    assertDone(inverse);
    assertThat(plugged()).as(command.toString()).isEqualTo(before);
  }

  @Test
  @Order(2)
  @Timeout(120)
  void aFloatingAddressIsTakenBackWhereItIsAsItWasLeft() {
    String outside =
        networks().networks().stream()
            .filter(Networks.Network::external)
            .map(Networks.Network::id)
            .findFirst()
            .orElseThrow();
    String port = attachments().interfacesOf(id).getFirst().portId();
    List<Object> before = plugged();
    Networks.FloatingIp made = FloatingIps.allocate(networks(), outside, port);
    Networks.FloatingIp free = FloatingIps.associate(networks(), made.id(), null);
    FloatingBack again = new FloatingBack(networks(), "server", free, port, false);
    assertThat(again.does()).contains(made.address());
    assertThat(again.run(_ -> {})).isInstanceOf(Done.class);
    assertThat(networks().floatingIps())
        .anyMatch(ip -> ip.id().equals(made.id()) && port.equals(ip.portId()));
    assertThat(again.run(_ -> {})).as("it is not as it was left").isInstanceOf(Failed.class);
    assertThat(new FloatingBack(networks(), "server", made, null, true).run(_ -> {}))
        .isInstanceOf(Done.class);
    assertThat(plugged()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void keepsTags() {
    cloud.region().servers().tags().add(id, "blue");
    cloud.region().servers().tags().add(id, "v1.2 beta");
    assertThat(cloud.region().servers().tags().get(id))
        .containsExactlyInAnyOrder("blue", "v1.2 beta");
    assertDone(new ServerLabel.RemoveTag("v1.2 beta"));
    assertThat(now().tags()).containsExactly("blue");
    assertDone(new ServerLabel.AddTag("50 % of day or night"));
    assertThat(now().tags()).containsExactlyInAnyOrder("blue", "50 % of day or night");
    assertRefused(new ServerLabel.RemoveTag("never seen"));
    // A tag is a note about a server, which a lock does not protect.
    assertDone(new Command.Plain(ServerAction.LOCK));
    assertDone(new ServerLabel.RemoveTag("50 % of day or night"));
    assertDone(new Command.Plain(ServerAction.UNLOCK));
    assertThatThrownBy(() -> cloud.region().servers().tags().add(id, "x".repeat(61)))
        .isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> cloud.region().servers().tags().add(id, "a,b"))
        .isInstanceOf(ApiException.class);
  }

  @Test
  @Order(4)
  void entersAndLeavesSecurityGroups() {
    assertThat(now().securityGroups()).contains("default");
    assertRefused(new ServerLabel.AddSecurityGroup("novadesk-no-such-group"));
    assertDone(new ServerLabel.RemoveSecurityGroup("default"));
    assertThat(now().securityGroups()).doesNotContain("default");
    assertDone(new ServerLabel.AddSecurityGroup("default"));
    assertThat(now().securityGroups()).contains("default");
  }

  @Test
  @Order(5)
  void notesAccessAddresses() {
    Server noted = note("192.0.2.7", "2001:db8::7");
    assertThat(noted.accessIPv4()).isEqualTo("192.0.2.7");
    assertThat(noted.accessIPv6()).isEqualTo("2001:db8::7");
    assertThatThrownBy(() -> note("192.0.2.700", null))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("192.0.2.700");
    assertThatThrownBy(() -> note("", null))
        .as("an access address cannot be taken away again")
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("accessIPv4");
  }

  private Server note(@Nullable String ipv4, @Nullable String ipv6) {
    Servers servers = cloud.region().servers();
    servers.send(
        servers.requests().update(id, new ServerRequests.Change(null, null, ipv4, ipv6, null)));
    return now();
  }

  @Test
  @Order(6)
  void tellsConsoleScreenAndHistory() {
    assertThat(cloud.region().servers().consoleOutput(id, 5).lines().count()).isBetween(1L, 6L);
    assertThat(cloud.region().servers().console(id, RemoteConsole.Kind.NOVNC).url())
        .startsWith("http");
    assertThat(cloud.region().servers().actions(id))
        .extracting("action")
        .contains("create", "attach_volume", "detach_volume", "attach_interface");
    assertThat(cloud.region().servers().fields(id)).containsEntry("id", id);
  }

  @Test
  @Order(7)
  void tellsCountersToAdministratorsOnly() throws Exception {
    assertThatThrownBy(() -> cloud.region().servers().diagnostics(id))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> assertThat(e.category()).isEqualTo(ApiException.Category.FORBIDDEN));
    // Keystone names the regions in any order: the one that the server is in.
    Diagnostics counters = cloud.adminRegion().servers().diagnostics(id);
    assertThat(counters.state()).isEqualTo("running");
    assertThat(counters.cpus()).isNotEmpty();
    assertThat(counters.memory()).isNotNull();
  }
}
