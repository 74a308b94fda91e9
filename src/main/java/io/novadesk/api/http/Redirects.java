package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.wire.Headers;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which redirects are followed, and whereto. */
final class Redirects {
  private static final Set<String> WEB = Set.of("http", "https");

  private Redirects() {}

  /**
   * Where the answer sends us, when it is a redirect that may be followed.
   *
   * @throws ApiException when it leads from TLS to an address without, with something secret
   */
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
      if (http && isDowngrade(request, target)) {
        throw Failures.failure(
            request.redirected(target),
            ApiException.Category.TLS,
            status,
            Text.of("http.downgrade", Endpoint.of(request.uri()), Redaction.uri(target)),
            null,
            false);
      }
      boolean sameHost = Endpoint.of(target).equals(Endpoint.of(request.uri()));
      return http && (sameHost || request.isRead()) ? target : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** What was asked for behind TLS must not go on in clear. */
  private static boolean isDowngrade(Request request, URI target) {
    return "https".equalsIgnoreCase(request.uri().getScheme())
        && "http".equalsIgnoreCase(target.getScheme())
        && (request.tokens() != null || !request.secrets().isEmpty());
  }
}
