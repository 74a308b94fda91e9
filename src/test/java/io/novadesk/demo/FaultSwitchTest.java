package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSwitchTest {
  private final DemoCloud cloud;
  private final DemoClient client;

  FaultSwitchTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    client = DemoClient.of(cloud, "demo");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private static String fault(String value) {
    return "{\"demo.fault\":\"" + value + "\"}";
  }

  private JsonNode lastAction(String id) {
    String path = "/servers/" + id + "/os-instance-actions";
    String request = client.get(path).json().at("/instanceActions/0/request_id").asString();
    return client.get(path + "/" + request).json().path("instanceAction");
  }

  @Test
  void buildErrorEndsInErrorWithAFault() {
    String id = client.create("broken", fault("build-error"));
    client.awaitStatus(id, "ERROR");
    JsonNode fault = client.server(id).path("fault");
    assertThat(fault.path("code").asInt()).isEqualTo(500);
    assertThat(fault.path("message").asString())
        .isEqualTo("No valid host was found. There are not enough hosts available.");
    assertThat(fault.has("details")).isFalse();
    assertThat(lastAction(id).path("message").asString()).isEqualTo("Error");
  }

  @Test
  void silentResizeFallsBackAndOnlyTheActionTells() {
    String id = client.create("silent", fault("resize-silent"));
    client.awaitStatus(id, "ACTIVE");
    client.act(id, "{\"resize\":{\"flavorRef\":\"3\"}}");
    client.awaitStatus(id, "ACTIVE");
    JsonNode server = client.server(id);
    assertThat(server.has("fault")).isFalse();
    assertThat(server.at("/flavor/original_name").asString()).isEqualTo("m1.small");
    JsonNode action = lastAction(id);
    assertThat(action.path("action").asString()).isEqualTo("resize");
    assertThat(action.at("/events/0/result").asString()).isEqualTo("Error");
  }

  @Test
  void hangingRebootEndsWithAHardOne() {
    String id = client.create("hanging", fault("reboot-hang"));
    client.awaitStatus(id, "ACTIVE");
    client.act(id, "{\"reboot\":{\"type\":\"SOFT\"}}");
    DemoClient.await(
        "reboot_started",
        () ->
            client.server(id).path("OS-EXT-STS:task_state").asString("").equals("reboot_started"));
    assertThat(client.act(id, "{\"os-stop\":null}").status()).isEqualTo(409);
    client.act(id, "{\"reboot\":{\"type\":\"HARD\"}}");
    client.awaitStatus(id, "ACTIVE");
  }

  @Test
  void failedDeleteLeavesAServerInError() {
    String id = client.create("clinging", fault("delete-error"));
    client.awaitStatus(id, "ACTIVE");
    assertThat(client.delete("/servers/" + id).status()).isEqualTo(204);
    client.awaitStatus(id, "ERROR");
    assertThat(client.server(id).path("fault").has("message")).isTrue();
    assertThat(lastAction(id).at("/events/0/result").asString()).isEqualTo("Error");
  }

  @Test
  void softDeletedServersComeBackOrGoForGood() {
    String id = client.create("soft", fault("soft-delete"));
    client.awaitStatus(id, "ACTIVE");
    client.delete("/servers/" + id);
    client.awaitStatus(id, "SOFT_DELETED");
    client.act(id, "{\"restore\":null}");
    client.awaitStatus(id, "ACTIVE");
    client.delete("/servers/" + id);
    client.awaitStatus(id, "SOFT_DELETED");
    assertThat(client.act(id, "{\"forceDelete\":null}").status()).isEqualTo(202);
    client.awaitStatus(id, "GONE");
  }
}
