package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Answer;
import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answers to commands: mostly nothing, sometimes a password, the id of what is being made
 * in the body or at the end of the Location header.
 */
final class AcceptedReader {
  private AcceptedReader() {}

  static Accepted read(Answer answer) throws IOException {
    return read(answer.headers(), answer.bytes());
  }

  static Accepted read(Headers headers, byte[] body) {
    String subject = null;
    String password = null;
    if (hasText(body)) {
      JsonNode root = Json.tree(body);
      JsonNode server = root.path("server");
      subject = Json.filled(root, "image_id");
      if (subject == null) {
        subject = Json.filled(server, "id");
      }
      password =
          Json.filled(Json.first(server, "adminPass").isMissingNode() ? root : server, "adminPass");
    }
    if (subject == null) {
      subject = Json.lastSegment(headers.first("Location"));
    }
    return new Accepted(headers.requestId(), subject, secret(password));
  }

  private static boolean hasText(byte[] body) {
    for (byte b : body) {
      if (b == '{' || b == '<') {
        return true;
      }
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return false;
  }

  private static @Nullable Secret secret(@Nullable String text) {
    return text == null ? null : Secret.of(text);
  }
}
