package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Endpoints whose version root leads nowhere. */
class VersionRootTest {
  private static final TokenSource TOKENS =
      new TokenSource() {
        @Override
        public Secret token() {
          return Secret.of("t");
        }

        @Override
        public Secret renew(Secret refused) {
          return refused;
        }
      };

  private static HttpTransport transport() {
    RetryPolicy once = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    return new HttpTransport(HttpSettings.standard(), new ExchangeLog(10), once);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void keepsTheAddressOfTheCatalogue() throws IOException {
    String elsewhere = "http://127.0.0.1:" + closedPort() + "/";
    HttpServer cloud =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", elsewhere);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    cloud.start();
    try (HttpTransport http = transport()) {
      URI url = URI.create("http://127.0.0.1:" + cloud.getAddress().getPort() + "/v2.1");
      ComputeClient compute = ComputeClient.open(http, url, TOKENS);
      assertThat(compute.url()).isEqualTo(url);
      assertThat(compute.maximum()).isEqualTo(Microversion.of(1));
    } finally {
      cloud.stop(0);
    }
  }

  @Test
  void tellsThatNobodyAnswersAtTheAddressItself() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + closedPort() + "/v2.1");
    try (HttpTransport http = transport()) {
      ApiException e =
          catchThrowableOfType(ApiException.class, () -> ComputeClient.open(http, url, TOKENS));
      assertThat(e.category()).isEqualTo(ApiException.Category.UNREACHABLE);
    }
  }
}
