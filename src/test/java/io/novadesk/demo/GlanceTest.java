package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlanceTest {
  private static final String IMAGES = "/image/v2/images";
  private static final String PATCH = "application/openstack-images-v2.1-json-patch";

  private final DemoCloud cloud;
  private final DemoClient client;

  GlanceTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard());
    client = DemoClient.of(cloud, "demo");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private String create(String body) {
    Reply reply = client.send("POST", IMAGES, body);
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("id").asString();
  }

  private Reply patch(String id, String body) {
    return client.send("PATCH", IMAGES + "/" + id, body, "Content-Type", PATCH);
  }

  @Test
  void versionsNeedNoToken() {
    Reply reply = new DemoClient(cloud).send("GET", "/image/", "");
    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.json().at("/versions/0/status").asString()).isEqualTo("CURRENT");
  }

  @Test
  void pagesLeadToTheEnd() {
    Set<String> seen = new HashSet<>();
    String path = "/v2/images?limit=4";
    while (!path.isEmpty()) {
      JsonNode page = client.send("GET", "/image" + path, "").json();
      page.path("images").forEach(i -> seen.add(i.path("name").asString()));
      path = page.path("next").asString("");
    }
    assertThat(seen).contains("ubuntu-24.04", "web-golden", "windows-server-2022");
  }

  @Test
  void filtersAndSorts() {
    JsonNode own = client.send("GET", IMAGES + "?visibility=private", "").json();
    assertThat(own.path("images").findValuesAsString("name"))
        .contains("web-golden", "db-nightly", "ci-runner-base")
        .doesNotContain("debian-12");
    JsonNode sorted =
        client.send("GET", IMAGES + "?visibility=public&sort=name:asc&limit=1", "").json();
    assertThat(sorted.at("/images/0/name").asString()).isEqualTo("cirros-0.6");
    assertThat(client.send("GET", IMAGES + "?sort=colour", "").text())
        .contains("Invalid sort key: colour.");
  }

  @Test
  void patchChangesProperties() {
    String id = create("{\"name\":\"p\",\"os_distro\":\"debian\"}");
    Reply reply =
        patch(
            id,
            """
            [{"op":"replace","path":"/name","value":"q"},
             {"op":"add","path":"/a~1b","value":"x"},
             {"op":"remove","path":"/os_distro"}]\
            """);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("name").asString()).isEqualTo("q");
    assertThat(reply.json().path("a/b").asString()).isEqualTo("x");
    assertThat(reply.json().has("os_distro")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"x\"}]|403|Attribute &#x27;id&#x27; is"
            + " read-only.",
        "[{\"op\":\"replace\",\"path\":\"/none\",\"value\":\"x\"}]|409|Property none does not"
            + " exist.",
        "[{\"op\":\"remove\",\"path\":\"/name\"}]|403|Property name may not be removed.",
        "[{\"op\":\"turn\",\"path\":\"/name\"}]|400|Invalid operation: `turn`.",
        "{\"name\":\"x\"}|400|Request body must be a JSON array of operation objects.",
        "[{\"op\":\"add\",\"path\":\"/n\",\"value\":1}]|400|1 is not of type &#x27;string&#x27;"
      })
  void refusesPatchesAsGlanceDoes(String body, int status, String sentence) {
    Reply reply = patch(create("{\"name\":\"r\"}"), body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text()).contains(sentence);
  }

  @Test
  void refusedPatchChangesNothing() {
    String id = create("{\"name\":\"before\"}");
    patch(
        id,
        "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"after\"},"
            + "{\"op\":\"remove\",\"path\":\"/none\"}]");
    assertThat(client.send("GET", IMAGES + "/" + id, "").json().path("name").asString())
        .isEqualTo("before");
  }

  @Test
  void othersImagesAndProtectedOnesAreSafe() {
    String shared = client.imageId("debian-12");
    assertThat(client.send("DELETE", IMAGES + "/" + shared, "").text())
        .contains("You do not own this image");
    String mine = create("{\"name\":\"safe\",\"protected\":true}");
    Reply refused = client.send("DELETE", IMAGES + "/" + mine, "");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("Image " + mine + " is protected and cannot be deleted.");
    patch(mine, "[{\"op\":\"replace\",\"path\":\"/protected\",\"value\":false}]");
    assertThat(client.send("DELETE", IMAGES + "/" + mine, "").status()).isEqualTo(204);
    assertThat(client.send("GET", IMAGES + "/" + mine, "").status()).isEqualTo(404);
  }

  @Test
  void imageInUseIsKept() throws IOException {
    try (DemoCloud still = DemoCloud.start(DemoSettings.standard().withTimeScale(1000))) {
      DemoClient admin = DemoClient.of(still, "admin");
      String image = admin.imageId("debian-12");
      String body =
          "{\"server\":{\"name\":\"x\",\"imageRef\":\"%s\",\"flavorRef\":\"2\",\"networks\":\"none\"}}"
              .formatted(image);
      assertThat(admin.post("/servers", body).status()).isEqualTo(202);
      assertThat(admin.send("DELETE", IMAGES + "/" + image, "").status()).isEqualTo(409);
    }
  }

  @Test
  void uploadIsHashedAndRead() {
    String id = create("{\"name\":\"u\",\"disk_format\":\"raw\",\"container_format\":\"bare\"}");
    String file = IMAGES + "/" + id + "/file";
    String type = "application/octet-stream";
    assertThat(client.send("PUT", file, "hello\n", "Content-Type", type).status()).isEqualTo(204);
    JsonNode image = client.send("GET", IMAGES + "/" + id, "").json();
    assertThat(image.path("status").asString()).isEqualTo("active");
    assertThat(image.path("size").asInt()).isEqualTo(6);
    assertThat(image.path("checksum").asString()).isEqualTo("b1946ac92492d2347c6235b4d2611184");
    assertThat(client.send("GET", file, "").text()).isEqualTo("hello\n");
    assertThat(client.send("PUT", file, "again", "Content-Type", type).status()).isEqualTo(409);
  }

  @Test
  void membersAreSharedWith() {
    String members = IMAGES + "/" + create("{\"name\":\"m\"}") + "/members";
    assertThat(client.send("POST", members, "{\"member\":\"p1\"}").status()).isEqualTo(200);
    assertThat(client.send("POST", members, "{\"member\":\"p1\"}").status()).isEqualTo(409);
    // Only the member itself answers, or an administrator.
    Reply refused = client.send("PUT", members + "/p1", "{\"status\":\"accepted\"}");
    assertThat(refused.status()).isEqualTo(403);
    Reply accepted =
        DemoClient.of(cloud, "admin").send("PUT", members + "/p1", "{\"status\":\"accepted\"}");
    assertThat(accepted.json().path("status").asString()).isEqualTo("accepted");
    assertThat(client.send("DELETE", members + "/p1", "").status()).isEqualTo(204);
    assertThat(client.send("GET", members, "").json().path("members").size()).isZero();
  }
}
