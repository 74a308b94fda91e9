package io.novadesk.demo.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What goes back to the client.
 *
 * @param status the HTTP status
 * @param type the Content-Type; null with an empty body
 * @param headers further headers, one value each
 * @param length bytes of the body
 * @param body writes the body
 */
public record Answer(
    int status, @Nullable String type, Map<String, String> headers, long length, Body body) {
  private static final String JSON = "application/json";

  /** Writes a body of exactly the announced length. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  public static Answer json(int status, Object tree) {
    return bytes(status, JSON, Json.bytes(tree));
  }

  /** JSON that is written as it is found, for lists of a thousand. */
  public static Answer json(int status, int expectedSize, Consumer<JsonGenerator> writer) {
    return bytes(status, JSON, Json.bytes(expectedSize, writer));
  }

  public static Answer ok(Object tree) {
    return json(200, tree);
  }

  public static Answer empty(int status) {
    return new Answer(status, null, Map.of(), 0, out -> {});
  }

  public static Answer text(int status, String type, String text) {
    return bytes(status, type + "; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer bytes(int status, String type, byte[] bytes) {
    return new Answer(status, type, Map.of(), bytes.length, out -> out.write(bytes));
  }

  /** The page that WebOb makes of an error: what Glance and Nova's router send. */
  public static Answer page(int status, String sentence) {
    String title = status + " " + Reasons.of(status);
    String escaped =
        sentence
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("'", "&#x27;")
            .replace("\"", "&quot;");
    return text(
        status,
        "text/html",
        "<html>\n <head>\n  <title>"
            + title
            + "</title>\n </head>\n <body>\n  <h1>"
            + title
            + "</h1>\n  "
            + escaped
            + "<br /><br />\n\n\n\n </body>\n</html>");
  }

  /** The same answer with one header more. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, Map.copyOf(more), length, body);
  }
}
