package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The JDK's client, and all that has to be said to it and about it. Sends each request once. */
final class Wire implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final int MOST_OF_ASCII = 126;
  private static final int HIGHEST_PORT = 65_535;
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";
  private static final String REPEATS_ALL = "jdk.httpclient.enableAllMethodRetry";

  static {
    // Or the JDK would keep from a proxy the password that stands in the proxy's own address.
    if (System.getProperty(TUNNEL_SCHEMES) == null) {
      System.setProperty(TUNNEL_SCHEMES, "");
    }
    // Whoever has set it for another program: the JDK must not repeat a POST behind our back.
    System.setProperty(REPEATS_ALL, "false");
  }

  private final HttpSettings settings;
  private final EnvironmentProxies proxies;

  /** Null once it is closed: its connections would remember the last token that they carried. */
  private volatile @Nullable HttpClient client;

  Wire(HttpSettings settings, EnvironmentProxies proxies) {
    this.settings = settings;
    this.proxies = proxies;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(proxies)
            .sslContext(TlsContexts.of(settings.tls()))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Sends the request with these headers; gives the answer as soon as its own headers are there.
   */
  HttpResponse<BodyStream> send(Request request, Map<String, List<String>> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder = builder(request);
    // Over plain HTTP the JDK would ask for an upgrade to HTTP/2, which some old servers refuse.
    builder.version(
        "https".equalsIgnoreCase(request.uri().getScheme())
            ? HttpClient.Version.HTTP_2
            : HttpClient.Version.HTTP_1_1);
    // Its clock runs while the body is sent, which for the data of an image takes what it takes:
    // that has a clock of its own.
    if (request.body() == null || request.body().isRepeatable()) {
      builder.timeout(settings.firstByte());
    }
    headers.forEach((name, values) -> values.forEach(v -> addHeader(builder, request, name, v)));
    Secret forProxy = proxies.authorization(request.uri());
    if (forProxy != null) {
      builder.header("Proxy-Authorization", forProxy.reveal());
    }
    BodyPublisher body =
        request.body() == null ? BodyPublishers.noBody() : request.body().publisher();
    HttpRequest built = builder.method(request.method(), body).build();
    HttpClient open = client;
    if (open == null) {
      throw Failures.cancelled(request, false);
    }
    Duration whole = request.isUnlimited() ? null : settings.whole();
    try {
      return body instanceof StreamPublisher data
          ? new Upload(open, settings).send(request, built, data)
          : open.send(built, _ -> new BodyStream(settings.idle(), whole));
    } catch (IllegalArgumentException | UncheckedIOException | IllegalStateException e) {
      // What the JDK makes of a status line or a header that is none.
      throw Failures.garbled(request, Endpoint.of(request.uri()), 0, e);
    }
  }

  private static HttpRequest.Builder builder(Request request) {
    int port = request.uri().getPort();
    try {
      if (port == 0 || port > HIGHEST_PORT) {
        throw Failures.failure(
            request,
            ApiException.Category.BAD_REQUEST,
            0,
            Text.of(
                "http.port",
                Redaction.uri(request.uri()),
                String.valueOf(port),
                String.valueOf(HIGHEST_PORT)),
            null,
            false);
      }
      return HttpRequest.newBuilder(request.uri());
    } catch (IllegalArgumentException _) {
      throw Failures.failure(
          request, ApiException.Category.BAD_REQUEST, 0, Text.of("http.noUrl"), null, false);
    }
  }

  /**
   * What HTTP cannot carry in a header must not arrive as something else: the JDK sends {@code ?}.
   */
  private static void addHeader(
      HttpRequest.Builder builder, Request request, String name, String value) {
    try {
      if (value.chars().anyMatch(c -> c > MOST_OF_ASCII)) {
        throw new IllegalArgumentException(name);
      }
      builder.header(name, value);
    } catch (IllegalArgumentException _) {
      throw Failures.failure(
          request,
          ApiException.Category.BAD_REQUEST,
          0,
          Text.of("http.notAscii", name),
          null,
          false);
    }
  }

  /** Ends what is under way, and waits a moment until its connections are closed. */
  @Override
  public void close() {
    HttpClient open = client;
    client = null;
    if (open == null) {
      return;
    }
    open.shutdownNow();
    try {
      open.awaitTermination(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
