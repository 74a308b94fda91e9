package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.wire.Uris;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of clouds that page in every way that was ever seen. */
class ServerListTest {
  private static final int SERVERS = 95;

  private HttpServer cloud;
  private HttpTransport http;
  private final List<String> asked = new ArrayList<>();
  private final AtomicInteger renewals = new AtomicInteger();

  /** How this cloud pages. */
  private boolean links;

  private int cap = 1000;
  private boolean ignoresMarker;
  private boolean modern;
  private @Nullable String gone;
  private int expiresAt = -1;

  /** Whether one of the first page was deleted while the cloud made it. */
  private boolean lacksOne;

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", this::answer);
    cloud.start();
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(100));
  }

  @AfterEach
  void stop() {
    http.close();
    cloud.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    if (!uri.contains("/servers")) {
      String version = modern ? "2.96" : "";
      send(
          exchange,
          200,
          "{\"version\":{\"id\":\"v2.1\",\"version\":\"%s\",\"min_version\":\"%s\"}}"
              .formatted(version, modern ? "2.1" : ""));
      return;
    }
    asked.add(uri);
    String marker = Uris.parameter(uri, "marker");
    if (asked.size() == expiresAt
        && "t0".equals(exchange.getRequestHeaders().getFirst("X-Auth-Token"))) {
      send(exchange, 401, "Authentication required");
    } else if (marker != null && marker.equals(gone)) {
      send(exchange, 400, "{\"badRequest\":{\"code\":400,\"message\":\"marker not found\"}}");
    } else {
      send(exchange, 200, page(uri, marker));
    }
  }

  private String page(String uri, @Nullable String marker) {
    String limit = Uris.parameter(uri, "limit");
    int size = Math.min(cap, limit == null ? cap : Integer.parseInt(limit));
    int start = marker == null || ignoresMarker ? 0 : Integer.parseInt(marker) + 1;
    int end = Math.min(SERVERS, start + size);
    boolean lacking = lacksOne && marker == null;
    String items =
        IntStream.range(start, end)
            .filter(i -> !lacking || i != start + 3)
            .mapToObj("{\"id\":%d,\"name\":\"s\",\"status\":\"ACTIVE\"}"::formatted)
            .collect(Collectors.joining(","));
    String next =
        links && end < SERVERS && !lacking
            ? ",\"servers_links\":[{\"rel\":\"next\",\"href\":\"http://wrong-host/v2/servers?marker=%d\"}]"
                .formatted(end - 1)
            : "";
    return "{\"servers\":[" + items + "]" + next + "}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private final TokenSource tokens =
      new TokenSource() {
        @Override
        public Secret token() {
          return Secret.of("t" + renewals.get());
        }

        @Override
        public Secret renew(Secret refused) {
          renewals.incrementAndGet();
          return token();
        }
      };

  private final List<Integer> pages = new ArrayList<>();

  private List<String> list() {
    URI url = URI.create("http://127.0.0.1:" + cloud.getAddress().getPort() + "/v2.1");
    List<String> ids = new ArrayList<>();
    Listing listing =
        ComputeClient.open(http, url, tokens)
            .servers()
            .list(
                ServerQuery.ALL,
                page -> {
                  pages.add(page.size());
                  page.forEach(s -> ids.add(s.id()));
                });
    assertThat(listing.items()).isEqualTo(ids.size());
    assertThat(listing.requests()).isEqualTo(asked.size() - renewals.get());
    assertThat(listing.cloudTime()).isNotNull();
    return ids;
  }

  private void assertComplete(List<String> ids) {
    assertThat(ids).hasSize(SERVERS).doesNotHaveDuplicates();
  }

  @Test
  void followsLinksWithoutTheirHost() {
    modern = true;
    links = true;
    assertComplete(list());
    assertThat(pages).containsExactly(40, 55);
    assertThat(asked).hasSize(2);
  }

  @Test
  void losesNothingOfACutPage() {
    cap = 7;
    assertComplete(list());
  }

  @Test
  void asksAgainWhereNoLinksAreKnown() {
    assertComplete(list());
    assertThat(asked).hasSize(3);
  }

  @Test
  void stopsWhereTheMarkerIsIgnored() {
    ignoresMarker = true;
    assertComplete(list());
    assertThat(asked).hasSize(3);
  }

  @Test
  void goesOnWhenTheMarkerWasDeleted() {
    modern = true;
    links = true;
    gone = "39";
    assertComplete(list());
  }

  @Test
  void renewsTheTokenInTheMiddle() {
    modern = true;
    links = true;
    cap = 20;
    expiresAt = 3;
    assertComplete(list());
    assertThat(renewals).hasValue(1);
  }

  @Test
  void aFirstPageThatLacksADeletedServerIsNotTheLast() {
    links = true;
    modern = true;
    lacksOne = true;
    assertThat(list()).hasSize(SERVERS - 1).doesNotHaveDuplicates();
  }
}
