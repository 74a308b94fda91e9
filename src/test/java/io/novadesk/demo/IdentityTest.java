package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
  private static final String TOKENS = "/identity/v3/auth/tokens";

  private final DemoCloud cloud;

  IdentityTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
  }

  @BeforeAll
  void isUp() {
    assertThat(cloud.authUrl().getHost()).isEqualTo("127.0.0.1");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private static String login(String method, String scope) {
    return "{\"auth\":{\"identity\":%s%s}}".formatted(method, scope);
  }

  private static String password(String user) {
    return """
    {"methods":["password"],"password":{"user":{"name":"%s","domain":{"id":"default"},\
    "password":"secret"}}}\
    """
        .formatted(user);
  }

  private static String credential(String id, String secret) {
    return """
    {"methods":["application_credential"],"application_credential":{"id":"%s","secret":"%s"}}\
    """
        .formatted(id, secret);
  }

  @Test
  void rootOffersBothVersionsWithStatus300() {
    Reply reply = new DemoClient(cloud).send("GET", "/identity/", "");
    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.json().at("/versions/values").findValuesAsString("id"))
        .containsExactly("v3.14", "v2.0");
  }

  @Test
  void v3LoginGivesTokenInHeaderAndCatalogueOfTwoRegions() {
    Reply reply =
        new DemoClient(cloud)
            .send("POST", TOKENS, DemoClient.passwordLogin("demo", "secret", "demo"));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("X-Subject-Token")).startsWith("gAAAAA");
    JsonNode token = reply.json().path("token");
    assertThat(token.at("/project/name").asString()).isEqualTo("demo");
    assertThat(token.path("catalog").findValuesAsString("type"))
        .contains("compute", "image", "identity", "network");
    assertThat(token.path("catalog").findValuesAsString("region_id"))
        .contains("RegionOne", "RegionTwo");
  }

  @Test
  void wrongPasswordIs401InKeystonesWords() {
    Reply reply =
        new DemoClient(cloud)
            .send("POST", TOKENS, DemoClient.passwordLogin("demo", "wrong", "demo"));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().at("/error/title").asString()).isEqualTo("Unauthorized");
    assertThat(reply.message()).isEqualTo("The request you have made requires authentication.");
    assertThat(reply.header("WWW-Authenticate")).startsWith("Keystone uri=");
  }

  @Test
  void projectOfOthersIs401() {
    Reply reply =
        new DemoClient(cloud)
            .send("POST", TOKENS, DemoClient.passwordLogin("demo", "secret", "admin"));
    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void unscopedTokenListsProjectsAndIsRescoped() {
    DemoClient client = new DemoClient(cloud);
    Reply unscoped = client.send("POST", TOKENS, login(password("admin"), ""));
    String token = unscoped.header("X-Subject-Token");
    assertThat(unscoped.json().path("token").has("catalog")).isFalse();
    Reply projects = client.withToken(token).send("GET", "/identity/v3/auth/projects", "");
    assertThat(projects.json().path("projects").findValuesAsString("name"))
        .containsExactlyInAnyOrder("demo", "admin", "staging");
    String project = projects.json().at("/projects/0/id").asString();
    Reply scoped =
        client.send(
            "POST",
            TOKENS,
            login(
                "{\"methods\":[\"token\"],\"token\":{\"id\":\"" + token + "\"}}",
                ",\"scope\":{\"project\":{\"id\":\"" + project + "\"}}"));
    assertThat(scoped.status()).isEqualTo(201);
    assertThat(scoped.json().at("/token/project/id").asString()).isEqualTo(project);
  }

  @Test
  void systemAndDomainScopeAreForTheAdministrator() {
    String system = ",\"scope\":{\"system\":{\"all\":true}}";
    String domain = ",\"scope\":{\"domain\":{\"id\":\"default\"}}";
    DemoClient client = new DemoClient(cloud);
    assertThat(
            client
                .send("POST", TOKENS, login(password("admin"), system))
                .json()
                .at("/token/system/all")
                .asBoolean())
        .isTrue();
    assertThat(
            client
                .send("POST", TOKENS, login(password("admin"), domain))
                .json()
                .at("/token/domain/id")
                .asString())
        .isEqualTo("default");
    assertThat(client.send("POST", TOKENS, login(password("demo"), system)).status())
        .isEqualTo(401);
  }

  private static String userId(DemoClient client) {
    return client
        .send("POST", TOKENS, login(password("demo"), ""))
        .json()
        .at("/token/user/id")
        .asString();
  }

  @Test
  void applicationCredentialLogsInWithoutScope() {
    DemoClient client = DemoClient.of(cloud, "demo");
    Reply made =
        client.send(
            "POST",
            "/identity/v3/users/" + userId(client) + "/application_credentials",
            "{\"application_credential\":{\"name\":\"robot\",\"secret\":\"s3\"}}");
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().at("/application_credential/id").asString();
    DemoClient other = new DemoClient(cloud);
    Reply good = other.send("POST", TOKENS, login(credential(id, "s3"), ""));
    assertThat(good.json().at("/token/project/name").asString()).isEqualTo("demo");
    assertThat(other.send("POST", TOKENS, login(credential(id, "no"), "")).status()).isEqualTo(401);
  }

  @Test
  void v2LoginInBothForms() {
    DemoClient client = new DemoClient(cloud);
    Reply diablo =
        client.send(
            "POST",
            "/identity/v2.0/tokens",
            """
            {"auth":{"passwordCredentials":{"username":"demo","password":"secret"},
            "tenantName":"demo"}}\
            """);
    assertThat(diablo.status()).isEqualTo(200);
    String tenant = diablo.json().at("/access/token/tenant/id").asString();
    assertThat(diablo.json().at("/access/serviceCatalog").findValuesAsString("publicURL"))
        .anyMatch(url -> url.endsWith("/compute/v2.1"));
    Reply early =
        client.send(
            "POST",
            "/identity/v2.0/tokens",
            """
            {"passwordCredentials":{"username":"demo","password":"secret","tenantId":"%s"}}\
            """
                .formatted(tenant));
    assertThat(early.json().at("/auth/serviceCatalog/nova/0/region").asString())
        .isEqualTo("RegionOne");
    assertThat(early.json().at("/auth/token/id").asString()).hasSize(32);
  }

  @Test
  void v2RefusesTenantByIdAndName() {
    Reply reply =
        new DemoClient(cloud)
            .send(
                "POST",
                "/identity/v2.0/tokens",
                """
                {"auth":{"passwordCredentials":{"username":"demo","password":"secret"},
                "tenantName":"demo","tenantId":"x"}}\
                """);
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void tokensExpire() throws IOException {
    try (DemoCloud brief =
        DemoCloud.start(DemoSettings.standard().withTokenLife(Duration.ofMillis(300)))) {
      DemoClient client = DemoClient.of(brief, "demo");
      DemoClient.await("an expired token", () -> client.get("/servers").status() == 401);
      assertThat(client.get("/servers").json().at("/error/code").asInt()).isEqualTo(401);
      assertThat(client.send("GET", "/image/v2/images", "").text()).contains("401 Unauthorized");
    }
  }

  @Test
  void revokedTokenIsRefused() {
    DemoClient client = DemoClient.of(cloud, "demo");
    String token =
        client
            .send("POST", TOKENS, DemoClient.passwordLogin("demo", "secret", "demo"))
            .header("X-Subject-Token");
    assertThat(client.send("DELETE", TOKENS, "", "X-Subject-Token", token).status()).isEqualTo(204);
    assertThat(client.withToken(token).get("/servers").status()).isEqualTo(401);
  }
}
