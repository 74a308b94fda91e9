package io.novadesk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands before a cloud and passes everything on, until it is told to spoil the answers. */
public final class Gateway implements AutoCloseable {
  /** What becomes of an answer. */
  public enum Mood {
    HONEST,
    TRUNCATED,
    NOT_JSON,
    WEB_PAGE,
    EMPTY,
    BROKEN_OFF,
    SILENT,
    /** 503; the cloud hears nothing of it. */
    UNAVAILABLE,
    /** 503, though the cloud did it. */
    UNAVAILABLE_AFTER,
    /** 503 at once; the cloud does it a moment later. */
    UNAVAILABLE_EARLY,
    /** The cloud did it; the connection breaks before its answer. */
    LOST,
    /** The cloud did it; its answer never comes. */
    SILENT_AFTER
  }

  private static final int MOMENT = 150;

  private static final Set<String> NOT_PASSED =
      Set.of(
          "connection",
          "content-length",
          "host",
          "upgrade",
          "http2-settings",
          "transfer-encoding",
          "date");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch end = new CountDownLatch(1);
  private final URI behind;
  private volatile UnaryOperator<String> rewriting = UnaryOperator.identity();
  private volatile Mood mood = Mood.HONEST;
  private volatile Function<HttpExchange, Mood> judge = _ -> mood;

  public Gateway(URI behind) throws IOException {
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The same path as the cloud's, on this side. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + behind.getPath());
  }

  public void mood(Mood next) {
    mood = next;
  }

  /** Changes what the cloud hears of the bodies of requests. */
  public void rewrite(UnaryOperator<String> next) {
    rewriting = next;
  }

  /** Decides for each request by itself. Called on many threads. */
  public void judge(Function<HttpExchange, Mood> next) {
    judge = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (judge.apply(exchange)) {
        case HONEST -> passOn(exchange, false);
        case TRUNCATED -> passOn(exchange, true);
        case NOT_JSON -> answer(exchange, "application/json", "{\"servers\": [oops");
        case WEB_PAGE ->
            answer(
                exchange,
                "text/html",
                "<html><head><title>Maintenance tonight</title></head></html>");
        case EMPTY -> answer(exchange, "application/json", "");
        case BROKEN_OFF -> throw new IOException("broken off");
        case SILENT -> sayNothing();
        case UNAVAILABLE -> unavailable(exchange);
        case UNAVAILABLE_AFTER -> {
          ask(exchange);
          unavailable(exchange);
        }
        case UNAVAILABLE_EARLY -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          HttpRequest late = request(exchange, body);
          threads.execute(
              () -> {
                try {
                  Thread.sleep(MOMENT);
                  client.send(late, HttpResponse.BodyHandlers.discarding());
                } catch (IOException | InterruptedException _) {
                  // The test has ended.
                }
              });
          unavailable(exchange);
        }
        case LOST -> {
          ask(exchange);
          throw new IOException("broken off");
        }
        case SILENT_AFTER -> {
          ask(exchange);
          sayNothing();
        }
      }
    }
  }

  private void sayNothing() {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unavailable(HttpExchange exchange) throws IOException {
    byte[] body =
        "<html><title>503 Service Unavailable</title></html>".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.getResponseHeaders().set("Retry-After", "0");
    exchange.sendResponseHeaders(503, body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
    try {
      return client.send(
          request(exchange, rewritten(exchange.getRequestBody().readAllBytes())),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private byte[] rewritten(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String changed = rewriting.apply(text);
    return changed.equals(text) ? body : changed.getBytes(StandardCharsets.UTF_8);
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private void passOn(HttpExchange exchange, boolean cut) throws IOException {
    HttpResponse<byte[]> response = ask(exchange);
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(cut ? Arrays.copyOf(body, body.length / 2) : body);
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
