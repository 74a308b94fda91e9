package io.novadesk.api.http;

import io.novadesk.api.wire.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request as it will be sent, for a person to read before: without its token, secrets masked.
 *
 * @param version the microversion, such as {@code 2.93}; empty on clouds without any
 * @param body as indented JSON; empty: none is sent
 * @param template the same, to be sent by something else
 */
public record RequestPreview(
    String method, String address, String version, String body, RequestTemplate template) {
  private static final String VERSION = "X-OpenStack-Nova-API-Version";

  public static RequestPreview of(Request request) {
    return new RequestPreview(
        request.method(),
        Redaction.uri(request.uri()).toString(),
        request.headers().getOrDefault(VERSION, ""),
        body(request),
        RequestTemplate.of(request));
  }

  private static String body(Request request) {
    byte @Nullable [] sent = request.body() == null ? null : request.body().logged();
    if (sent == null) {
      return "";
    }
    KnownSecrets known = new KnownSecrets();
    request.secrets().forEach(s -> known.typed(s.reveal()));
    String clean = Redaction.body(new String(sent, StandardCharsets.UTF_8), known);
    return Json.pretty(Json.tree(clean.getBytes(StandardCharsets.UTF_8)));
  }
}
