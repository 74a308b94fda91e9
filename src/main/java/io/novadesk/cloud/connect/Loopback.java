package io.novadesk.cloud.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Listens on this computer alone for the token that a browser brings, and takes one: the first that
 * comes as a form from the cloud's own page.
 */
final class Loopback implements AutoCloseable {
  private static final int LARGEST = 64 << 10;
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{8,16384}");
  private static final byte[] IPV4 = {127, 0, 0, 1};
  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final URI origin;
  private final URI page;
  private final Consumer<Secret> answers;
  private final Consumer<String> refusals;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param origin where the token is brought to
   * @param page of the cloud, from which alone it may come
   * @param answers gets the token
   * @param refusals hears, as sentences, of what was turned away
   */
  Loopback(URI origin, URI page, Consumer<Secret> answers, Consumer<String> refusals) {
    this.origin = origin;
    this.page = page;
    this.answers = answers;
    this.refusals = refusals;
  }

  /**
   * Takes the port on both addresses that "localhost" may stand for: another program on one of them
   * could get the token.
   *
   * @throws IOException the port is taken; nothing listens then
   */
  void open() throws IOException {
    try {
      listen(InetAddress.getByAddress(IPV4));
      InetAddress other = InetAddress.getByAddress(IPV6);
      if (NetworkInterface.getByInetAddress(other) != null) {
        listen(other);
      }
    } catch (IOException e) {
      stop();
      throw e;
    }
    servers.forEach(HttpServer::start);
  }

  private void listen(InetAddress address) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, origin.getPort()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    servers.add(server);
  }

  boolean isOpen() {
    return !servers.isEmpty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(origin.getPath())) {
        answer(exchange, 404, "nothing");
        return;
      }
      if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, 405, "nothing");
        return;
      }
      String from = exchange.getRequestHeaders().getFirst("Origin");
      if (!isOfCloud(from)) {
        answer(exchange, 403, "refused");
        refusals.accept(Text.of("connect.browser.foreign", from, page.getAuthority()));
        return;
      }
      String token = token(exchange.getRequestBody().readNBytes(LARGEST));
      if (token == null) {
        answer(exchange, 400, "refused");
        refusals.accept(Text.of("connect.browser.noToken"));
      } else if (taken.getAndSet(true)) {
        answer(exchange, 409, "refused");
      } else {
        answer(exchange, 200, "done");
        answers.accept(Secret.of(token));
      }
    }
  }

  /** Some browsers hide where a form comes from, which says nothing against it. */
  private boolean isOfCloud(@Nullable String from) {
    return from == null
        || from.equals("null")
        || from.equalsIgnoreCase(page.getScheme() + "://" + page.getAuthority());
  }

  private static @Nullable String token(byte[] form) {
    for (String pair : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
      if (pair.startsWith("token=")) {
        try {
          String token = URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8);
          return TOKEN.matcher(token).matches() ? token : null;
        } catch (IllegalArgumentException _) {
          return null;
        }
      }
    }
    return null;
  }

  /** A page in the person's language, which holds nothing of what came. */
  private static void answer(HttpExchange exchange, int status, String what) throws IOException {
    String sentence = Text.of("connect.browser.page." + what);
    String html =
        "<!doctype html><html><meta charset=\"utf-8\"><title>Novadesk</title>"
            + "<body style=\"font:16px sans-serif;margin:4em auto;max-width:32em\"><p>"
            + sentence
            + "</p></body></html>";
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void stop() {
    servers.forEach(server -> server.stop(0));
    servers.clear();
  }

  @Override
  public void close() {
    stop();
    threads.shutdownNow();
  }
}
