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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    SILENT_AFTER,
    /** 504, though the cloud did it. */
    GATEWAY_TIMEOUT_AFTER,
    /** 500, though the cloud did it. */
    FAULT_AFTER,
    /** 408, though the cloud did it. */
    REQUEST_TIMEOUT_AFTER,
    /** 413, though the cloud did it. */
    TOO_LARGE_AFTER,
    /** 429; the cloud hears nothing of it. */
    TOO_MANY,
    /** 429, though the cloud did it. */
    TOO_MANY_AFTER,
    /** The cloud did it; what comes is no JSON. */
    GARBLED_AFTER,
    /** The cloud did it; the answer is another one's ({@link #answerCreationsWith}). */
    MIXED_UP,
    /** 500; the cloud hears nothing of it. */
    FAULT,
    /** 502; the cloud hears nothing of it. */
    BAD_GATEWAY,
    /** 502, though the cloud did it. */
    BAD_GATEWAY_AFTER,
    /** 404; the cloud is not asked. */
    NOT_THERE,
    /** 401, as after a password was changed; the cloud is not asked. */
    UNAUTHORISED,
    /** The answer is right, but bears no number of its request. */
    UNSIGNED,
    /** 504 at once; the cloud does it when the next of that kind comes. */
    LATE,
    /** The cloud is asked twice for one request. */
    TWICE
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
  private final Queue<HttpRequest> late = new ConcurrentLinkedQueue<>();
  private volatile Mood mood = Mood.HONEST;
  private volatile String mixedUp = "{}";
  private volatile Set<String> droppedParameters = Set.of();
  private volatile Predicate<String> droppedFor = _ -> false;
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

  /** What {@link Mood#MIXED_UP} answers. */
  public void answerCreationsWith(String body) {
    mixedUp = body;
  }

  /** Takes these parameters out of every query: a filter that never arrives. */
  public void dropParameters(Set<String> names) {
    droppedParameters = names;
  }

  /** Takes the headers of microversions away from requests of these methods. */
  public void dropMicroversions(Predicate<String> methods) {
    droppedFor = methods;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Mood what = judge.apply(exchange);
      if (exchange.getRequestMethod().equals("POST") && what != Mood.LATE) {
        sendLate();
      }
      switch (what) {
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
        case GATEWAY_TIMEOUT_AFTER -> refuseAfter(exchange, 504);
        case FAULT_AFTER -> refuseAfter(exchange, 500);
        case REQUEST_TIMEOUT_AFTER -> refuseAfter(exchange, 408);
        case TOO_LARGE_AFTER -> refuseAfter(exchange, 413);
        case TOO_MANY_AFTER -> refuseAfter(exchange, 429);
        case TOO_MANY -> refuse(exchange, 429);
        case FAULT -> refuse(exchange, 500);
        case BAD_GATEWAY -> refuse(exchange, 502);
        case BAD_GATEWAY_AFTER -> refuseAfter(exchange, 502);
        case NOT_THERE -> refuse(exchange, 404);
        case UNAUTHORISED -> {
          exchange.getResponseHeaders().set("x-openstack-request-id", "req-refused");
          answer(
              exchange,
              401,
              "application/json",
              """
              {"error": {"code": 401, "title": "Unauthorized", "message": "Log in first."}}
              """);
        }
        case UNSIGNED -> {
          HttpResponse<byte[]> answer = ask(exchange);
          relay(exchange, answer, false, name -> !name.endsWith("request-id"));
        }
        case GARBLED_AFTER -> {
          ask(exchange);
          answer(exchange, "application/json", "{\"server\": {\"id\": oops");
        }
        case MIXED_UP -> {
          ask(exchange);
          answer(exchange, "application/json", mixedUp);
        }
        case LATE -> {
          late.add(request(exchange, exchange.getRequestBody().readAllBytes()));
          refuse(exchange, 504);
        }
        case TWICE -> {
          HttpRequest twice = request(exchange, exchange.getRequestBody().readAllBytes());
          send(twice);
          relay(exchange, send(twice), false);
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
    exchange.getResponseHeaders().set("Retry-After", "0");
    refuse(exchange, 503);
  }

  private void refuseAfter(HttpExchange exchange, int status) throws IOException {
    ask(exchange);
    refuse(exchange, status);
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    byte[] body =
        ("<html><title>" + status + " from the gateway</title></html>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** The cloud does now what it was asked for before. */
  public void sendLate() throws IOException {
    for (HttpRequest next = late.poll(); next != null; next = late.poll()) {
      send(next);
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
    return send(request(exchange, rewritten(exchange.getRequestBody().readAllBytes())));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
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
        HttpRequest.newBuilder(behind.resolve(shortened(exchange.getRequestURI())))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              boolean dropped =
                  name.toLowerCase(Locale.ROOT).endsWith("api-version")
                      && droppedFor.test(exchange.getRequestMethod());
              if (!dropped && !NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private String shortened(URI uri) {
    if (uri.getRawQuery() == null || droppedParameters.isEmpty()) {
      return uri.toString();
    }
    String kept =
        Arrays.stream(uri.getRawQuery().split("&"))
            .filter(part -> !droppedParameters.contains(part.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? uri.getRawPath() : uri.getRawPath() + "?" + kept;
  }

  private void passOn(HttpExchange exchange, boolean cut) throws IOException {
    relay(exchange, ask(exchange), cut);
  }

  private static void relay(HttpExchange exchange, HttpResponse<byte[]> response, boolean cut)
      throws IOException {
    relay(exchange, response, cut, _ -> true);
  }

  private static void relay(
      HttpExchange exchange, HttpResponse<byte[]> response, boolean cut, Predicate<String> headers)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))
                  && headers.test(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(cut ? Arrays.copyOf(body, body.length / 2) : body);
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    answer(exchange, 200, type, text);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
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
