package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.TestCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two regions whose services answer only when both were asked. */
class RegionCheckTest {
  private static final String ENDPOINT =
      "{\"interface\": \"public\", \"region\": \"%s\","
          + " \"url\": \"http://127.0.0.1:%d/%1$s/v2.1\"}";

  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final CountDownLatch both = new CountDownLatch(2);

  @Test
  void asksAllRegionsAtOnce() throws Exception {
    HttpServer compute =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    compute.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    compute.createContext("/", this::answer);
    compute.start();
    try (CannedCloud identity = new CannedCloud()) {
      int port = compute.getAddress().getPort();
      identity.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
      identity.answer(
          "POST /v3/auth/tokens",
          201,
          Map.of("X-Subject-Token", "t"),
          "{\"token\": {\"user\": {\"id\": \"u\", \"name\": \"ada\"}, \"catalog\":"
              + " [{\"type\": \"compute\", \"endpoints\": [%s, %s]}]}}"
                  .formatted(ENDPOINT.formatted("north", port), ENDPOINT.formatted("south", port)));
      Connector connector = new Connector(HttpSettings.standard(), Clock.systemUTC());
      Login login = TestCloud.login("x", identity.uri("/v3"), "ada", "sesame", "web");
      try (Session session = connector.connect(login, (_, _) -> {})) {
        assertThat(session.regions()).extracting(Region::name).containsExactly("north", "south");
        assertThat(session.regions()).allMatch(Region::hasAnswered);
      }
    } finally {
      compute.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (asked.add(exchange.getRequestURI().getPath().split("/", -1)[1])) {
        both.countDown();
      }
      boolean met = both.await(30, TimeUnit.SECONDS);
      byte[] body =
          "{\"version\": {\"id\": \"v2.1\", \"version\": \"2.96\", \"min_version\": \"2.1\"}}"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(met ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
