package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerRecordsTest {
  private final DemoCloud cloud;
  private final DemoClient client;

  ServerRecordsTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard());
    client = DemoClient.of(cloud, "demo");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void metadataIsMergedReplacedAndRemoved() {
    String path = "/servers/" + client.idOf("web-05") + "/metadata";
    Reply merged = client.post(path, "{\"metadata\":{\"a\":\"1\"}}");
    assertThat(merged.json().at("/metadata/tier").asString()).isEqualTo("web");
    Reply item = client.put(path + "/a", "{\"meta\":{\"a\":\"2\"}}");
    assertThat(item.json().at("/meta/a").asString()).isEqualTo("2");
    assertThat(client.put(path + "/a", "{\"meta\":{\"b\":\"2\"}}").message())
        .isEqualTo("Request body and URI mismatch");
    assertThat(client.put(path + "/a", "{\"metadata\":{\"a\":\"2\"}}").message())
        .isEqualTo("'meta' is a required property");
    assertThat(client.post(path, "{\"metadata\":{\"a\":1}}").message())
        .isEqualTo("Invalid input for field/attribute a. Value: 1. 1 is not of type 'string'");
    Reply replaced = client.put(path, "{\"metadata\":{\"only\":\"this\"}}");
    assertThat(replaced.json().path("metadata").size()).isEqualTo(1);
    assertThat(client.delete(path + "/only").status()).isEqualTo(204);
    assertThat(client.get(path + "/only").message()).isEqualTo("Metadata item was not found");
  }

  @Test
  void metadataIsFixedWhileRescued() {
    String id = client.idOf("queue-03");
    Reply reply = client.post("/servers/" + id + "/metadata", "{\"metadata\":{\"a\":\"1\"}}");
    assertThat(reply.message())
        .isEqualTo(
            "Cannot 'update metadata' instance %s while it is in vm_state rescued".formatted(id));
  }

  @Test
  void addressesByNetwork() {
    String path = "/servers/" + client.idOf("web-01") + "/ips";
    assertThat(client.get(path).json().at("/addresses/private").size()).isEqualTo(2);
    assertThat(client.get(path + "/private").json().at("/private/0/version").asInt()).isEqualTo(4);
    assertThat(client.get(path + "/nowhere").message())
        .isEqualTo("Instance is not a member of specified network");
  }

  @Test
  void tagsAreSetAndTaken() {
    String path = "/servers/" + client.idOf("web-06") + "/tags";
    assertThat(client.put(path + "/blue", "").status()).isEqualTo(201);
    assertThat(client.put(path + "/blue", "").status()).isEqualTo(204);
    assertThat(client.get(path).text()).contains("blue", "frontend");
    assertThat(client.delete(path + "/blue").status()).isEqualTo(204);
    assertThat(client.delete(path + "/blue").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"server\":{\"name\":\"\",\"flavorRef\":\"2\",\"networks\":\"none\"}}|Invalid input for"
            + " field/attribute name. Value: . '' is too short",
        "{\"server\":{\"name\":\"x\",\"flavorRef\":\"2\",\"networks\":\"none\"}}|Missing imageRef"
            + " attribute",
        "{\"server\":{\"name\":\"x\",\"imageRef\":\"nope\",\"flavorRef\":\"2\",\"networks\":\"none\"}}|Invalid"
            + " input for field/attribute imageRef. Value: nope. 'nope' is not valid under any of"
            + " the given schemas",
        "{\"server\":{\"name\":\"x\",\"imageRef\":\"00000000-0000-0000-0000-000000000000\","
            + "\"flavorRef\":\"2\",\"networks\":\"none\"}}|Can not find requested image",
        "not json|Malformed request body"
      })
  void malformedServersAre400(String body, String sentence) {
    Reply reply = client.post("/servers", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).isEqualTo(sentence);
  }

  @Test
  void keyPairsAreImportedGeneratedAndDeleted() {
    client.withVersion("2.91");
    Reply made = client.post("/os-keypairs", "{\"keypair\":{\"name\":\"fresh\"}}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/keypair/private_key").asString()).contains("PRIVATE KEY");
    assertThat(client.post("/os-keypairs", "{\"keypair\":{\"name\":\"fresh\"}}").message())
        .isEqualTo("Key pair 'fresh' already exists.");
    assertThat(client.delete("/os-keypairs/fresh").status()).isEqualTo(204);
    assertThat(client.delete("/os-keypairs/fresh").status()).isEqualTo(404);
    client.withVersion(DemoClient.LATEST);
    assertThat(client.post("/os-keypairs", "{\"keypair\":{\"name\":\"fresh\"}}").message())
        .endsWith("'public_key' is a required property");
  }

  @Test
  void limitsTellWhatIsUsed() {
    var absolute = client.get("/limits").json().at("/limits/absolute");
    assertThat(absolute.path("maxTotalInstances").asInt()).isEqualTo(100);
    assertThat(absolute.path("totalInstancesUsed").asInt()).isEqualTo(45);
    assertThat(absolute.has("maxImageMeta")).isFalse();
  }

  @Test
  void consoleSpeaksAndPointsSomewhere() {
    String id = client.idOf("web-01");
    Reply end = client.act(id, "{\"os-getConsoleOutput\":{\"length\":2}}");
    assertThat(end.json().path("output").asString().lines()).hasSize(2);
    Reply screen =
        client.post(
            "/servers/" + id + "/remote-consoles",
            "{\"remote_console\":{\"protocol\":\"vnc\",\"type\":\"novnc\"}}");
    assertThat(screen.json().at("/remote_console/url").asString()).contains("token");
    String shelved = client.idOf("monitor-03");
    assertThat(client.act(shelved, "{\"os-getConsoleOutput\":{}}").message())
        .isEqualTo("Instance " + shelved + " is not ready");
  }
}
