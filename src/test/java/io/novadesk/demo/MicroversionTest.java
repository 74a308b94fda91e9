package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicroversionTest {
  private final DemoCloud cloud;
  private final DemoClient client;

  MicroversionTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard());
    client = DemoClient.of(cloud, "demo");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void versionDocumentsNeedNoToken() {
    DemoClient stranger = new DemoClient(cloud).withVersion("");
    Reply all = stranger.send("GET", "/compute/", "");
    assertThat(all.json().at("/versions/1/version").asString()).isEqualTo("2.96");
    Reply one = stranger.send("GET", "/compute/v2.1/", "");
    assertThat(one.json().at("/version/min_version").asString()).isEqualTo("2.1");
  }

  @Test
  void answerTellsTheVersionAndTheRequest() {
    Reply reply = client.withVersion("2.53").get("/servers");
    assertThat(reply.header("OpenStack-API-Version")).isEqualTo("compute 2.53");
    assertThat(reply.header("X-OpenStack-Nova-API-Version")).isEqualTo("2.53");
    assertThat(reply.response().headers().allValues("Vary"))
        .contains("OpenStack-API-Version", "X-OpenStack-Nova-API-Version");
    assertThat(reply.header("X-Compute-Request-Id"))
        .startsWith("req-")
        .isEqualTo(reply.header("X-Openstack-Request-Id"));
  }

  @Test
  void oldHeaderCountsToo() {
    Reply reply =
        client
            .withVersion("")
            .send("GET", "/compute/v2.1/servers", "", "X-OpenStack-Nova-API-Version", "2.9");
    assertThat(reply.header("X-OpenStack-Nova-API-Version")).isEqualTo("2.9");
  }

  @Test
  void outOfRangeIs406() {
    Reply reply = client.withVersion("2.97").get("/servers");
    assertThat(reply.status()).isEqualTo(406);
    assertThat(reply.root()).isEqualTo("computeFault");
    assertThat(reply.message())
        .isEqualTo("Version 2.97 is not supported by the API. Minimum is 2.1 and maximum is 2.96.");
  }

  @Test
  void malformedIs400() {
    Reply reply = client.withVersion("two").get("/servers");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message())
        .isEqualTo(
            "API Version String two is of invalid format. Must be of format MajorNum.MinorNum.");
  }

  @ParameterizedTest
  @CsvSource({
    "2.8, locked, false",
    "2.9, locked, true",
    "2.18, description, false",
    "2.19, description, true",
    "2.25, tags, false",
    "2.26, tags, true",
    "2.72, locked_reason, false",
    "2.73, locked_reason, true",
    "2.70, server_groups, false",
    "2.71, server_groups, true",
    "2.89, OS-EXT-SRV-ATTR:hostname, false",
    "2.90, OS-EXT-SRV-ATTR:hostname, true",
    "2.95, pinned_availability_zone, false",
    "2.96, pinned_availability_zone, true"
  })
  void fieldsComeWithTheirVersion(String version, String field, boolean shown) {
    client.withVersion(version);
    assertThat(client.server(client.idOf("web-01")).has(field)).isEqualTo(shown);
  }

  @Test
  void flavorIsEmbeddedFrom247() {
    String id = client.withVersion("2.46").idOf("web-01");
    assertThat(client.server(id).at("/flavor/id").asString()).isEqualTo("3");
    JsonNode flavor = client.withVersion("2.47").server(id).path("flavor");
    assertThat(flavor.path("original_name").asString()).isEqualTo("m1.medium");
    assertThat(flavor.has("id")).isFalse();
  }

  @Test
  void flavorsGainDescriptionAndExtraSpecs() {
    assertThat(
            client.withVersion("2.54").get("/flavors/1").json().path("flavor").has("description"))
        .isFalse();
    JsonNode flavor = client.withVersion("2.61").get("/flavors/c1.medium").json().path("flavor");
    assertThat(flavor.path("description").asString()).isEqualTo("Dedicated cores");
    assertThat(flavor.at("/extra_specs/hw:cpu_policy").asString()).isEqualTo("dedicated");
    assertThat(client.withVersion("2.74").get("/flavors/1").json().at("/flavor/swap").asString())
        .isEmpty();
    assertThat(client.withVersion("2.75").get("/flavors/1").json().at("/flavor/swap").asInt(-1))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"2.35, 200", "2.36, 404"})
  void imageProxyEnds(String version, int status) {
    assertThat(client.withVersion(version).get("/images/detail").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"2.38, 200", "2.39, 404"})
  void imageMetadataProxyEnds(String version, int status) {
    String image = client.imageId("ubuntu-24.04");
    assertThat(client.withVersion(version).get("/images/" + image + "/metadata").status())
        .isEqualTo(status);
  }

  @Test
  void networksAreRequiredFrom237() {
    String body =
        "{\"server\":{\"name\":\"x\",\"flavorRef\":\"2\",\"imageRef\":\"%s\"}}"
            .formatted(client.imageId("debian-12"));
    Reply refused = client.withVersion("2.37").post("/servers", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).endsWith("'networks' is a required property");
    assertThat(client.withVersion("2.36").post("/servers", body).status()).isEqualTo(202);
  }

  @Test
  void unknownQueryParametersAreRefusedFrom275() {
    assertThat(client.withVersion("2.74").get("/servers?colour=red").status()).isEqualTo(200);
    assertThat(client.withVersion("2.75").get("/servers?colour=red").status()).isEqualTo(400);
  }

  @Test
  void eventsOfActionsAreForUsersFrom251() {
    String server = client.withVersion("2.50").idOf("db-02");
    String actions = "/servers/" + server + "/os-instance-actions";
    String request = client.get(actions).json().at("/instanceActions/0/request_id").asString();
    assertThat(client.get(actions + "/" + request).json().path("instanceAction").has("events"))
        .isFalse();
    assertThat(
            client
                .withVersion("2.51")
                .get(actions + "/" + request)
                .json()
                .at("/instanceAction/events/0/result")
                .asString())
        .isEqualTo("Success");
  }

  @Test
  void administratorsSeeHosts() {
    DemoClient admin = DemoClient.of(cloud, "admin");
    String id = admin.idOf("web-01");
    assertThat(admin.server(id).path("OS-EXT-SRV-ATTR:host").asString()).startsWith("compute-");
    assertThat(client.withVersion("2.96").server(id).has("OS-EXT-SRV-ATTR:host")).isFalse();
    assertThat(client.get("/os-services").status()).isEqualTo(403);
    assertThat(admin.get("/os-services").json().path("services").size()).isEqualTo(8);
  }
}
