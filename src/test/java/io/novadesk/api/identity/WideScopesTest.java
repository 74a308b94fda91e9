package io.novadesk.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What else than projects a login may be for, as clouds of all ages tell it. */
class WideScopesTest {
  private static final String DOMAINS =
      """
      {"domains": [{"id": "d%d", "name": "%s", "enabled": %s}],
       "links": {"next": %s}}
      """;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final HttpTransport http =
      new HttpTransport(HttpSettings.standard(), new ExchangeLog(100));
  private HttpServer cloud;
  private int otherwise = 404;

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext(
        "/",
        exchange -> {
          String body = answers.get(exchange.getRequestURI().toString());
          byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(body == null ? otherwise : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    cloud.start();
  }

  @AfterEach
  void stop() {
    http.close();
    cloud.stop(0);
  }

  private WideScopes read(IdentityVersion version) {
    URI url = URI.create("http://127.0.0.1:" + cloud.getAddress().getPort() + "/v3");
    Token token =
        new Token(
            Secret.of("t"),
            null,
            null,
            null,
            null,
            null,
            null,
            new Scope.Unscoped(),
            List.of(),
            new Catalogue(List.of()));
    return WideScopes.read(http, new IdentityEndpoint(url, version), token);
  }

  @Test
  void readsEveryPageAndLeavesOutWhatIsDisabled() {
    answers.put(
        "/v3/auth/domains",
        DOMAINS.formatted(1, "People", true, "\"http://elsewhere.example/x?marker=d1\""));
    answers.put(
        "/v3/auth/domains?marker=d1",
        DOMAINS.formatted(2, "Closed", false, "\"http://elsewhere.example/x?marker=d2\""));
    answers.put("/v3/auth/domains?marker=d2", DOMAINS.formatted(3, "Shop", true, "null"));
    answers.put("/v3/auth/system", "{\"system\": [{\"all\": true}]}");

    WideScopes found = read(IdentityVersion.V3);
    assertThat(found.domains())
        .containsExactly(new Domain("d1", "People"), new Domain("d3", "Shop"));
    assertThat(found.system()).isTrue();
  }

  @Test
  void takesWhatAnOldCloudDoesNotKnowForNone() {
    assertThat(read(IdentityVersion.V3)).isEqualTo(WideScopes.NONE);
    assertThat(read(IdentityVersion.V2_0)).isEqualTo(WideScopes.NONE);
    otherwise = 403;
    assertThat(read(IdentityVersion.V3)).isEqualTo(WideScopes.NONE);
    answers.put("/v3/auth/system", "{\"system\": []}");
    assertThat(read(IdentityVersion.V3)).isEqualTo(WideScopes.NONE);
  }

  @Test
  void tellsWhereTheCloudDoesNotAnswer() {
    otherwise = 500;
    assertThatThrownBy(() -> read(IdentityVersion.V3))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.status()).isEqualTo(500);
              FaultMatrix.row(Area.LOGIN, "domains of a login cannot be read", 1, e.getMessage());
            });
  }
}
