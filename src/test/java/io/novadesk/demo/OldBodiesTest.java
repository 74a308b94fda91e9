package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo cloud's Diablo against bodies that clouds of that age sent, kept beside the project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldBodiesTest {
  private final DemoCloud cloud;
  private final DemoClient client;
  private JsonNode access;

  OldBodiesTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withDialect(Dialect.V1_1).withTimeScale(0.02));
    client = new DemoClient(cloud).withVersion("");
    access = login("{\"auth\":{%s,\"tenantName\":\"demo\"}}").json();
    String url = access.at("/access/serviceCatalog/0/endpoints/0/publicURL").asString();
    client
        .withToken(access.at("/access/token/id").asString())
        .withCompute(URI.create(url).getPath());
  }

  @BeforeAll
  static void bodiesAreHere() {
    assumeTrue(
        Likeness.areBodiesHere(), "the recorded answers (" + Likeness.FOLDER + ") are not here");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private Reply login(String form) {
    return client.send(
        "POST",
        "/identity/v2.0/tokens",
        form.formatted("\"passwordCredentials\":{\"username\":\"demo\",\"password\":\"secret\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/flavors/detail||api-site/diablo-flavors-detail.json",
        "/flavors/2|/flavor|api-site/diablo-flavors-detail.json#/flavors/0",
        "/images/detail||jclouds/trystack-images-detail.json libcloud/images-detail.json",
        "/extensions||api-site/diablo-extensions.json",
      })
  void listsAreAsDiabloGaveThem(String path, String pointer, String files) throws IOException {
    Reply reply = client.get(path);
    assertThat(reply.status()).isEqualTo(200);
    Likeness.check(reply.json().at(pointer == null ? "" : pointer), files);
  }

  @Test
  void everyServerIsAsDiabloShowedIt() throws IOException {
    for (JsonNode server : client.get("/servers/detail").json().path("servers")) {
      if (!server.has("progress")) {
        // Told of ACTIVE and BUILD only; the recorded ones are both.
        assertThat(server.path("status").asString()).isNotIn("ACTIVE", "BUILD");
        continue;
      }
      Likeness.check(
          server,
          "jclouds/diablo-server.json#/server libcloud/diablo-servers-detail-fault.json#/servers/0"
              + " libcloud/diablo-servers-detail-fault.json#/servers/1");
    }
  }

  @Test
  void tokensAreAsDiabloAndThoseBeforeItGaveThem() throws IOException {
    Likeness.check(access, "jclouds/trystack-token.json keystone/diablo-access.json");
    Likeness.check(
        login("{%s}").json().at("/auth/token"),
        "keystone/prediablo-token-nocatalog.json#/auth/token");
  }

  @Test
  void tenantsHaveWhatTheyHadThen() throws IOException {
    Likeness.check(
        client.send("GET", "/identity/v2.0/tenants", "").json().path("tenants"),
        "keystone/prediablo-tenants-values.json#/tenants/values"
            + " keystone/diablo-access.json#/access/token/tenant");
  }

  @Test
  void whatIsMadeIsToldWhole() throws IOException {
    Reply made =
        client.post(
            "/servers", "{\"server\":{\"name\":\"like\",\"imageRef\":\"1\",\"flavorRef\":\"2\"}}");
    assertThat(made.status()).isEqualTo(202);
    JsonNode server = made.json().path("server");
    assertThat(server.path("adminPass").isString()).isTrue();
    ((ObjectNode) server).remove("adminPass");
    Likeness.check(server, "jclouds/diablo-server.json#/server");
    String path = "/servers/" + server.path("id");
    DemoClient.await(
        "its address", () -> !client.get(path + "/ips").json().path("addresses").isEmpty());
    Likeness.check(
        client.get(path + "/ips/private").json().path("private"),
        "jclouds/v1.1-addresses-public.json#/public");
    Likeness.check(
        client.put(path + "/metadata/k", "{\"meta\":{\"k\":\"v\"}}").json(),
        "gophercloud/metadata-item.json");
    Likeness.check(client.get(path + "/metadata").json(), "compute-api/v1.1-metadata.json");
  }

  @Test
  void metadataOfImagesIsThatOfServers() {
    String server = client.get("/servers").json().at("/servers/0/id").toString();
    String location = client.act(server, "{\"createImage\":{\"name\":\"own\"}}").header("Location");
    String path = location.substring(location.indexOf("/images/")) + "/metadata";
    Reply one = client.put(path + "/k", "{\"meta\":{\"k\":\"v\"}}");
    assertThat(one.status()).as(one.text()).isEqualTo(200);
    assertThat(one.json().at("/meta/k").asString()).isEqualTo("v");
    assertThat(client.get(path + "/k").json()).isEqualTo(one.json());
    assertThat(client.put(path + "/k", "{\"meta\":{\"l\":\"v\"}}").message())
        .isEqualTo("Request body and URI mismatch");
    assertThat(client.delete(path + "/k").status()).isEqualTo(204);
    assertThat(client.get(path + "/k").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/servers/99999||404|compute-api/error-notfound.json libcloud/error-404-keypair.json",
        "POST|/servers|{\"server\":{}}|400|compute-api/error-badrequest.json"
            + " jclouds/error-400-exists.json",
        "GET|/nosuch||404|compute-api/error-notfound.json libcloud/error-404-keypair.json",
      })
  void refusalsHaveTheirRoots(String method, String path, String body, int status, String files)
      throws IOException {
    Reply reply =
        client.send(
            method,
            URI.create(access.at("/access/serviceCatalog/0/endpoints/0/publicURL").asString())
                    .getPath()
                + path,
            body == null ? "" : body);
    assertThat(reply.status()).isEqualTo(status);
    Likeness.check(reply.json(), files);
  }

  @Test
  void versionsAreAsTheyWere() throws IOException {
    Likeness.check(
        client.send("GET", "/compute/", "").json(), "compute-api/versions-v1.0-v1.1.json");
    Likeness.check(
        client.send("GET", "/compute/v1.1/", "").json(), "compute-api/version-v1.1.json");
    Reply choices = client.send("GET", "/compute/servers", "");
    assertThat(choices.status()).isEqualTo(300);
    Likeness.check(choices.json(), "libcloud/compute-300.json");
    assertThat(choices.json().at("/choices/0/links/0/href").asString()).endsWith("/v1.1/servers");
  }
}
