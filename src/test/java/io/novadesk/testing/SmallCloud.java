package io.novadesk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An identity service with whatever catalogue a test wants, and a compute service that tells its
 * versions: for clouds that are set up wrongly, which the demo cloud never is. User {@code ada},
 * password {@code sesame}.
 */
public final class SmallCloud implements AutoCloseable {
  public static final String USER = "ada";
  public static final String PASSWORD = "sesame";

  private final String scheme;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile List<String> computeUrls = List.of();
  private volatile @Nullable String networkUrl;
  private volatile List<String> projects = List.of("web");
  private volatile boolean hanging;

  public SmallCloud() {
    this(null, 0);
  }

  /** Behind TLS. */
  public SmallCloud(SSLContext tls) {
    this(tls, 0);
  }

  /**
   * @param tls null: plain
   * @param port 0: any
   */
  public SmallCloud(@Nullable SSLContext tls, int port) {
    try {
      InetSocketAddress where = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      if (tls == null) {
        scheme = "http";
        server = HttpServer.create(where, 0);
      } else {
        scheme = "https";
        HttpsServer secure = HttpsServer.create(where, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    computeUrls = List.of(computeUrl("127.0.0.1"));
  }

  /** Where one logs in. */
  public URI authUrl() {
    return URI.create(scheme + "://127.0.0.1:" + port() + "/v3");
  }

  /** Where a web page answers. */
  public URI pageUrl() {
    return URI.create(scheme + "://127.0.0.1:" + port() + "/dashboard");
  }

  /** The compute service as a catalogue may tell it: its host right or wrong. */
  public String computeUrl(String host) {
    return scheme + "://" + host + ":" + port() + "/compute/v2.1";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What the catalogue tells from now on, one region each; none: it has no compute service. */
  public void tellCompute(String... urls) {
    computeUrls = List.of(urls);
  }

  /** The catalogue has a network service from now on. */
  public void tellNetwork(String url) {
    networkUrl = url;
  }

  /** A login without a project belongs to none of several from now on. */
  public void tellProjects(String... names) {
    projects = List.of(names);
  }

  /** From now on no request is answered until the end. */
  public void hang() {
    hanging = true;
  }

  /** A port of this machine on which nobody listens. */
  public static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (hanging) {
        end.await();
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      switch (exchange.getRequestURI().getPath()) {
        case "/v3", "/v3/" -> send(exchange, 200, "{\"version\": " + identityVersion() + "}");
        case "/v3/auth/tokens" -> logIn(exchange, body);
        case "/v3/auth/projects" -> send(exchange, 200, "{\"projects\": [" + projectList() + "]}");
        case "/compute/v2.1", "/compute/v2.1/", "/compute/", "/compute" ->
            send(exchange, 200, COMPUTE);
        default -> page(exchange);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void logIn(HttpExchange exchange, String body) throws IOException {
    if (!body.contains("\"" + PASSWORD + "\"")) {
      send(
          exchange,
          401,
          "{\"error\": {\"code\": 401, \"title\": \"Unauthorized\","
              + " \"message\": \"The request you have made requires authentication.\"}}");
      return;
    }
    boolean scoped = body.contains("\"scope\"") && !body.contains("unscoped");
    exchange.getResponseHeaders().add("X-Subject-Token", "gAAAA-token");
    String scope =
        scoped || projects.size() == 1
            ? "\"project\": {\"id\": \"p1\", \"name\": \"web\","
                + " \"domain\": {\"id\": \"default\", \"name\": \"Default\"}},"
                + " \"roles\": [{\"id\": \"r\", \"name\": \"member\"}], \"catalog\": ["
                + catalogue()
                + "],"
            : "";
    send(
        exchange,
        201,
        "{\"token\": {\"methods\": [\"password\"], \"expires_at\": \"2099-01-01T00:00:00.000000Z\","
            + scope
            + " \"user\": {\"id\": \"u1\", \"name\": \"ada\","
            + " \"domain\": {\"id\": \"default\", \"name\": \"Default\"}}}}");
  }

  private String catalogue() {
    String network = networkUrl;
    String identity =
        service("identity", 1, authUrl().toString())
            + (network == null ? "" : ", " + service("network", 1, network));
    return computeUrls.isEmpty()
        ? identity
        : identity
            + ", {\"type\": \"compute\", \"name\": \"nova\", \"id\": \"c\", \"endpoints\": ["
            + computeUrls.stream()
                .map(url -> endpoint(computeUrls.indexOf(url) + 1, url))
                .collect(Collectors.joining(","))
            + "]}";
  }

  private static String service(String type, int region, String url) {
    return "{\"type\": \"%s\", \"name\": \"%s\", \"id\": \"%s\", \"endpoints\": [%s]}"
        .formatted(type, type, type, endpoint(region, url));
  }

  private static String endpoint(int region, String url) {
    return ("{\"id\": \"e%d\", \"interface\": \"public\", \"region\": \"region-%d\","
            + " \"region_id\": \"region-%d\", \"url\": \"%s\"}")
        .formatted(region, region, region, url);
  }

  private String projectList() {
    return projects.stream()
        .map(
            name ->
                "{\"id\": \"%s-id\", \"name\": \"%s\", \"enabled\": true, \"domain_id\": \"default\"}"
                    .formatted(name, name))
        .collect(Collectors.joining(","));
  }

  private String identityVersion() {
    return "{\"id\": \"v3.14\", \"status\": \"stable\", \"links\":"
        + " [{\"rel\": \"self\", \"href\": \"%s/\"}], \"media-types\":".formatted(authUrl())
        + " [{\"base\": \"application/json\","
        + " \"type\": \"application/vnd.openstack.identity-v3+json\"}]}";
  }

  private static final String COMPUTE =
      "{\"version\": {\"id\": \"v2.1\", \"status\": \"CURRENT\", \"version\": \"2.96\","
          + " \"min_version\": \"2.1\", \"links\": [], \"media-types\":"
          + " [{\"base\": \"application/json\","
          + " \"type\": \"application/vnd.openstack.compute+json;version=2.1\"}]}}";

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    send(exchange, status, "application/json", json);
  }

  private static void page(HttpExchange exchange) throws IOException {
    send(exchange, 200, "text/html", "<html><head><title>Welcome</title></head></html>");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
