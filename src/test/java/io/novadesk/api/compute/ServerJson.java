package io.novadesk.api.compute;

import io.novadesk.api.wire.Interner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a server as the client does. */
public final class ServerJson {
  private ServerJson() {}

  public static Server read(String body) {
    try {
      return new ServerReader(new Interner()).server(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
