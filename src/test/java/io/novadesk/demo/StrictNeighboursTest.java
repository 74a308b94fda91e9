package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cinder, Neutron, Glance and Keystone of the demo cloud, where they once were other than real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictNeighboursTest {
  private static final String VOLUMES = "/volume/v3/volumes";
  private static final String NETWORK = "/network/v2.0/";

  private final DemoCloud cloud;
  private final DemoClient client;

  StrictNeighboursTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.05));
    client = DemoClient.of(cloud, "demo").withVersion("");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private Reply volume(String fields) {
    return client.send("POST", VOLUMES, "{\"volume\":{" + fields + "}}");
  }

  @Test
  void volumeTakesItsTimeAndKeepsWhatItWasGiven() {
    Reply made =
        volume(
            "\"size\":2,\"name\":\"v\",\"description\":\"d\",\"metadata\":{\"a\":\"b\"},"
                + "\"availability_zone\":\"az-2\"");
    assertThat(made.status()).isEqualTo(202);
    JsonNode volume = made.json().path("volume");
    assertThat(volume.path("status").asString()).isEqualTo("creating");
    assertThat(volume.propertyNames())
        .contains(
            "links",
            "updated_at",
            "user_id",
            "replication_status",
            "consistencygroup_id",
            "snapshot_id",
            "source_volid");
    String path = VOLUMES + "/" + volume.path("id").asString();
    DemoClient.await(
        "the volume",
        () ->
            client
                .send("GET", path, "")
                .json()
                .at("/volume/status")
                .asString()
                .equals("available"));
    JsonNode shown = client.send("GET", path, "").json().path("volume");
    assertThat(shown.path("description").asString()).isEqualTo("d");
    assertThat(shown.at("/metadata/a").asString()).isEqualTo("b");
    assertThat(shown.path("availability_zone").asString()).isEqualTo("az-2");
    assertThat(client.send("DELETE", path, "").status()).isEqualTo(202);
    DemoClient.await("its end", () -> client.send("GET", path, "").status() == 404);
  }

  @Test
  void briefListIsBriefAndPagesLeadOn() {
    for (int i = 0; i < 5; i++) {
      volume("\"size\":1,\"name\":\"page-" + i + "\"");
    }
    List<String> names = new ArrayList<>();
    String next = VOLUMES + "?limit=2&sort=name:asc";
    while (!next.isEmpty()) {
      JsonNode page = client.send("GET", next, "").json();
      page.path("volumes").forEach(v -> names.add(v.path("name").asString()));
      assertThat(page.path("volumes").size()).isLessThanOrEqualTo(2);
      for (JsonNode volume : page.path("volumes")) {
        assertThat(volume.propertyNames()).containsExactly("id", "name", "links");
      }
      String href = page.at("/volumes_links/0/href").asString("");
      next = href.isEmpty() ? "" : href.substring(href.indexOf("/volume/"));
    }
    assertThat(names).isSorted().contains("page-0", "page-1", "page-2", "page-3", "page-4");
    assertThat(client.send("GET", VOLUMES + "?name=page-3", "").json().path("volumes").size())
        .isEqualTo(1);
    assertThat(client.send("GET", VOLUMES + "?name=no", "").json().path("volumes").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=-1|400|limit param must be positive",
        "limit=x|400|limit param must be an integer",
        "offset=-1|400|offset must be >= 0",
        "marker=no|404|Volume no could not be found.",
        "sort_key=bogus|400|Invalid input received: Invalid sort key",
        "sort_dir=x|400|Invalid input received: Unknown sort direction, must be 'desc' or 'asc'."
      })
  void wrongQueriesOfVolumesAreRefused(String query, int status, String sentence) {
    Reply reply = client.send("GET", VOLUMES + "?" + query, "");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.message()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"size\":0|400|Invalid input for field/attribute size. Value: 0. 0 is less than the"
            + " minimum of 1",
        "\"size\":1,\"volume_type\":\"no\"|404|Volume type with name no could not be found.",
        "\"size\":1,\"imageRef\":\"no\"|400|Invalid image identifier or unable to access requested"
            + " image.",
        "\"size\":1,\"availability_zone\":\"no\"|400|Availability zone 'no' is invalid.",
        "\"source_volid\":\"11111111-2222-3333-4444-555555555555\"|404|Volume"
            + " 11111111-2222-3333-4444-555555555555 could not be found."
      })
  void wrongVolumesAreRefused(String fields, int status, String sentence) {
    Reply reply = volume(fields);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.message()).isEqualTo(sentence);
  }

  @Test
  void whatNeutronListsItShows() {
    for (String collection :
        List.of("ports", "subnets", "networks", "security-groups", "floatingips")) {
      String key = collection.replace('-', '_');
      JsonNode first = client.send("GET", NETWORK + collection, "").json().path(key).path(0);
      Reply shown =
          client.send("GET", NETWORK + collection + "/" + first.path("id").asString(), "");
      assertThat(shown.status()).as(collection).isEqualTo(200);
      assertThat(shown.json().iterator().next()).isEqualTo(first);
      assertThat(first.propertyNames())
          .as(collection)
          .contains("tenant_id", "project_id", "revision_number", "created_at", "updated_at");
      Reply missing = client.send("GET", NETWORK + collection + "/nosuch", "");
      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.json().at("/NeutronError/type").asString()).endsWith("NotFound");
    }
  }

  @Test
  void everyFieldOfANetworkFilters() {
    assertThat(
            client
                .send("GET", NETWORK + "ports?device_owner=network:dhcp", "")
                .json()
                .path("ports")
                .size())
        .isZero();
    JsonNode some = client.send("GET", NETWORK + "ports?fields=id&limit=3", "").json();
    assertThat(some.path("ports").size()).isEqualTo(3);
    assertThat(some.at("/ports/0").propertyNames()).containsExactly("id");
    assertThat(some.at("/ports_links/0/rel").asString()).isEqualTo("next");
  }

  @Test
  void defaultGroupHasItsRulesAndOwnGroupsTheirs() {
    JsonNode group =
        client
            .send("GET", NETWORK + "security-groups?name=default", "")
            .json()
            .at("/security_groups/0");
    assertThat(group.path("security_group_rules").size()).isEqualTo(4);
    String id =
        client
            .send("POST", NETWORK + "security-groups", "{\"security_group\":{\"name\":\"own\"}}")
            .json()
            .at("/security_group/id")
            .asString();
    String rule =
        """
        {"security_group_rule":{"security_group_id":"%s","direction":"ingress","protocol":"tcp",
        "port_range_min":%d,"port_range_max":22}}\
        """;
    assertThat(
            client.send("POST", NETWORK + "security-group-rules", rule.formatted(id, 22)).status())
        .isEqualTo(201);
    assertThat(
            client.send("POST", NETWORK + "security-group-rules", rule.formatted(id, 22)).status())
        .isEqualTo(409);
    assertThat(
            client.send("POST", NETWORK + "security-group-rules", rule.formatted(id, 23)).message())
        .isEqualTo("For TCP/UDP protocols, port_range_min must be <= port_range_max");
    assertThat(client.send("DELETE", NETWORK + "security-groups/" + id, "").status())
        .isEqualTo(204);
  }

  @Test
  void whatIsNotThereSaysSoInTheFormOfItsService() {
    Reply neutron = client.send("GET", NETWORK + "firewalls", "");
    assertThat(neutron.status()).isEqualTo(404);
    assertThat(neutron.json().at("/NeutronError/type").asString()).isEqualTo("HTTPNotFound");
    Reply cinder = client.send("GET", "/volume/v3/backups", "");
    assertThat(cinder.status()).isEqualTo(404);
    assertThat(cinder.header("Content-Type")).startsWith("text/html");
    assertThat(
            client
                .send("GET", "/volume/v3/volumes", "", "OpenStack-API-Version", "volume 3.9")
                .status())
        .isEqualTo(406);
    JsonNode extensions = client.send("GET", NETWORK + "extensions", "").json();
    assertThat(extensions.path("extensions").findValuesAsString("alias"))
        .contains("security-group", "external-net")
        .doesNotContain("fwaas", "qos", "trunk");
  }

  @Test
  void communityImagesAreFoundAndSharedOnesOnceAccepted() {
    String own =
        client
            .send("POST", "/image/v2/images", "{\"name\":\"common\",\"visibility\":\"community\"}")
            .json()
            .path("id")
            .asString();
    assertThat(client.imageId("common")).isEqualTo(own);
    DemoClient other = DemoClient.of(cloud, "alt", "alt").withVersion("");
    assertThat(names(other, "")).doesNotContain("common");
    assertThat(names(other, "?visibility=community")).contains("common");
    String shared =
        client.send("POST", "/image/v2/images", "{\"name\":\"lent\"}").json().path("id").asString();
    String members = "/image/v2/images/" + shared + "/members";
    String project = "6f70656e737461636b206e6f76610003";
    client.send("POST", members, "{\"member\":\"" + project + "\"}");
    assertThat(names(other, "")).doesNotContain("lent");
    assertThat(names(other, "?member_status=pending")).contains("lent");
    other.send("PUT", members + "/" + project, "{\"status\":\"accepted\"}");
    assertThat(names(other, "")).contains("lent");
    other.send("PUT", members + "/" + project, "{\"status\":\"rejected\"}");
    assertThat(names(other, "")).doesNotContain("lent");
  }

  private static List<String> names(DemoClient who, String query) {
    return who.send("GET", "/image/v2/images" + query, "")
        .json()
        .path("images")
        .findValuesAsString("name");
  }

  @Test
  void imagesHaveFormatsThatGlanceKnows() {
    Reply disk = client.send("POST", "/image/v2/images", "{\"disk_format\":\"wrong\"}");
    assertThat(disk.status()).isEqualTo(400);
    assertThat(disk.text()).contains("is not one of [None, &#x27;ami&#x27;");
    assertThat(client.send("POST", "/image/v2/images", "{\"container_format\":\"wrong\"}").status())
        .isEqualTo(400);
    assertThat(client.send("GET", "/image/v2/schemas/image", "").json().path("name").asString())
        .isEqualTo("image");
  }

  @Test
  void applicationCredentialIsWhatWasAskedFor() {
    JsonNode token =
        client
            .send(
                "POST",
                "/identity/v3/auth/tokens",
                DemoClient.passwordLogin("demo", "secret", "demo"))
            .json();
    String path =
        "/identity/v3/users/" + token.at("/token/user/id").asString() + "/application_credentials";
    JsonNode made =
        client
            .send(
                "POST",
                path,
                """
                {"application_credential":{"name":"narrow","secret":"s","description":"d",
                "roles":[{"name":"reader"}],"expires_at":"2126-01-01T00:00:00",
                "access_rules":[{"service":"compute","method":"GET","path":"/compute/v2.1/*"}]}}\
                """)
            .json()
            .path("application_credential");
    assertThat(made.path("description").asString()).isEqualTo("d");
    assertThat(made.path("expires_at").asString()).isEqualTo("2126-01-01T00:00:00.000000");
    assertThat(made.path("roles").findValuesAsString("name")).containsExactly("reader");
    assertThat(
            client
                .send("GET", path + "?name=other", "")
                .json()
                .path("application_credentials")
                .size())
        .isZero();
    Reply login =
        client.send(
            "POST",
            "/identity/v3/auth/tokens",
            """
            {"auth":{"identity":{"methods":["application_credential"],
            "application_credential":{"id":"%s","secret":"s"}}}}\
            """
                .formatted(made.path("id").asString()));
    DemoClient narrow =
        new DemoClient(cloud).withToken(login.header("X-Subject-Token")).withVersion("");
    assertThat(narrow.get("/servers").status()).isEqualTo(200);
    assertThat(narrow.get("/servers/detail").status()).isEqualTo(401);
    assertThat(narrow.send("GET", "/image/v2/images", "").status()).isEqualTo(401);
    client.send("DELETE", path + "/" + made.path("id").asString(), "");
    assertThat(narrow.get("/servers").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"expires_at\":\"2001-01-01T00:00:00\"|The 'expires_at' must not be before now.",
        "\"expires_at\":\"soon\"|Timestamp not in expected format.",
        "\"roles\":[{\"name\":\"admin\"}]|Invalid application credential: Cannot create an"
            + " application credential with unassigned role"
      })
  void wrongCredentialsAreRefused(String field, String sentence) {
    JsonNode token =
        client
            .send(
                "POST",
                "/identity/v3/auth/tokens",
                DemoClient.passwordLogin("demo", "secret", "demo"))
            .json();
    Reply reply =
        client.send(
            "POST",
            "/identity/v3/users/"
                + token.at("/token/user/id").asString()
                + "/application_credentials",
            "{\"application_credential\":{\"name\":\"bad\",%s}}".formatted(field));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).startsWith(sentence);
  }

  @Test
  void usersKnowOnlyThemselves() {
    Reply byName = client.send("GET", "/identity/v3/users/demo", "");
    assertThat(byName.status()).isEqualTo(403);
    assertThat(client.send("GET", "/identity/v3/roles", "").message())
        .isEqualTo("You are not authorized to perform the requested action: identity:list_roles.");
    DemoClient admin = DemoClient.of(cloud, "alt-admin", "alt").withVersion("");
    assertThat(
            admin
                .send("GET", "/identity/v3/roles", "")
                .json()
                .path("roles")
                .findValuesAsString("name"))
        .contains("admin", "member", "reader");
    assertThat(admin.send("POST", "/identity/v3/users", "{\"user\":{}}").status()).isEqualTo(403);
  }
}
