package io.novadesk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Answers each address with what a test put there, 404 elsewhere, and remembers what was asked. */
public final class CannedCloud implements AutoCloseable {
  /** A token that never changes. */
  public static final TokenSource TOKENS =
      new TokenSource() {
        @Override
        public Secret token() {
          return Secret.of("token");
        }

        @Override
        public Secret renew(Secret refused) {
          return refused;
        }
      };

  /** What was asked: {@code call} is method, blank, path without query. */
  public record Asked(String call, String body) {}

  private record Answer(int status, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final String scheme;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public CannedCloud() throws IOException {
    this((HttpsConfigurator) null);
  }

  /** Behind TLS. */
  public CannedCloud(SSLContext tls) throws IOException {
    this(new HttpsConfigurator(tls));
  }

  /** Behind TLS, unless there is none. */
  public CannedCloud(@Nullable HttpsConfigurator tls) throws IOException {
    InetSocketAddress where = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    scheme = tls == null ? "http" : "https";
    if (tls == null) {
      server = HttpServer.create(where, 0);
    } else {
      HttpsServer secure = HttpsServer.create(where, 0);
      secure.setHttpsConfigurator(tls);
      server = secure;
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri(String path) {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /**
   * @param call method, blank, path without query
   */
  public void answer(String call, int status, String body) {
    answer(call, status, Map.of(), body);
  }

  public void answer(String call, int status, Map<String, String> headers, String body) {
    answers.put(call, new Answer(status, headers, body));
  }

  public List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      URI uri = exchange.getRequestURI();
      asked.add(new Asked(exchange.getRequestMethod() + " " + uri.getRawPath(), body));
      Answer answer =
          answers.getOrDefault(
              exchange.getRequestMethod() + " " + uri.getRawPath(),
              new Answer(404, Map.of(), "{\"itemNotFound\": {\"code\": 404}}"));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
