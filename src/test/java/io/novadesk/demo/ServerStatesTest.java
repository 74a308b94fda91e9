package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerStatesTest {
  private final DemoCloud fast;
  private final DemoCloud still;
  private final DemoClient client;
  private final DemoClient admin;

  ServerStatesTest() throws IOException {
    fast = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    // Nothing that begins here ends while the test runs.
    still = DemoCloud.start(DemoSettings.standard().withTimeScale(1000));
    client = DemoClient.of(fast, "demo");
    admin = DemoClient.of(fast, "admin");
  }

  @AfterAll
  void close() {
    fast.close();
    still.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reboot\":{\"type\":\"SOFT\"}}|ACTIVE||",
        "{\"reboot\":{\"type\":\"HARD\"}}|ACTIVE||",
        "{\"os-stop\":null}|SHUTOFF|{\"os-start\":null}|ACTIVE",
        "{\"pause\":null}|PAUSED|{\"unpause\":null}|ACTIVE",
        "{\"suspend\":null}|SUSPENDED|{\"resume\":null}|ACTIVE",
        "{\"rescue\":{}}|RESCUE|{\"unrescue\":null}|ACTIVE",
        "{\"shelve\":null}|SHELVED_OFFLOADED|{\"unshelve\":null}|ACTIVE",
        "{\"resize\":{\"flavorRef\":\"3\"}}|VERIFY_RESIZE|{\"confirmResize\":null}|ACTIVE",
        "{\"resize\":{\"flavorRef\":\"4\"}}|VERIFY_RESIZE|{\"revertResize\":null}|ACTIVE",
        "{\"changePassword\":{\"adminPass\":\"x\"}}|ACTIVE||"
      })
  void actionsLeadWhereNovaLeads(
      String action, String between, @Nullable String back, @Nullable String end) {
    String id = client.active("states");
    assertThat(client.act(id, action).status()).isIn(200, 202);
    client.awaitStatus(id, between);
    if (back != null && end != null) {
      assertThat(client.act(id, back).status()).isIn(202, 204);
      client.awaitStatus(id, end);
    }
    client.delete("/servers/" + id);
  }

  @Test
  void resizeChangesTheFlavorAndRevertBringsItBack() {
    String id = client.active("resized");
    client.act(id, "{\"resize\":{\"flavorRef\":\"3\"}}");
    client.awaitStatus(id, "VERIFY_RESIZE");
    assertThat(client.server(id).at("/flavor/original_name").asString()).isEqualTo("m1.medium");
    client.act(id, "{\"revertResize\":null}");
    client.awaitStatus(id, "ACTIVE");
    assertThat(client.server(id).at("/flavor/original_name").asString()).isEqualTo("m1.small");
  }

  @Test
  void itsConsoleTellsHowAServerBooted() {
    Reply log = client.act(client.active("booted"), "{\"os-getConsoleOutput\":{}}");
    assertThat(log.json().path("output").asString()).contains("booted login: ");
  }

  @Test
  void rebuildTakesAnotherImageAndName() {
    String id = client.active("rebuilt");
    String image = client.imageId("debian-12");
    Reply reply =
        client.act(id, "{\"rebuild\":{\"imageRef\":\"%s\",\"name\":\"anew\"}}".formatted(image));
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().at("/server/status").asString()).isEqualTo("REBUILD");
    assertThat(reply.json().at("/server/adminPass").asString()).hasSize(12);
    client.awaitStatus(id, "ACTIVE");
    assertThat(client.server(id).path("name").asString()).isEqualTo("anew");
    assertThat(client.server(id).at("/image/id").asString()).isEqualTo(image);
  }

  @Test
  void snapshotBecomesAnActiveImage() {
    String id = client.active("pictured");
    Reply reply =
        client.act(id, "{\"createImage\":{\"name\":\"snap\",\"metadata\":{\"a\":\"b\"}}}");
    String image = reply.json().path("image_id").asString();
    String path = "/image/v2/images/" + image;
    DemoClient.await(
        "the snapshot",
        () -> client.send("GET", path, "").json().path("status").asString().equals("active"));
    JsonNode made = client.send("GET", path, "").json();
    assertThat(made.path("image_type").asString()).isEqualTo("snapshot");
    assertThat(made.path("instance_uuid").asString()).isEqualTo(id);
    assertThat(made.path("a").asString()).isEqualTo("b");
    Reply old = client.withVersion("2.44").act(id, "{\"createImage\":{\"name\":\"old\"}}");
    client.withVersion(DemoClient.LATEST);
    assertThat(old.header("Location")).contains("/images/");
  }

  @Test
  void stateIsSeenOnTheWay() {
    DemoClient slow = DemoClient.of(still, "demo");
    String id = slow.create("building", "{}");
    JsonNode building = slow.server(id);
    assertThat(building.path("status").asString()).isEqualTo("BUILD");
    assertThat(building.path("OS-EXT-STS:task_state").asString()).isEqualTo("scheduling");
    assertThat(building.path("addresses").size()).isZero();
    String other = slow.idOf("web-02");
    slow.act(other, "{\"reboot\":{\"type\":\"SOFT\"}}");
    assertThat(slow.status(other)).isEqualTo("REBOOT");
    Reply refused = slow.act(other, "{\"os-stop\":null}");
    assertThat(refused.message())
        .isEqualTo(
            "Cannot 'stop' instance %s while it is in task_state rebooting".formatted(other));
    assertThat(slow.act(other, "{\"reboot\":{\"type\":\"HARD\"}}").status()).isEqualTo(202);
    assertThat(slow.status(other)).isEqualTo("HARD_REBOOT");
    assertThat(slow.act(id, "{\"os-stop\":null}").message())
        .isEqualTo("Instance %s is not ready".formatted(id));
    slow.delete("/servers/" + id);
    assertThat(slow.server(id).path("OS-EXT-STS:task_state").asString()).isEqualTo("deleting");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web-03|{\"os-start\":null}|Cannot 'start' instance ID while it is in vm_state active",
        "web-03|{\"unpause\":null}|Cannot 'unpause' instance ID while it is in vm_state active",
        "web-03|{\"resume\":null}|Cannot 'resume' instance ID while it is in vm_state active",
        "web-03|{\"confirmResize\":null}|Cannot 'confirmResize' instance ID while it is in vm_state"
            + " active",
        "web-03|{\"revertResize\":null}|Cannot 'revertResize' instance ID while it is in vm_state"
            + " active",
        "web-03|{\"unrescue\":null}|Cannot 'unrescue' instance ID while it is in vm_state active",
        "web-03|{\"unshelve\":null}|Cannot 'unshelve' instance ID while it is in vm_state active",
        "web-03|{\"restore\":null}|Cannot 'restore' instance ID while it is in vm_state active",
        "ci-04|{\"reboot\":{\"type\":\"SOFT\"}}|Cannot 'reboot' instance ID while it is in vm_state"
            + " stopped",
        "ci-04|{\"pause\":null}|Cannot 'pause' instance ID while it is in vm_state stopped",
        "ci-04|{\"changePassword\":{\"adminPass\":\"x\"}}|Cannot 'changePassword' instance ID while"
            + " it is in vm_state stopped",
        "ci-02|{\"resize\":{\"flavorRef\":\"5\"}}|Cannot 'resize' instance ID while it is in"
            + " vm_state paused",
        "ci-03|{\"os-stop\":null}|Cannot 'stop' instance ID while it is in vm_state suspended",
        "queue-03|{\"shelve\":null}|Cannot 'shelve' instance ID while it is in vm_state rescued",
        "api-06|{\"os-stop\":null}|Cannot 'stop' instance ID while it is in vm_state resized",
        "monitor-03|{\"createImage\":{\"name\":\"x\"}}|Cannot 'createImage' instance ID while it is"
            + " in vm_state shelved_offloaded",
        "db-01|{\"os-stop\":null}|Instance ID is locked",
        "web-08|{\"os-stop\":null}|Instance ID is not ready"
      })
  void refusesInNovasWords(String name, String action, String sentence) {
    DemoClient slow = DemoClient.of(still, "demo");
    String id = slow.idOf(name);
    Reply reply = slow.act(id, action);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.root()).isEqualTo("conflictingRequest");
    assertThat(reply.message()).isEqualTo(sentence.replace("ID", id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"resize\":{\"flavorRef\":\"3\"}}|When resizing, instances must change flavor!",
        "{\"resize\":{\"flavorRef\":\"99\"}}|Flavor 99 could not be found.",
        "{\"resize\":{\"flavorRef\":\"1\"}}|Flavor's disk is smaller than the minimum size"
            + " specified in image metadata. Flavor disk is 1073741824 bytes, minimum size is"
            + " 10737418240 bytes.",
        "{\"reboot\":{\"type\":\"X\"}}|Invalid input for field/attribute type. Value: X. 'X' is not"
            + " one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']",
        "{\"reboot\":{}}|Invalid input for field/attribute reboot. Value: {}. 'type' is a required"
            + " property",
        "{\"nosuch\":null}|There is no such action: nosuch",
        "{}|Malformed request body",
        "{\"rebuild\":{\"imageRef\":\"00000000-0000-0000-0000-000000000000\"}}|Cannot find image"
            + " for rebuild"
      })
  void malformedActionsAre400(String action, String sentence) {
    DemoClient slow = DemoClient.of(still, "demo");
    Reply reply = slow.act(slow.idOf("web-04"), action);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.root()).isEqualTo("badRequest");
    assertThat(reply.message()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"migrate\":null}|os-migrate-server:migrate",
        "{\"os-resetState\":{\"state\":\"active\"}}|os-admin-actions:reset_state",
        "{\"evacuate\":{}}|os-evacuate",
        "{\"shelveOffload\":null}|os-shelve:shelve_offload",
        "{\"os-migrateLive\":{\"host\":null,\"block_migration\":\"auto\"}}"
            + "|os-migrate-server:migrate_live"
      })
  void administratorsActionsAreRefusedToUsers(String action, String policy) {
    DemoClient slow = DemoClient.of(still, "demo");
    Reply reply = slow.act(slow.idOf("web-04"), action);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.message())
        .isEqualTo("Policy doesn't allow os_compute_api:" + policy + " to be performed.");
  }

  @Test
  void lockKeepsUsersOutButNotAdministrators() {
    String id = client.active("locked");
    client.act(id, "{\"lock\":{\"locked_reason\":\"mine\"}}");
    assertThat(client.server(id).path("locked_reason").asString()).isEqualTo("mine");
    assertThat(client.delete("/servers/" + id).message())
        .isEqualTo("Instance " + id + " is locked");
    assertThat(admin.act(id, "{\"os-stop\":null}").status()).isEqualTo(202);
    client.awaitStatus(id, "SHUTOFF");
    client.act(id, "{\"unlock\":null}");
    assertThat(client.delete("/servers/" + id).status()).isEqualTo(204);
  }

  @Test
  void administratorsMoveAndResetServers() {
    String id = client.active("moved");
    String before = admin.server(id).path("OS-EXT-SRV-ATTR:host").asString();
    admin.act(id, "{\"os-migrateLive\":{\"host\":null,\"block_migration\":\"auto\"}}");
    client.awaitStatus(id, "ACTIVE");
    assertThat(admin.server(id).path("OS-EXT-SRV-ATTR:host").asString()).isNotEqualTo(before);
    admin.act(id, "{\"migrate\":null}");
    client.awaitStatus(id, "VERIFY_RESIZE");
    client.act(id, "{\"confirmResize\":null}");
    client.awaitStatus(id, "ACTIVE");
    admin.act(id, "{\"os-resetState\":{\"state\":\"error\"}}");
    assertThat(client.status(id)).isEqualTo("ERROR");
    assertThat(admin.act(id, "{\"evacuate\":{}}").message()).endsWith("is still in use.");
    String stranded = admin.idOf("batch-05");
    assertThat(admin.act(stranded, "{\"evacuate\":{}}").status()).isEqualTo(200);
    client.awaitStatus(stranded, "ACTIVE");
    assertThat(admin.server(stranded).path("OS-EXT-SRV-ATTR:host").asString())
        .isNotEqualTo("compute-06");
  }

  @Test
  void historyTellsWhatHappenedAndHowItEnded() {
    String id = client.active("history");
    Reply stop = client.act(id, "{\"os-stop\":null}");
    client.awaitStatus(id, "SHUTOFF");
    String path = "/servers/" + id + "/os-instance-actions";
    JsonNode actions = client.get(path).json().path("instanceActions");
    assertThat(actions.findValuesAsString("action")).containsExactly("stop", "create");
    String request = stop.header("X-Openstack-Request-Id");
    assertThat(actions.at("/0/request_id").asString()).isEqualTo(request);
    JsonNode event = client.get(path + "/" + request).json().at("/instanceAction/events/0");
    assertThat(event.path("event").asString()).isEqualTo("compute_stop_instance");
    assertThat(event.path("result").asString()).isEqualTo("Success");
    assertThat(event.path("finish_time").isNull()).isFalse();
  }

  @Test
  void quotaIsKept() {
    String body =
        """
        {"server":{"name":"many","imageRef":"%s","flavorRef":"2","networks":"none","min_count":90}}\
        """
            .formatted(client.imageId("debian-12"));
    Reply reply = client.post("/servers", body);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.message())
        .matches("Quota exceeded for .*instances.*: Requested .*90.*, but already used .*");
  }
}
