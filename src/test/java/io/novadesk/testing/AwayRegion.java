package io.novadesk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A demo cloud of two regions whose second one stands, by the catalogue, where nobody listens until
 * {@link #comeBack}, and again from {@link #goAway} on.
 */
public final class AwayRegion implements AutoCloseable {
  private static final String SECOND = "/region-two/compute";

  private final DemoCloud cloud;
  private final HttpServer identity;
  private final int away;
  private @Nullable HttpServer second;

  private AwayRegion(DemoCloud cloud) throws IOException {
    this.cloud = cloud;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      away = socket.getLocalPort();
    }
    identity = forward(0);
  }

  public static AwayRegion start() throws IOException {
    return new AwayRegion(DemoCloud.start(DemoSettings.standard().withTimeScale(0.05)));
  }

  public URI authUrl() {
    return URI.create(
        "http://127.0.0.1:" + identity.getAddress().getPort() + cloud.authUrl().getPath());
  }

  public DemoCloud cloud() {
    return cloud;
  }

  /** The second region answers from now on. */
  public void comeBack() throws IOException {
    second = forward(away);
  }

  /** The second region is switched off. */
  public void goAway() {
    Objects.requireNonNull(second).stop(0);
    second = null;
  }

  private HttpServer forward(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::forward);
    server.start();
    return server;
  }

  private void forward(HttpExchange exchange) throws IOException {
    String there = "http://" + cloud.authUrl().getAuthority();
    HttpURLConnection on =
        (HttpURLConnection) URI.create(there + exchange.getRequestURI()).toURL().openConnection();
    on.setRequestMethod(exchange.getRequestMethod());
    for (String name : List.of("X-Auth-Token", "Content-Type", "OpenStack-API-Version")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        on.setRequestProperty(name, value);
      }
    }
    byte[] sent = exchange.getRequestBody().readAllBytes();
    if (sent.length > 0) {
      on.setDoOutput(true);
      try (OutputStream body = on.getOutputStream()) {
        body.write(sent);
      }
    }
    int status = on.getResponseCode();
    byte[] answer;
    try (InputStream body = status < 400 ? on.getInputStream() : on.getErrorStream()) {
      answer = body == null ? new byte[0] : body.readAllBytes();
    }
    byte[] told =
        new String(answer, StandardCharsets.UTF_8)
            .replace(there + SECOND, "http://127.0.0.1:" + away + SECOND)
            .getBytes(StandardCharsets.UTF_8);
    String token = on.getHeaderField("X-Subject-Token");
    if (token != null) {
      exchange.getResponseHeaders().set("X-Subject-Token", token);
    }
    exchange
        .getResponseHeaders()
        .set("Content-Type", Objects.requireNonNullElse(on.getContentType(), "text/plain"));
    exchange.sendResponseHeaders(status, told.length == 0 ? -1 : told.length);
    exchange.getResponseBody().write(told);
    exchange.close();
  }

  @Override
  public void close() {
    identity.stop(0);
    if (second != null) {
      second.stop(0);
    }
    cloud.close();
  }
}
