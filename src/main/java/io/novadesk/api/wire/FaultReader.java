package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads error answers of every kind: JSON under any root, XML, HTML pages, plain text, nothing. It
 * never fails.
 */
public final class FaultReader {
  private static final int LONGEST = 2_000;

  private FaultReader() {}

  public static Fault read(int status, Headers headers, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return plain("empty", status, headers, null, null);
    }
    if (text.charAt(0) == '{' || text.charAt(0) == '[' || XmlBody.looksLikeXml(body)) {
      try {
        return structured(status, headers, Json.tree(body));
      } catch (ApiException _) {
        // It only looked like a fault: shown as text below.
      }
    }
    return HtmlPage.looksLikeHtml(text) ? page(status, headers, text) : text(status, headers, text);
  }

  /** What a body that is a web page is called, empty for one without a name; null: it is none. */
  public static @Nullable String webPage(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (!HtmlPage.looksLikeHtml(text)) {
      return null;
    }
    HtmlPage page = HtmlPage.read(text);
    String name = clean(page.title().isEmpty() ? page.heading() : page.title());
    return name == null ? "" : name;
  }

  private static Fault structured(int status, Headers headers, JsonNode root) {
    JsonNode body = root;
    String kind = "error";
    if (Json.list(root.path("errors")).size() > 0) {
      body = Json.list(root.path("errors")).getFirst();
    } else if (root.isArray() && root.size() > 0) {
      body = root.get(0);
    } else if (!root.path("message").isValueNode() && root.isObject()) {
      for (Map.Entry<String, JsonNode> e : root.properties()) {
        if (e.getValue().isContainer() || root.size() == 1) {
          kind = e.getKey();
          body = e.getValue();
          break;
        }
      }
    }
    String title = Json.filled(body, "title");
    if (title != null && "error".equals(kind)) {
      kind = title;
    }
    String message = body.isValueNode() ? Json.text(body) : message(body);
    if (message == null) {
      message = title;
    }
    Integer code = Json.integer(leadingNumber(Json.text(body, "code", "status")));
    String retry = Json.text(body, "retryAfter", "retryAt", "retry_after");
    return withRetry(
        kind,
        code == null ? status : code,
        clean(message),
        clean(Json.filled(body, "details", "detail", "debuginfo")),
        headers,
        retry);
  }

  private static @Nullable String message(JsonNode body) {
    JsonNode node = Json.first(body, "message", "faultstring", "detail", "error_message", "error");
    return node.isContainer() ? node.toString() : Json.text(node);
  }

  /** 404 of "404 Not Found". */
  private static @Nullable Long leadingNumber(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int space = text.strip().indexOf(' ');
    return Json.number(space < 0 ? text : text.strip().substring(0, space));
  }

  private static Fault page(int status, Headers headers, String html) {
    HtmlPage page = HtmlPage.read(html);
    String number = Integer.toString(status);
    String shown = null;
    for (String candidate : List.of(page.title(), page.heading())) {
      if (shown == null && candidate.contains(number)) {
        shown = candidate;
      }
    }
    if (shown == null) {
      String said = page.heading().isEmpty() ? page.title() : page.heading();
      shown = Reasons.line(status) + (said.isEmpty() ? "" : ": " + said);
    }
    String rest = page.text().replace(page.heading(), "").strip();
    return plain("text/html", status, headers, clean(shown), rest.isEmpty() ? null : clean(rest));
  }

  private static Fault text(int status, Headers headers, String text) {
    String kind = headers.mediaType().startsWith("text/") ? headers.mediaType() : "text/plain";
    String[] lines =
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).toArray(String[]::new);
    boolean titled = lines.length > 1 && lines[0].equals(Reasons.line(status));
    String message =
        String.join(" ", titled ? List.of(lines).subList(1, lines.length) : List.of(lines));
    return plain(kind, status, headers, clean(message), null);
  }

  private static Fault plain(
      String kind, int status, Headers headers, @Nullable String message, @Nullable String more) {
    return withRetry(kind, status, message, more, headers, null);
  }

  private static Fault withRetry(
      String kind,
      int code,
      @Nullable String message,
      @Nullable String details,
      Headers headers,
      @Nullable String inBody) {
    String header = headers.first("Retry-After");
    // A header that nobody can read must not hide what the body says.
    boolean readable =
        header != null && (Json.number(header) != null || Times.parse(header) != null);
    String told = readable ? header : inBody;
    Long seconds = told == null ? null : Json.number(told);
    Instant at = seconds == null ? Times.parse(told) : null;
    Duration after =
        seconds == null || seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, 1L << 32));
    return new Fault(kind, code, message, details, after, at);
  }

  /** One line, of bearable length, without markup. */
  private static @Nullable String clean(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line = HtmlPage.withoutLineBreakTags(text).replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return null;
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
