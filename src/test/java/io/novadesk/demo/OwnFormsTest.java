package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the demo cloud lacks, and what it has in some versions only, in each service's own form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnFormsTest {
  private final DemoCloud cloud;
  private final DemoClient client;
  private final DemoClient admin;

  OwnFormsTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    client = DemoClient.of(cloud, "demo").withVersion("");
    admin = DemoClient.of(cloud, "admin").withVersion("");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/compute/v2.1/nosuch|<title>404 Not Found</title>",
        "/compute/v2.1/os-aggregates/1|<title>404 Not Found</title>",
        "/volume/v3/nosuch|<title>404 Not Found</title>",
        "/volume/v3/backups|<title>404 Not Found</title>",
        "/image/v2/nosuch|<title>404 Not Found</title>",
        "/image/v2/metadefs/namespaces|<title>404 Not Found</title>",
        "/network/v2.0/extensions/nosuch|<title>404 Not Found</title>",
        "/identity/v3/nosuch|<p>The requested URL was not found on the server.",
      })
  void whatNoRouterKnowsIsAPage(String path, String part) {
    Reply reply = client.send("GET", path, "");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.text()).contains(part);
    assertThat(reply.header("OpenStack-API-Version")).isEmpty();
    assertThat(reply.header("X-Openstack-Request-Id")).startsWith("req-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/volume/v3/attachments|/itemNotFound/message",
        "/volume/v3/messages|/itemNotFound/message",
        "/network/v2.0/firewalls|/NeutronError/message",
        "/network/v2.0/trunks|/NeutronError/message",
        "/compute/v2.1/servers/x/tags|/itemNotFound/message",
        "/compute/v2.1/servers/x/topology|/itemNotFound/message",
      })
  void whatOtherVersionsHaveIsAFault(String path, String pointer) {
    Reply reply = client.send("GET", path, "");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().at(pointer).asString()).isEqualTo("The resource could not be found.");
  }

  @Test
  void noVersionMakesAnUnknownPathKnown() {
    Reply unknown = client.withVersion("2.1000").get("/servers/x/shares");
    Reply known = client.get("/servers");
    client.withVersion("");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(known.status()).isEqualTo(406);
  }

  @Test
  void aWordIsNoIdWhereTheWordIsGone() {
    Reply reply = admin.withVersion("2.90").get("/os-hypervisors/statistics");
    Reply other = admin.get("/os-hypervisors/nosuch");
    Reply before = admin.withVersion("2.87").get("/os-hypervisors/statistics");
    admin.withVersion("");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.root()).isEqualTo("itemNotFound");
    assertThat(other.status()).isEqualTo(400);
    assertThat(before.status()).isEqualTo(200);
  }

  @Test
  void extensionsAreInAccordWithWhatIsThere() {
    JsonNode volume = client.send("GET", "/volume/v3/extensions", "").json().path("extensions");
    assertThat(volume.findValuesAsString("alias"))
        .contains("os-quota-sets", "os-availability-zone")
        .doesNotContain("backups", "os-hosts", "os-services", "qos-specs");
    assertThat(
            client
                .send("GET", "/volume/v3/extensions/os-quota-sets", "")
                .json()
                .at("/extension/name")
                .asString())
        .isEqualTo("Quotas");
    JsonNode network = client.send("GET", "/network/v2.0/extensions", "").json();
    assertThat(network.path("extensions").findValuesAsString("alias"))
        .contains("availability_zone")
        .doesNotContain("agent", "quotas", "subnet_allocation", "standard-attr-tag");
    assertThat(
            client
                .send("GET", "/network/v2.0/availability_zones", "")
                .json()
                .path("availability_zones")
                .findValuesAsString("name"))
        .isEqualTo(List.of("az-1", "az-2"));
  }

  @Test
  void rootsAreAnsweredBeforeRequestsAreCounted() {
    for (String root : List.of("/compute/", "/image/", "/network/")) {
      assertThat(client.send("GET", root, "").header("X-Openstack-Request-Id")).as(root).isEmpty();
    }
  }

  @Test
  void identityHasRegionsGroupsAndAssignmentsByName() {
    assertThat(
            client
                .send("GET", "/identity/v3/regions/RegionOne", "")
                .json()
                .at("/region/id")
                .asString())
        .isEqualTo("RegionOne");
    assertThat(client.send("GET", "/identity/v3/regions/nosuch", "").message())
        .isEqualTo("Could not find region: nosuch.");
    assertThat(client.send("GET", "/identity/v3/auth/tokens", "").message())
        .isEqualTo(
            "You are not authorized to perform the requested action: identity:validate_token.");
    assertThat(admin.send("GET", "/identity/v3/auth/tokens", "").status()).isEqualTo(404);
    assertThat(
            client.send("GET", "/identity/v3/users/x/groups", "").json().path("groups").isEmpty())
        .isTrue();
    for (JsonNode assignment :
        admin.send("GET", "/identity/v3/role_assignments", "").json().path("role_assignments")) {
      assertThat(assignment.at("/links/assignment").asString())
          .contains(assignment.at("/scope/project/id").asString())
          .endsWith("/roles/" + assignment.at("/role/id").asString());
    }
  }

  @Test
  void oldNetworksTellTheirInsideToAdministratorsOnly() {
    client.withVersion("2.1");
    admin.withVersion("2.1");
    JsonNode seen = client.get("/os-networks").json().at("/networks/0");
    JsonNode whole = admin.get("/os-networks").json().at("/networks/0");
    client.withVersion("");
    admin.withVersion("");
    assertThat(seen.propertyNames())
        .contains("cidr", "gateway")
        .doesNotContain("vlan", "project_id");
    assertThat(whole.propertyNames()).contains("cidr", "vlan", "project_id");
  }

  @Test
  void computeKnowsTheVolumesOfServersBeforeCinderIsAsked() throws IOException {
    try (DemoCloud fresh = DemoCloud.start(DemoSettings.standard())) {
      DemoClient first = DemoClient.of(fresh, "demo").withVersion("2.1");
      JsonNode volumes = first.get("/os-volumes").json().path("volumes");
      assertThat(volumes.findValuesAsString("serverId")).isNotEmpty();
      assertThat(volumes.size())
          .isEqualTo(first.send("GET", "/volume/v3/volumes", "").json().path("volumes").size());
    }
  }

  @Test
  void snapshotsTellWhoMadeThem() {
    String server = client.idOf("ci-04");
    String image =
        client
            .withVersion("2.45")
            .act(server, "{\"createImage\":{\"name\":\"told\"}}")
            .json()
            .path("image_id")
            .asString();
    client.withVersion("");
    JsonNode told = client.send("GET", "/image/v2/images/" + image, "").json();
    assertThat(told.path("boot_roles").asString()).isEqualTo("member,reader");
    assertThat(told.path("owner_project_name").asString()).isEqualTo("demo");
    assertThat(told.path("owner_user_name").asString()).isEqualTo("demo");
  }

  @Test
  void volumesAreAttachedByHandAndToldWhenTheyChange() {
    String path =
        "/volume/v3/volumes/"
            + client
                .send("POST", "/volume/v3/volumes", "{\"volume\":{\"size\":1}}")
                .json()
                .at("/volume/id")
                .asString();
    DemoClient.await("it", () -> volume(path).path("status").asString().equals("available"));
    assertThat(volume(path).path("updated_at").isNull()).isFalse();
    String server = "11111111-2222-3333-4444-555555555555";
    String attach =
        "{\"os-attach\":{\"instance_uuid\":\"%s\",\"mountpoint\":\"/dev/vdc\"}}".formatted(server);
    assertThat(client.send("POST", path + "/action", "{\"os-attach\":{}}").message())
        .contains("'mountpoint' is a required property");
    assertThat(client.send("POST", path + "/action", attach).status()).isEqualTo(202);
    assertThat(volume(path).path("status").asString()).isEqualTo("in-use");
    assertThat(volume(path).at("/attachments/0/server_id").asString()).isEqualTo(server);
    assertThat(client.send("POST", path + "/action", attach).message())
        .isEqualTo(
            "Invalid volume: volume is already attached and multiple attachments are not enabled");
    assertThat(client.send("POST", path + "/action", "{\"os-force_detach\":{}}").status())
        .isEqualTo(403);
    admin.send("POST", path + "/action", "{\"os-reset_status\":{\"status\":\"error\"}}");
    assertThat(volume(path).path("status").asString()).isEqualTo("error");
    assertThat(admin.send("POST", path + "/action", "{\"os-force_detach\":{}}").status())
        .isEqualTo(202);
    assertThat(volume(path).path("status").asString()).isEqualTo("available");
    assertThat(volume(path).path("attachments").isEmpty()).isTrue();
    assertThat(client.send("POST", path + "/action", attach).status()).isEqualTo(202);
    assertThat(client.send("POST", path + "/action", "{\"os-detach\":{}}").status()).isEqualTo(202);
    assertThat(volume(path).path("status").asString()).isEqualTo("available");
    assertThat(client.send("POST", path + "/action", "{\"os-detach\":{}}").status()).isEqualTo(202);
    assertThat(client.send("DELETE", path, "").status()).isEqualTo(202);
  }

  private JsonNode volume(String path) {
    return client.send("GET", path, "").json().path("volume");
  }
}
