package io.novadesk.demo.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request, as the services see it. */
public final class Call {
  private static final int LARGEST_JSON = 8 << 20;

  private final HttpExchange exchange;
  private final String prefix;
  private final List<String> path;
  private final Query query;
  private final String requestId = "req-" + UUID.randomUUID();

  Call(HttpExchange exchange, String prefix) {
    this.exchange = exchange;
    this.prefix = prefix;
    this.path = segments(exchange.getRequestURI().getRawPath().substring(prefix.length()));
    this.query = Query.parse(exchange.getRequestURI().getRawQuery());
  }

  private static List<String> segments(String raw) {
    List<String> segments = new ArrayList<>();
    int from = 0;
    while (from < raw.length()) {
      int to = raw.indexOf('/', from);
      if (to < 0) {
        to = raw.length();
      }
      if (to > from) {
        String text = raw.substring(from, to).replace("+", "%2B");
        segments.add(
            text.indexOf('%') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8));
      }
      from = to + 1;
    }
    if (raw.length() > 1 && raw.endsWith("/")) {
      segments.add("");
    }
    return segments;
  }

  public String method() {
    return exchange.getRequestMethod();
  }

  /**
   * The decoded segments of the path below the service's prefix; an empty one at the end for a
   * slash there, which most services do not pass over.
   */
  public List<String> path() {
    return path;
  }

  public Query query() {
    return query;
  }

  /** The id under which the cloud would log this request: {@code req-} and a UUID. */
  public String requestId() {
    return requestId;
  }

  public @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Scheme, host and port as the client wrote them, without a slash at the end. */
  public String host() {
    String host = header("Host");
    return "http://" + (host == null ? "127.0.0.1" : host);
  }

  /** {@link #host()} and the path prefix of the service that answers. */
  public String root() {
    return host() + prefix;
  }

  /** The whole path as sent, for links back to the same list. */
  public String rawPath() {
    return exchange.getRequestURI().getRawPath();
  }

  /** The body as a stream, for uploads. */
  public InputStream body() {
    return exchange.getRequestBody();
  }

  /** The body as bytes, at most a few megabytes. */
  public byte[] bytes() {
    try {
      return exchange.getRequestBody().readNBytes(LARGEST_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The body as JSON.
   *
   * @throws Refusal 400 with the given sentence when it is none
   */
  public JsonNode json(String otherwise) {
    return Json.read(bytes(), otherwise);
  }
}
