package io.novadesk.api.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a connection goes to. */
record Endpoint(String scheme, String host, int port) {
  static Endpoint of(URI uri) {
    String scheme = lower(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return new Endpoint(scheme, lower(uri.getHost()), port);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
