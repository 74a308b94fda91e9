package io.novadesk.cloud.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.SmallCloud;
import io.novadesk.testing.TestCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cloud hears, and what is left, when it is left. */
@Timeout(120)
class FarewellTest {
  private static final String REVOKE = "DELETE /v3/auth/tokens";

  private static Session connect(Login login) throws ConnectException {
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }

  private static Session connect(DemoCloud cloud) throws ConnectException {
    return connect(
        TestCloud.login(
            "demo", cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName()));
  }

  private static int ask(DemoCloud cloud, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI url = URI.create(cloud.authUrl() + "/auth/tokens");
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("X-Auth-Token", token)
              .header("X-Subject-Token", token)
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void theTokenIsGoodForNothingAfterwards() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Session session = connect(cloud);
      String token = session.identity().id().reveal();
      assertThat(ask(cloud, token)).isEqualTo(200);
      session.close();
      session.end().get();
      assertThat(ask(cloud, token)).isNotEqualTo(200);
      assertThat(session.identity().id().isEmpty()).isTrue();
      assertThat(session.login().credentials().secrets()).allMatch(Secret::isEmpty);
      Exchange last = session.exchanges().all().getLast();
      assertThat(last.method()).isEqualTo("DELETE");
      assertThat(last.operation()).isEqualTo("logout");
      assertThat(last.toString()).doesNotContain(token);
    }
  }

  @Test
  void nothingIsSentAfterwards() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Session session = connect(cloud);
      Region region = session.regions().getFirst();
      session.close();
      session.end().get();
      int sent = session.exchanges().all().size();
      ApiException e = catchThrowableOfType(ApiException.class, () -> region.flavorShelf().read());
      assertThat(e.category()).isEqualTo(ApiException.Category.CANCELLED);
      assertThat(session.exchanges().all()).hasSize(sent);
    }
  }

  @Test
  void theSecretsOfTheCallerStay() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Login login =
          TestCloud.login(
              "demo", cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName());
      Session first = connect(login);
      first.close();
      first.end().get();
      connect(login).close();
    }
  }

  @Test
  void anOldCloudIsToldInItsOwnWay() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard().withDialect(Dialect.V1_1))) {
      Session session = connect(cloud);
      String token = session.identity().id().reveal();
      session.close();
      session.end().get();
      Exchange last = session.exchanges().all().getLast();
      assertThat(last.method()).isEqualTo("DELETE");
      assertThat(last.uri().getPath()).endsWith("/v2.0/tokens/***");
      assertThat(last.toString()).doesNotContain(token);
    }
  }

  @Test
  void aCloudThatHangsHoldsUpNobody() throws Exception {
    try (SmallCloud cloud = new SmallCloud()) {
      Session session =
          connect(
              TestCloud.login("x", cloud.authUrl(), SmallCloud.USER, SmallCloud.PASSWORD, "web"));
      cloud.hang();
      session.close();
      Future<?> end = session.end();
      assertThat(end.isDone()).isFalse();
      end.get(60, TimeUnit.SECONDS);
      assertThat(session.identity().id().isEmpty()).isTrue();
      Exchange last = session.exchanges().all().getLast();
      assertThat(last.status()).isZero();
      FaultMatrix.row(
          Area.SECRET,
          "the identity service hangs at Disconnect",
          1,
          "exchange log: DELETE /v3/auth/tokens, " + last.failure());
    }
  }

  /** A cloud of v3 that gives this token. */
  private static CannedCloud canned(String token, String catalogue) throws Exception {
    CannedCloud cloud = new CannedCloud();
    cloud.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
    cloud.answer(
        "POST /v3/auth/tokens",
        201,
        Map.of("X-Subject-Token", token),
        ("{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"project\": {\"id\": \"p\","
                + " \"name\": \"web\"}, \"catalog\": [%s]}}")
            .formatted(catalogue));
    return cloud;
  }

  private static String compute(String url) {
    return "{\"type\": \"compute\", \"endpoints\": [{\"interface\": \"public\", \"url\": \"%s\"}]}"
        .formatted(url);
  }

  @Test
  void aTokenThatCannotBeGivenBackIsToldInTheLogAlone() throws Exception {
    try (CannedCloud cloud = canned("t", "")) {
      String url = cloud.uri("/compute/v2.1").toString();
      try (CannedCloud told = canned("t", compute(url))) {
        told.answer(REVOKE, 403, "{\"error\": {\"code\": 403, \"message\": \"Not allowed.\"}}");
        Session session = connect(TestCloud.login("x", told.uri("/v3"), "ada", "sesame", "web"));
        session.close();
        session.end().get();
        assertThat(session.exchanges().all().getLast().status()).isEqualTo(403);
        assertThat(told.asked()).filteredOn(asked -> asked.call().equals(REVOKE)).hasSize(1);
        FaultMatrix.row(
            Area.SECRET,
            "the cloud refuses to take the token back",
            1,
            "exchange log: DELETE /v3/auth/tokens, 403");
      }
    }
  }

  @Test
  void aTokenThatThePersonTypedIsTheirs() throws Exception {
    try (CannedCloud services = canned("t", "")) {
      String url = services.uri("/compute/v2.1").toString();
      try (CannedCloud cloud = canned("typed", compute(url))) {
        Login login =
            TestCloud.login("x", cloud.uri("/v3"), "ada", "sesame", "web")
                .with(new Credentials.Token(Secret.of("typed")));
        Session session = connect(login);
        session.close();
        session.end().get();
        assertThat(cloud.asked()).noneMatch(asked -> asked.call().equals(REVOKE));
      }
    }
  }

  @Test
  void anAttemptThatFailsAfterTheLoginGivesItsTokenBack() throws Exception {
    try (CannedCloud cloud = canned("t", "{\"type\": \"image\", \"endpoints\": []}")) {
      cloud.answer(REVOKE, 204, "");
      ConnectException e =
          catchThrowableOfType(
              ConnectException.class,
              () -> connect(TestCloud.login("x", cloud.uri("/v3"), "ada", "sesame", "web")));
      assertThat(e.step()).isEqualTo(ConnectStep.CATALOGUE);
      while (cloud.asked().stream().noneMatch(asked -> asked.call().equals(REVOKE))) {
        LockSupport.parkNanos(10_000_000);
      }
      FaultMatrix.row(
          Area.SECRET,
          "connecting fails after the login",
          cloud.asked().size(),
          String.valueOf(e.getMessage()));
    }
  }
}
