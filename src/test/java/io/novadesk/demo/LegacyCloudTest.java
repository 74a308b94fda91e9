package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyCloudTest {
  private final DemoCloud cloud;
  private final DemoClient client;

  LegacyCloudTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withDialect(Dialect.V1_1).withTimeScale(0.02));
    client = new DemoClient(cloud).withVersion("");
    JsonNode access =
        client
            .send(
                "POST",
                "/identity/v2.0/tokens",
                """
                {"auth":{"passwordCredentials":{"username":"demo","password":"secret"},
                "tenantName":"demo"}}\
                """)
            .json()
            .path("access");
    String url = access.at("/serviceCatalog/0/endpoints/0/publicURL").asString();
    client.withToken(access.at("/token/id").asString()).withCompute(URI.create(url).getPath());
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private String numberOf(String name) {
    return client.get("/servers?name=" + name).json().at("/servers/0/id").toString();
  }

  private String statusOf(String number) {
    return client.server(number).path("status").asString("GONE");
  }

  @Test
  void thereIsNoV3() {
    assertThat(cloud.authUrl().getPath()).isEqualTo("/identity/v2.0");
    assertThat(client.send("GET", "/identity/v3", "").status()).isEqualTo(404);
  }

  @Test
  void serversHaveNumbersAndOldWords() {
    JsonNode server = client.server(numberOf("ci-04"));
    assertThat(server.path("id").isInt()).isTrue();
    assertThat(server.path("uuid").asString()).hasSize(36);
    assertThat(server.path("status").asString()).isEqualTo("STOPPED");
    assertThat(server.has("OS-EXT-STS:task_state")).isFalse();
    assertThat(server.at("/flavor/id").asString()).isEqualTo("4");
    assertThat(server.at("/image/id").asString()).matches("\\d+");
  }

  @Test
  void pagesHaveNoLinksAndMarkersAreNumbers() {
    JsonNode first = client.get("/servers?limit=2").json();
    assertThat(first.has("servers_links")).isFalse();
    String marker = first.at("/servers/1/id").toString();
    JsonNode second = client.get("/servers?limit=2&marker=" + marker).json();
    assertThat(second.at("/servers/0/id").asLong()).isGreaterThan(Long.parseLong(marker));
    assertThat(client.get("/servers?marker=abc").status()).isEqualTo(400);
  }

  @Test
  void createAnswersWithTheWholeServer() {
    Reply reply =
        client.post(
            "/servers", "{\"server\":{\"name\":\"old\",\"imageRef\":\"1\",\"flavorRef\":\"2\"}}");
    assertThat(reply.status()).isEqualTo(202);
    JsonNode server = reply.json().path("server");
    assertThat(server.path("status").asString()).isEqualTo("BUILD");
    assertThat(server.path("adminPass").asString()).hasSize(12);
    String id = server.path("id").toString();
    DemoClient.await("ACTIVE", () -> statusOf(id).equals("ACTIVE"));
    client.act(id, "{\"resize\":{\"flavorRef\":3}}");
    DemoClient.await("VERIFY_RESIZE", () -> statusOf(id).equals("VERIFY_RESIZE"));
    assertThat(client.act(id, "{\"confirmResize\":null}").status()).isEqualTo(204);
    DemoClient.await("ACTIVE", () -> statusOf(id).equals("ACTIVE"));
    assertThat(client.act(id, "{\"confirmResize\":null}").message())
        .isEqualTo("Instance has not been resized.");
    Reply image = client.act(id, "{\"createImage\":{\"name\":\"snap\"}}");
    assertThat(image.header("Location")).matches(".*/images/\\d+");
    assertThat(client.delete("/servers/" + id).status()).isEqualTo(204);
    DemoClient.await("the end", () -> statusOf(id).equals("GONE"));
  }

  @Test
  void faultsHaveTheirOldNames() {
    String id = numberOf("ci-04");
    Reply reboot = client.act(id, "{\"reboot\":{\"type\":\"SOFT\"}}");
    assertThat(reboot.status()).isEqualTo(422);
    assertThat(reboot.text()).isEmpty();
    assertThat(client.get("/servers/99999").root()).isEqualTo("itemNotFound");
    Reply same = client.act(id, "{\"resize\":{\"flavorRef\":4}}");
    assertThat(same.message()).isEqualTo("Resize requires a change in size.");
    Reply rescued = client.act(numberOf("queue-03"), "{\"rebuild\":{\"imageRef\":\"1\"}}");
    assertThat(rescued.root()).isEqualTo("inProgress");
    Reply nowhere = new DemoClient(cloud).send("GET", "/compute/v1.1/x/servers", "");
    assertThat(nowhere.status()).isEqualTo(401);
    assertThat(nowhere.header("Content-Type")).startsWith("text/plain");
  }

  @Test
  void versionsOfThatAge() {
    assertThat(client.send("GET", "/compute/", "").json().at("/versions/1/id").asString())
        .isEqualTo("v1.1");
  }
}
