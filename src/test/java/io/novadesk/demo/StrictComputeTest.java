package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compute refuses, shows and hides what Nova does: found by OpenStack's own suite on both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictComputeTest {
  private final DemoCloud cloud;
  private final DemoClient client;
  private final DemoClient admin;

  StrictComputeTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    client = DemoClient.of(cloud, "demo");
    admin = DemoClient.of(cloud, "admin");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void closingIsSaid() throws IOException {
    URI auth = cloud.authUrl();
    try (Socket socket = new Socket(auth.getHost(), auth.getPort())) {
      String request = "GET /compute/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      List<String> lines =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .lines()
              .map(line -> line.toLowerCase(Locale.ROOT))
              .toList();
      assertThat(lines).contains("connection: close");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/compute/v2.1/servers/, 404",
    "/compute/v2.1/os-simple-tenant-usage/, 404",
    "/compute/v2.1/, 200",
    "/image/v2/images/, 404",
    "/network/v2.0/networks/, 200",
    "/volume/v3/volumes/, 404",
    "/identity/v3/auth/projects/, 200"
  })
  void slashAtTheEndCounts(String path, int status) {
    assertThat(client.withVersion("").send("GET", path, "").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"os-fping", "os-cells", "os-certificates", "os-agents", "os-cloudpipe"})
  void droppedResourcesAreGone(String resource) {
    Reply reply = client.withVersion("2.1").get("/" + resource);
    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.root()).isEqualTo("computeFault");
  }

  @Test
  void versionTwoIsServedAndLax() {
    DemoClient old = DemoClient.of(cloud, "demo").withVersion("").withCompute("/compute/v2");
    assertThat(old.get("/").json().at("/version/id").asString()).isEqualTo("v2.0");
    Reply made =
        old.post("/os-keypairs", "{\"keypair\":{\"name\":\"from-v2\",\"unheard\":\"of\"}}");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.header("X-OpenStack-Nova-API-Version")).isEmpty();
    Reply servers = old.get("/servers");
    assertThat(servers.json().at("/servers/0/links/0/href").asString())
        .contains("/compute/v2/servers/");
  }

  @Test
  void otherVersionsAreChoices() {
    Reply reply = client.send("GET", "/compute/v9/servers", "");
    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.json().at("/choices/1/id").asString()).isEqualTo("v2.1");
  }

  @Test
  void anotherProjectInThePathIsRefused() {
    Reply reply = client.withVersion("2.1").get("/0123456789abcdef0123456789abcdef/servers");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).startsWith("Malformed request URL: URL's project_id");
  }

  @ParameterizedTest
  @CsvSource({"2.1, false", "2.74, false", "2.75, true"})
  void updatesTellAllFrom275(String version, boolean all) {
    client.withVersion(version);
    Reply reply = client.put("/servers/" + client.idOf("web-02"), "{\"server\":{}}");
    assertThat(reply.status()).isEqualTo(200);
    JsonNode server = reply.json().path("server");
    for (String field :
        List.of(
            "OS-EXT-AZ:availability_zone",
            "OS-EXT-STS:vm_state",
            "OS-SRV-USG:launched_at",
            "config_drive",
            "key_name",
            "security_groups",
            "os-extended-volumes:volumes_attached")) {
      assertThat(server.has(field)).as(field).isEqualTo(all);
    }
    assertThat(server.has("OS-DCF:diskConfig")).isTrue();
  }

  @Test
  void diskConfigIsKept() {
    client.withVersion(DemoClient.LATEST);
    String id = client.active("disk");
    client.put("/servers/" + id, "{\"server\":{\"OS-DCF:diskConfig\":\"AUTO\"}}");
    assertThat(client.server(id).path("OS-DCF:diskConfig").asString()).isEqualTo("AUTO");
    client.act(
        id,
        "{\"rebuild\":{\"imageRef\":\"%s\",\"OS-DCF:diskConfig\":\"MANUAL\"}}"
            .formatted(client.imageId("ubuntu-24.04")));
    client.awaitStatus(id, "ACTIVE");
    assertThat(client.server(id).path("OS-DCF:diskConfig").asString()).isEqualTo("MANUAL");
    client.act(id, "{\"resize\":{\"flavorRef\":\"3\",\"OS-DCF:diskConfig\":\"AUTO\"}}");
    client.awaitStatus(id, "VERIFY_RESIZE");
    assertThat(client.server(id).path("OS-DCF:diskConfig").asString()).isEqualTo("AUTO");
  }

  @Test
  void addressesAreWrittenInOneForm() {
    client.withVersion(DemoClient.LATEST);
    String path = "/servers/" + client.idOf("web-03");
    client.put(path, "{\"server\":{\"accessIPv6\":\"0000:0000:0000:0000:0000:babe:220.12.22.2\"}}");
    assertThat(client.get(path).json().at("/server/accessIPv6").asString())
        .isEqualTo("::babe:dc0c:1602");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"accessIPv4\":\"1.1.1.1.1.1\"|Invalid input for field/attribute accessIPv4. Value:"
            + " 1.1.1.1.1.1. '1.1.1.1.1.1' is not a 'ipv4'",
        "\"accessIPv6\":\"notvalid\"|Invalid input for field/attribute accessIPv6. Value:"
            + " notvalid. 'notvalid' is not a 'ipv6'",
        "\"user_data\":\"!!not base64\"|Invalid input for field/attribute user_data. Value: !!not"
            + " base64. '!!not base64' is not a 'base64'",
        "\"security_groups\":[{\"name\":\"nosuch\"}]|Unable to find security_group with name or id"
            + " 'nosuch'",
        "\"colour\":\"red\"|Additional properties are not allowed ('colour' was unexpected)",
        "\"OS-DCF:diskConfig\":\"auto\"|Invalid input for field/attribute OS-DCF:diskConfig."
            + " Value: auto. 'auto' is not one of ['AUTO', 'MANUAL']",
        "\"min_count\":0|Invalid input for field/attribute min_count. Value: 0. 0 is less than the"
            + " minimum of 1",
        "\"description\":5|Invalid input for field/attribute description. Value: 5. 5 is not of"
            + " type 'string', 'null'",
        "\"key_name\":\"\"|Invalid input for field/attribute key_name. Value: . '' is too short"
      })
  void serversAreMadeOfValidWishesOnly(String field, String sentence) {
    client.withVersion("2.90");
    Reply reply =
        client.post(
            "/servers",
            """
            {"server":{"name":"x","flavorRef":"2","imageRef":"%s","networks":"auto",%s}}\
            """
                .formatted(client.imageId("debian-12"), field));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).endsWith(sentence);
  }

  @Test
  void portsGroupsAndDisksHaveToBeThere() {
    client.withVersion("2.60");
    String image = client.imageId("debian-12");
    String unknown = "11111111-2222-3333-4444-555555555555";
    String server = "{\"server\":{\"name\":\"x\",\"flavorRef\":\"2\",%s}%s}";
    String made = "\"imageRef\":\"" + image + "\",\"networks\":\"auto\"";
    assertThat(
            client
                .post(
                    "/servers",
                    server.formatted(
                        "\"imageRef\":\"%s\",\"networks\":[{\"port\":\"%s\"}]"
                            .formatted(image, unknown),
                        ""))
                .message())
        .isEqualTo("Port id " + unknown + " could not be found.");
    assertThat(
            client
                .post(
                    "/servers",
                    server.formatted(
                        made, ",\"os:scheduler_hints\":{\"group\":\"" + unknown + "\"}"))
                .message())
        .isEqualTo("Instance group " + unknown + " could not be found.");
    String disk =
        "\"networks\":\"auto\",\"block_device_mapping_v2\":[{\"source_type\":\"image\",\"uuid\":\""
            + image
            + "\",\"destination_type\":\"volume\",\"boot_index\":0}]";
    assertThat(client.post("/servers", server.formatted(disk, "")).message())
        .isEqualTo("Images with destination_type 'volume' need to have a non-zero size specified");
  }

  @Test
  void serverBootsFromAVolumeOfTheSizeAskedFor() {
    client.withVersion("2.60");
    Reply made =
        client.post(
            "/servers",
            """
            {"server":{"name":"from-volume","flavorRef":"2","networks":"auto",
            "block_device_mapping_v2":[{"source_type":"image","uuid":"%s","volume_size":7,
            "destination_type":"volume","boot_index":0,"delete_on_termination":true}]}}\
            """
                .formatted(client.imageId("debian-12")));
    String id = made.json().at("/server/id").asString();
    client.awaitStatus(id, "ACTIVE");
    String volume = client.server(id).at("/os-extended-volumes:volumes_attached/0/id").asString();
    JsonNode stored = client.send("GET", "/volume/v3/volumes/" + volume, "").json().path("volume");
    assertThat(stored.path("size").asInt()).isEqualTo(7);
    assertThat(stored.path("name").asString("?")).isEmpty();
    assertThat(stored.path("status").asString()).isEqualTo("in-use");
    assertThat(stored.at("/volume_image_metadata/image_name").asString()).isEqualTo("debian-12");
    client.delete("/servers/" + id);
    client.awaitStatus(id, "GONE");
    assertThat(client.send("GET", "/volume/v3/volumes/" + volume, "").status()).isEqualTo(404);
  }

  @Test
  void unshelvingForgetsTheImage() {
    client.withVersion(DemoClient.LATEST);
    String id = client.active("shelf");
    client.act(id, "{\"shelve\":null}");
    client.awaitStatus(id, "SHELVED_OFFLOADED");
    assertThat(client.imageId("shelf-shelved")).isNotEmpty();
    client.act(id, "{\"unshelve\":null}");
    client.awaitStatus(id, "ACTIVE");
    assertThat(
            client
                .send("GET", "/image/v2/images?name=shelf-shelved", "")
                .json()
                .path("images")
                .size())
        .isZero();
  }

  @Test
  void revertedMigrationBringsTheServerBackAndIsListed() {
    client.withVersion(DemoClient.LATEST);
    String id = client.active("mover");
    String host = "OS-EXT-SRV-ATTR:host";
    String before = admin.server(id).path(host).asString();
    admin.act(id, "{\"migrate\":null}");
    admin.awaitStatus(id, "VERIFY_RESIZE");
    assertThat(admin.server(id).path(host).asString()).isNotEqualTo(before);
    admin.act(id, "{\"revertResize\":null}");
    admin.awaitStatus(id, "ACTIVE");
    assertThat(admin.server(id).path(host).asString()).isEqualTo(before);
    JsonNode listed = admin.get("/os-migrations?instance_uuid=" + id).json().at("/migrations/0");
    assertThat(listed.path("migration_type").asString()).isEqualTo("migration");
    assertThat(listed.path("source_compute").asString()).isEqualTo(before);
    assertThat(listed.path("status").asString()).isEqualTo("reverted");
  }

  @Test
  void reservationTellsWhatOneRequestMade() {
    client.withVersion("2.60");
    String reservation =
        client
            .post(
                "/servers",
                """
                {"server":{"name":"pair","flavorRef":"2","imageRef":"%s","networks":"auto",
                "min_count":2,"return_reservation_id":true}}\
                """
                    .formatted(client.imageId("debian-12")))
            .json()
            .path("reservation_id")
            .asString();
    assertThat(client.get("/servers?reservation_id=" + reservation).json().path("servers").size())
        .isEqualTo(2);
  }

  @Test
  void volumeIsAttachedOnceAndSwappedByAdministratorsOnly() {
    client.withVersion("2.60");
    String id = client.idOf("web-01");
    String volume =
        client
            .send("GET", "/volume/v3/volumes/detail?status=available", "")
            .json()
            .at("/volumes/0/id")
            .asString();
    String path = "/servers/" + id + "/os-volume_attachments";
    String body = "{\"volumeAttachment\":{\"volumeId\":\"" + volume + "\"}}";
    assertThat(client.post(path, body).status()).isEqualTo(200);
    Reply again = client.post(path, body);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.message())
        .isEqualTo(
            "Invalid volume: volume %s is already attached to instances: %s".formatted(volume, id));
    assertThat(client.put(path + "/" + volume, body).message())
        .isEqualTo(
            "Policy doesn't allow os_compute_api:os-volumes-attachments:swap to be performed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "ssh-rsa JUNK", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void publicKeysAreKeys(String key) {
    Reply reply =
        client
            .withVersion("2.60")
            .post(
                "/os-keypairs",
                "{\"keypair\":{\"name\":\"k\",\"public_key\":\"%s\"}}".formatted(key));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message())
        .isEqualTo("Keypair data is invalid: failed to generate fingerprint");
  }

  @Test
  void keyPairsOfOthersAreForAdministrators() {
    String name = "{\"keypair\":{\"name\":\"key_/.\\\\@:\"}}";
    assertThat(client.withVersion("2.60").post("/os-keypairs", name).message())
        .startsWith("An invalid 'name' value was provided. The name must be: Only expected");
    String user = client.server(client.idOf("web-01")).path("user_id").asString();
    String body = "{\"keypair\":{\"name\":\"given\",\"user_id\":\"%s\"}}".formatted(user);
    assertThat(admin.post("/os-keypairs", body.replace("}}", ",\"public_key\":\"x\"}}")).status())
        .isEqualTo(400);
    assertThat(admin.withVersion("2.60").post("/os-keypairs", body).status()).isEqualTo(201);
    admin.withVersion(DemoClient.LATEST);
    assertThat(client.get("/os-keypairs/given").status()).isEqualTo(200);
    assertThat(DemoClient.of(cloud, "reader").get("/os-keypairs?user_id=" + user).status())
        .isEqualTo(403);
  }

  @Test
  void certificateIsMadeAsAKeyPair() {
    Reply reply =
        client
            .withVersion("2.60")
            .post("/os-keypairs", "{\"keypair\":{\"name\":\"cert\",\"type\":\"x509\"}}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().at("/keypair/public_key").asString())
        .startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void privateFlavorIsForItsProjects() {
    DemoClient stranger = DemoClient.of(cloud, "alt", "alt").withVersion("2.60");
    Reply made =
        admin
            .withVersion("2.60")
            .post(
                "/flavors",
                """
                {"flavor":{"name":"secret","id":77001,"ram":"512","vcpus":1,"disk":0,
                "rxtx_factor":1.5,"os-flavor-access:is_public":"False","description":"d"}}\
                """);
    admin.withVersion(DemoClient.LATEST);
    assertThat(made.json().at("/flavor/id").asString()).isEqualTo("77001");
    assertThat(made.json().at("/flavor/rxtx_factor").asDouble()).isEqualTo(1.5);
    assertThat(stranger.get("/flavors/77001").status()).isEqualTo(404);
    assertThat(
            stranger
                .post(
                    "/servers",
                    """
                    {"server":{"name":"x","flavorRef":"77001","imageRef":"%s",
                    "networks":"none"}}\
                    """
                        .formatted(stranger.imageId("debian-12")))
                .message())
        .isEqualTo("Flavor 77001 could not be found.");
    String project =
        DemoClient.of(cloud, "alt", "alt")
            .get("/os-quota-sets/6f70656e737461636b206e6f76610003")
            .json()
            .at("/quota_set/id")
            .asString();
    assertThat(
            admin
                .post(
                    "/flavors/77001/action",
                    "{\"addTenantAccess\":{\"tenant\":\"%s\"}}".formatted(project))
                .status())
        .isEqualTo(200);
    assertThat(stranger.get("/flavors/77001").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"disk\":-1|Invalid input for field/attribute disk. Value: -1. -1 is less than the"
            + " minimum of 0",
        "\"disk\":0,\"id\":\"a/b\"|'a/b' does not match '^(?! )[a-zA-Z0-9. _-]+(?<! )$'",
        "\"disk\":0,\"size\":1|Additional properties are not allowed ('size' was unexpected)",
        "\"disk\":2147483648|2147483648 is greater than the maximum of 2147483647"
      })
  void flavorsAreMadeOfValidWishesOnly(String field, String sentence) {
    Reply reply =
        admin.post(
            "/flavors",
            "{\"flavor\":{\"name\":\"bad\",\"ram\":1,\"vcpus\":1,%s}}".formatted(field));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).endsWith(sentence);
    assertThat(admin.post("/flavors/1/action", "{\"explode\":{}}").message())
        .isEqualTo("There is no such action: explode");
  }

  @Test
  void servicesAreFound() {
    Set<String> binaries = new TreeSet<>();
    admin
        .get("/os-services?binary=nova-compute")
        .json()
        .path("services")
        .forEach(s -> binaries.add(s.path("binary").asString()));
    assertThat(binaries).containsExactly("nova-compute");
    assertThat(admin.get("/os-services?host=compute-01").json().path("services").size())
        .isEqualTo(1);
  }

  @Test
  void usageHasABeginningBeforeItsEnd() {
    Reply reply =
        admin.get("/os-simple-tenant-usage?start=2026-02-01T00:00:00&end=2026-01-01T00:00:00");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message())
        .isEqualTo("Invalid start time. The start time cannot occur after the end time.");
  }

  @Test
  void extensionsAreNovas() {
    client.withVersion("2.1");
    assertThat(client.get("/extensions").json().path("extensions").size()).isEqualTo(99);
    assertThat(client.get("/extensions/os-consoles").json().at("/extension/name").asString())
        .isEqualTo("Consoles");
    assertThat(client.get("/extensions/os-nosuch").status()).isEqualTo(404);
  }

  @Test
  void readerLooksAndNothingElse() {
    DemoClient reader = DemoClient.of(cloud, "reader").withVersion("2.60");
    String image = reader.imageId("debian-12");
    assertThat(
            reader
                .post(
                    "/servers",
                    """
                    {"server":{"name":"x","flavorRef":"2","imageRef":"%s","networks":"auto"}}\
                    """
                        .formatted(image))
                .status())
        .isEqualTo(403);
    assertThat(reader.send("POST", "/image/v2/images", "{\"name\":\"x\"}").status()).isEqualTo(403);
    assertThat(reader.send("POST", "/volume/v3/volumes", "{\"volume\":{\"size\":1}}").status())
        .isEqualTo(403);
    String network =
        reader
            .send("GET", "/network/v2.0/networks?name=public", "")
            .json()
            .at("/networks/0/id")
            .asString();
    assertThat(
            reader
                .send(
                    "POST",
                    "/network/v2.0/floatingips",
                    "{\"floatingip\":{\"floating_network_id\":\"%s\"}}".formatted(network))
                .status())
        .isEqualTo(403);
    assertThat(reader.get("/servers").status()).isEqualTo(200);
  }

  @Test
  void groupsAreKeptApart() {
    client.withVersion("2.64");
    String group =
        client
            .post(
                "/os-server-groups",
                "{\"server_group\":{\"name\":\"apart\",\"policy\":\"anti-affinity\"}}")
            .json()
            .at("/server_group/id")
            .asString();
    Set<String> hosts = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      String id =
          client
              .post(
                  "/servers",
                  """
                  {"server":{"name":"apart-%d","flavorRef":"2","imageRef":"%s",
                  "networks":"none"},"os:scheduler_hints":{"group":"%s"}}\
                  """
                      .formatted(i, client.imageId("debian-12"), group))
              .json()
              .at("/server/id")
              .asString();
      client.awaitStatus(id, "ACTIVE");
      hosts.add(admin.server(id).path("OS-EXT-SRV-ATTR:host").asString());
    }
    assertThat(hosts).hasSize(3);
  }
}
