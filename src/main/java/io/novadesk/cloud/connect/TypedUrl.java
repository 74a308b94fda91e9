package io.novadesk.cloud.connect;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a URL as a person types it. */
public final class TypedUrl {
  private TypedUrl() {}

  /**
   * Without scheme it is taken for https, on this machine for http.
   *
   * @return null: it is none
   */
  public static @Nullable URI parse(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.contains("://")) {
      boolean local =
          text.startsWith("localhost") || text.startsWith("127.") || text.startsWith("[::1]");
      text = (local ? "http://" : "https://") + text;
    }
    try {
      URI url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      return web && url.getHost() != null ? url : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
