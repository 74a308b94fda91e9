package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compute v2.0 and Identity v2.0 of today's demo cloud against bodies that such clouds sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompatBodiesTest {
  private final DemoCloud cloud;
  private final DemoClient client;

  CompatBodiesTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    client = DemoClient.of(cloud, "admin").withVersion("").withCompute("/compute/v2");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/flavors/detail|/flavors/0|php-opencloud/rackspace-flavor.json#/flavor"
            + " manageiq/grizzly-flavors-detail.json#/flavors/0",
        "/servers|/servers|jclouds/servers-brief.json#/servers",
        "/servers/detail?status=ACTIVE|/servers|manageiq/liberty-server.json#/server"
            + " jclouds/havana-servers-five-states.json#/servers",
        "/servers/detail?status=SHUTOFF|/servers|manageiq/kilo-servers-page1.json#/servers"
            + " jclouds/havana-servers-five-states.json#/servers",
        "/os-keypairs||libcloud/keypairs.json",
        "/images/detail?status=ACTIVE|/images|libcloud/images-detail.json#/images"
            + " jclouds/image-with-block-device-mapping.json#/image"
            + " pkgcloud/rackspace-image.json#/image",
        "/limits|/limits/absolute|nova/v2.1-limits.json#/limits/absolute",
        "/extensions|/extensions|api-site/diablo-extensions.json#/extensions",
      })
  void listsAreAsV2GaveThem(String path, String pointer, String files) throws IOException {
    Likeness.check(client.get(path).json().at(pointer == null ? "" : pointer), files);
  }

  @Test
  void whatIsMadeAndAskedIsAsV2Answered() throws IOException {
    Reply made =
        client.post(
            "/servers",
            """
            {"server":{"name":"like","flavorRef":"1","imageRef":"%s"}}\
            """
                .formatted(client.imageId("cirros-0.6")));
    assertThat(made.status()).isEqualTo(202);
    Likeness.check(
        made.json(), "libcloud/server-created-brief.json nova/v2.1-server-create-resp.json");
    String id = made.json().at("/server/id").asString();
    client.awaitStatus(id, "ACTIVE");
    Likeness.check(
        client.get("/servers/" + id + "/ips").json().path("addresses").iterator().next(),
        "gophercloud/addresses.json#/addresses/public");
    client.put("/servers/" + id + "/metadata/k", "{\"meta\":{\"k\":\"v\"}}");
    Likeness.check(
        client.get("/servers/" + id + "/metadata/k").json(), "gophercloud/metadata-item.json");
    Likeness.check(
        client.act(id, "{\"os-getConsoleOutput\":{}}").json(), "openstack4j/console-output.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/servers/nosuch||404|libcloud/error-404-keypair.json",
        "POST|/servers|{\"server\":{}}|400|jclouds/error-400-exists.json"
            + " jclouds/error-400-no-fixed-ips.json",
      })
  void refusalsAreAsV2WroteThem(String method, String path, String body, int status, String files)
      throws IOException {
    Reply reply = client.send(method, "/compute/v2" + path, body == null ? "" : body);
    assertThat(reply.status()).isEqualTo(status);
    Likeness.check(reply.json(), files);
  }

  @Test
  void versionsAreAsNovaToldThem() throws IOException {
    Likeness.check(client.send("GET", "/compute/", "").json(), "nova/versions-2.1.json");
    Reply choices = client.send("GET", "/compute/servers", "");
    assertThat(choices.status()).isEqualTo(300);
    Likeness.check(choices.json(), "libcloud/compute-300.json");
  }

  @Test
  void tokensAreAsIdentityV2GaveThem() throws IOException {
    String form =
        "{\"auth\":{\"passwordCredentials\":{\"username\":\"demo\",\"password\":\"secret\"}%s}}";
    Likeness.check(
        client
            .send("POST", "/identity/v2.0/tokens", form.formatted(",\"tenantName\":\"demo\""))
            .json(),
        "manageiq/grizzly-token.json manageiq/juno-token-unscoped.json");
    Likeness.check(
        client.send("POST", "/identity/v2.0/tokens", form.formatted("")).json(),
        "manageiq/juno-token-unscoped.json");
  }
}
