package io.novadesk.api.http;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which certificate, by its fingerprint, a person accepted of which host and port. */
record Pins(Map<String, String> byPlace) {
  static Pins of(TlsSettings settings) {
    Map<String, String> pins = new HashMap<>();
    settings
        .pinned()
        .forEach(
            (place, fingerprint) -> {
              int colon = place.lastIndexOf(':');
              if (colon > 0) {
                String host = place.substring(0, colon);
                pins.put(host(host) + place.substring(colon), fingerprint);
              }
            });
    return new Pins(Map.copyOf(pins));
  }

  /** Null: none is pinned there. */
  @Nullable String of(@Nullable String host, int port) {
    return host == null ? null : byPlace.get(host(host) + ":" + port);
  }

  /** The host in one spelling: an address of IPv6 has many. */
  private static String host(String told) {
    String host = told.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    try {
      return host.indexOf(':') < 0 ? host : InetAddress.ofLiteral(host).getHostAddress();
    } catch (IllegalArgumentException _) {
      return host;
    }
  }
}
