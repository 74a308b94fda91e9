package io.novadesk.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.OperationState.Accepted;
import io.novadesk.cloud.OperationState.Done;
import io.novadesk.cloud.OperationState.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    List<OperationState> states = new ArrayList<>();
    new Operation(command, cloud.region(), now(), states::add).run();
    return states;
  }

  private void assertDone(Command command) {
    List<OperationState> states = run(command);
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
      assertThat(ServerActions.check(action, now(), false))
          .as(action + " of " + now().status())
          .isInstanceOf(Legality.Allowed.class);
      assertDone(new Command.Plain(action));
    }
    assertThat(now().state()).isEqualTo(ServerStatus.ACTIVE);
    assertThat(now().locked()).isFalse();
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
