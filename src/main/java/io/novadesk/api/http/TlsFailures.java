package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a TLS handshake. */
final class TlsFailures {
  private TlsFailures() {}

  static ApiException explain(Request request, Endpoint where, SSLException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String sentence =
        message.contains("Unsupported or unrecognized SSL message")
            ? where + " does not speak TLS: try http:// in place of https://."
            : "No secure connection to " + where + ": " + reason(e);
    return Failures.failure(request, Category.TLS, 0, sentence, e, false);
  }

  private static String reason(SSLException e) {
    @Nullable Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = deepest.getMessage();
    return text == null ? "the handshake failed." : text;
  }
}
