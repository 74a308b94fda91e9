package io.novadesk.api.http;

import io.novadesk.api.wire.Headers;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed, and whereto. */
final class Redirects {
  private static final Set<String> WEB = Set.of("http", "https");

  private Redirects() {}

  /** Where the answer sends us, when it is a redirect that may be followed. */
  static @Nullable URI target(Request request, int status, Headers headers) {
    String location = headers.first("Location");
    boolean follows =
        switch (status) {
          case 301, 302, 303 -> request.isRead();
          case 307, 308 -> request.isRepeatable();
          default -> false;
        };
    if (location == null || !follows) {
      return null;
    }
    try {
      URI target = request.uri().resolve(location.strip());
      boolean http = target.getHost() != null && WEB.contains(Endpoint.of(target).scheme());
      boolean sameHost = Endpoint.of(target).equals(Endpoint.of(request.uri()));
      return http && (sameHost || request.isRead()) ? target : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
