package io.novadesk.demo.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The one port of the demo cloud: finds the service by the longest prefix of the path. */
public final class WebServer implements AutoCloseable {
  private static final int WORTH_PACKING = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Duration latency;
  private volatile List<Map.Entry<String, Service>> services = List.of();

  private WebServer(HttpServer server, ExecutorService threads, Duration latency) {
    this.server = server;
    this.threads = threads;
    this.latency = latency;
  }

  /**
   * Takes a port of 127.0.0.1; nothing is answered before {@link #serve}.
   *
   * @param port 0 for a free one
   * @param latency added to every answer
   * @throws IOException the port is taken
   */
  public static WebServer listen(int port, Duration latency) throws IOException {
    tune();
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    WebServer web = new WebServer(server, threads, latency);
    server.createContext("/", web::handle);
    return web;
  }

  /**
   * The JDK's server waits for acknowledgements and forgets idle connections early, unless told.
   */
  private static void tune() {
    for (Map.Entry<String, String> setting :
        Map.of(
                "sun.net.httpserver.nodelay", "true",
                "sun.net.httpserver.maxIdleConnections", "2000",
                "sun.net.httpserver.idleInterval", "300")
            .entrySet()) {
      if (System.getProperty(setting.getKey()) == null) {
        System.setProperty(setting.getKey(), setting.getValue());
      }
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Starts to answer, with services under path prefixes; {@code ""} takes what no other does. */
  public void serve(Map<String, Service> byPrefix) {
    services =
        byPrefix.entrySet().stream()
            .sorted(Comparator.comparingInt((Map.Entry<String, Service> e) -> -e.getKey().length()))
            .toList();
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (latency.isPositive()) {
        Thread.sleep(latency);
      }
      send(exchange, answer(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    for (Map.Entry<String, Service> service : services) {
      String prefix = service.getKey();
      if (path.startsWith(prefix)
          && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
        return service.getValue().handle(new Call(exchange, prefix));
      }
    }
    return Answer.page(404, "The resource could not be found.");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              for (String line : value.lines().toList()) {
                headers.add(name, line);
              }
            });
    if (answer.type() != null) {
      headers.set("Content-Type", answer.type());
    }
    if (wantsClose(exchange)) {
      headers.set("Connection", "close");
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (answer.length() == 0 || head) {
      if (head && answer.length() > 0) {
        headers.set("Content-Length", Long.toString(answer.length()));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    if (answer.length() > WORTH_PACKING && wantsGzip(exchange, answer.type())) {
      headers.set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(answer.status(), 0);
      try (OutputStream out =
          new GZIPOutputStream(new BufferedOutputStream(exchange.getResponseBody(), 1 << 16))) {
        answer.body().writeTo(out);
      }
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.length());
    try (OutputStream out = exchange.getResponseBody()) {
      answer.body().writeTo(out);
    }
  }

  /** Who closes must say so, or clients that pool connections use this one once more. */
  private static boolean wantsClose(HttpExchange exchange) {
    List<String> wanted = exchange.getRequestHeaders().get("Connection");
    return wanted != null
        && wanted.stream().anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("close"));
  }

  private static boolean wantsGzip(HttpExchange exchange, @Nullable String type) {
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null
        && accepted.toLowerCase(Locale.ROOT).contains("gzip")
        && type != null
        && type.startsWith("application/json");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
