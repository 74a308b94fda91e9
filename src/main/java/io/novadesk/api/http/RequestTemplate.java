package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.SecretNames;
import io.novadesk.api.SecretText;
import io.novadesk.api.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as anybody may keep it and send it again: in place of its token and of its secrets
 * stand variables. All else is as it goes over the wire. Immutable.
 *
 * @param headers by name, in the order in which they were set; what every client adds of its own is
 *     left out
 * @param body empty: none is sent, or it cannot be copied
 * @param isWhole false where the body was a stream, or longer than the log keeps
 */
public record RequestTemplate(
    String method, URI uri, Map<String, List<Part>> headers, List<Part> body, boolean isWhole) {

  /** The variable in place of every token. */
  public static final String TOKEN = "OS_TOKEN";

  private static final String TOKEN_HEADER = "X-Auth-Token";

  /** A piece of a text. */
  public sealed interface Part {
    /** As it is. */
    record Literal(String text) implements Part {}

    /**
     * The value of a variable; in a body it stands inside a JSON text, quotes around it.
     *
     * @param name of capital letters, digits and low lines
     */
    record Variable(String name) implements Part {}
  }

  public RequestTemplate {
    headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    body = List.copyOf(body);
  }

  /** What is about to be sent. */
  public static RequestTemplate of(Request request) {
    KnownSecrets known = new KnownSecrets();
    request.secrets().forEach(s -> known.typed(s.reveal()));
    Map<String, List<Part>> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.put(name, header(name, value, SecretNames.isSecret(name) ? "" : value)));
    if (request.tokens() != null) {
      headers.put(TOKEN_HEADER, List.of(new Part.Variable(TOKEN)));
    }
    byte @Nullable [] sent = request.body() == null ? null : request.body().logged();
    String text = sent == null ? "" : new String(sent, StandardCharsets.UTF_8);
    return new RequestTemplate(
        request.method(),
        Redaction.uri(request.uri(), known),
        headers,
        Templates.body(Redaction.body(text, known), text),
        request.body() == null || sent != null);
  }

  /** What was sent. Its secrets were taken out when it was remembered. */
  public static RequestTemplate of(Exchange exchange) {
    Map<String, List<Part>> headers = new LinkedHashMap<>();
    exchange
        .requestHeaders()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Accept-Encoding")) {
                String value = String.join(", ", values);
                headers.put(
                    name, header(name, value, value.contains(SecretText.MASK) ? "" : value));
              }
            });
    String body = exchange.requestBody();
    String text = body == null ? "" : body;
    boolean whole =
        body == null
            ? exchange.bytesSent() == 0
            : text.getBytes(StandardCharsets.UTF_8).length < ExchangeLog.BODY_LIMIT;
    return new RequestTemplate(
        exchange.method(), exchange.uri(), headers, Templates.body(text, null), whole);
  }

  private static List<Part> header(String name, String value, String clean) {
    if (name.equalsIgnoreCase(TOKEN_HEADER)) {
      return List.of(new Part.Variable(TOKEN));
    }
    return value.equals(clean)
        ? List.of(new Part.Literal(value))
        : List.of(new Part.Variable(Templates.variable(name)));
  }

  /** The names of all variables but that of the token, in order. */
  public List<String> secrets() {
    List<String> names = new ArrayList<>();
    headers.values().forEach(parts -> collect(parts, names));
    collect(body, names);
    names.remove(TOKEN);
    return names.stream().distinct().toList();
  }

  private static void collect(List<Part> parts, List<String> to) {
    for (Part part : parts) {
      if (part instanceof Part.Variable(String name)) {
        to.add(name);
      }
    }
  }

  /** The name of the first member of a JSON body; empty: it has none. */
  public String verb() {
    JsonNode tree = tree();
    return tree == null || !tree.isObject() || tree.isEmpty()
        ? ""
        : tree.propertyNames().iterator().next();
  }

  /** Whether the body is this JSON, in whatever order its members stand. */
  public boolean says(String json) {
    JsonNode tree = tree();
    return tree != null && tree.equals(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** The text or number at a place of a JSON body; null: none, or a secret. */
  public @Nullable String text(String... names) {
    JsonNode at = tree();
    for (String name : names) {
      at = at == null ? null : at.get(name);
    }
    return at == null || !at.isValueNode() || at.isNull() ? null : at.asString();
  }

  /** The texts in an object of a JSON body. */
  public Map<String, String> texts(String... names) {
    JsonNode at = tree();
    for (String name : names) {
      at = at == null ? null : at.get(name);
    }
    return at == null ? Map.of() : Json.texts(at);
  }

  /** Null where it is no JSON, or has secrets in it. */
  private @Nullable JsonNode tree() {
    if (body.size() != 1 || !(body.getFirst() instanceof Part.Literal(String text))) {
      return null;
    }
    try {
      return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    } catch (ApiException _) {
      return null;
    }
  }
}
