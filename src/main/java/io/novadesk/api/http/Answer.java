package io.novadesk.api.http;

import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Times;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer whose headers are there and whose body is being read.
 *
 * @param uri where it came from, after redirects
 * @param body decoded; it ends with an exception when the cloud falls silent or sends too much
 */
public record Answer(URI uri, int status, Headers headers, InputStream body) {
  /** Long lists come page by page or are read item by item: nothing else is as large. */
  private static final int MOST_HELD = 32 << 20;

  /** The whole body. */
  public byte[] bytes() throws IOException {
    byte[] bytes = body.readNBytes(MOST_HELD + 1);
    if (bytes.length > MOST_HELD) {
      throw new CountingStream.BodyTooLargeException(MOST_HELD);
    }
    return bytes;
  }

  /** The body as JSON; a missing node when it is empty. */
  public JsonNode json() throws IOException {
    byte[] bytes = bytes();
    return bytes.length == 0 ? Json.object().path("") : Json.tree(bytes);
  }

  public @Nullable String requestId() {
    return headers.requestId();
  }

  /** The cloud's clock. */
  public @Nullable Instant date() {
    return Times.parse(headers.first("Date"));
  }

  /** Makes a value of an answer. It may be called again for a repeated request. */
  @FunctionalInterface
  public interface Reader<T extends @Nullable Object> {
    T read(Answer answer) throws IOException;
  }
}
