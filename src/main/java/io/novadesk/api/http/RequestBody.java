package io.novadesk.api.http;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The body of a request: bytes in memory, or a stream that is sent once. */
public sealed interface RequestBody {
  /** Bytes in memory. */
  final class Bytes implements RequestBody {
    private final byte[] content;

    private Bytes(byte[] content) {
      this.content = content;
    }
  }

  /**
   * A stream, read once as it is sent.
   *
   * @param length bytes; negative when not known
   * @param progress told the number of bytes sent so far, on a thread of the transport
   */
  record Stream(InputStream in, long length, LongConsumer progress) implements RequestBody {}

  static RequestBody of(byte[] content) {
    return new Bytes(content);
  }

  default boolean isRepeatable() {
    return this instanceof Bytes;
  }

  /** The text for the log; null for streams. */
  default byte @Nullable [] logged() {
    return this instanceof Bytes bytes ? bytes.content : null;
  }

  default long length() {
    return switch (this) {
      case Bytes bytes -> bytes.content.length;
      case Stream stream -> Math.max(0, stream.length());
    };
  }

  default BodyPublisher publisher() {
    return switch (this) {
      case Bytes bytes -> BodyPublishers.ofByteArray(bytes.content);
      case Stream stream -> {
        InputStream counted = new CountingStream(stream.in(), Long.MAX_VALUE, stream.progress());
        yield new StreamPublisher(counted, stream.length());
      }
    };
  }
}
