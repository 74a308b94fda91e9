package io.novadesk.cloud.copy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers 202 to everything and remembers what came. */
final class RecordingServer implements AutoCloseable {
  record Came(String method, String target, Map<String, String> headers, String body) {}

  private final HttpServer server;
  private final List<Came> came = new CopyOnWriteArrayList<>();

  RecordingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI at(String target) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target);
  }

  List<Came> came() {
    return List.copyOf(came);
  }

  private void answer(HttpExchange call) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    call.getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    came.add(new Came(call.getRequestMethod(), call.getRequestURI().toString(), headers, body));
    byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(202, answer.length);
    call.getResponseBody().write(answer);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
