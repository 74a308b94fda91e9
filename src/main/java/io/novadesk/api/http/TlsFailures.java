package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a TLS handshake: which certificate, which link, its dates. */
final class TlsFailures {
  private TlsFailures() {}

  static ApiException explain(Request request, Endpoint where, SSLException e) {
    UntrustedCertificateException untrusted = find(e, UntrustedCertificateException.class);
    if (untrusted == null) {
      return failure(request, plain(where, e), null, null, e);
    }
    CertificateProblem problem = untrusted.problem();
    return failure(
        request,
        sentence(where, untrusted, problem),
        fault(problem),
        untrusted.account(),
        untrusted);
  }

  /** Whether nothing can have been sent yet, as the connection was not made safe. */
  static boolean isHandshake(SSLException e) {
    return e instanceof SSLHandshakeException
        || e instanceof SSLPeerUnverifiedException
        || find(e, UntrustedCertificateException.class) != null
        || String.valueOf(e.getMessage()).contains("nrecognized SSL message")
        || String.valueOf(e.getMessage()).contains("plaintext connection");
  }

  private static ApiException failure(
      Request request,
      String sentence,
      @Nullable String fault,
      @Nullable String details,
      Throwable cause) {
    return new ApiException(
        sentence,
        new ApiException.Facts(
            Category.TLS,
            request.method(),
            Redaction.uri(request.uri()),
            0,
            fault,
            null,
            details,
            null,
            null,
            false),
        cause);
  }

  private static String plain(Endpoint where, SSLException e) {
    String message = e.getMessage() == null ? "the handshake failed" : e.getMessage();
    if (message.contains("nrecognized SSL message")) {
      return where + " does not speak TLS: try http:// in place of https://.";
    }
    if (message.contains("bad_certificate") || message.contains("certificate_required")) {
      return where + " wants a client certificate that it trusts.";
    }
    if (message.contains("protocol_version")) {
      return where + " speaks only versions of TLS that are no longer safe.";
    }
    return "No secure connection to " + where + ": " + message + ".";
  }

  private static String fault(CertificateProblem problem) {
    return switch (problem.kind()) {
      case EXPIRED, NOT_YET_VALID -> "expired";
      case OTHER_HOST -> "wrong-host";
      case UNTRUSTED -> "untrusted";
      case CHANGED -> "changed";
    };
  }

  private static String sentence(
      Endpoint where, UntrustedCertificateException e, CertificateProblem problem) {
    CertificateProblem.Link blamed = problem.blamedLink();
    if (blamed == null) {
      return where + " shows no certificate.";
    }
    return switch (problem.kind()) {
      case EXPIRED ->
          String.format(
              Locale.ROOT,
              "The certificate of %s (%s) expired on %s.",
              where,
              blamed.subject(),
              UntrustedCertificateException.day(blamed.notAfter()));
      case NOT_YET_VALID ->
          String.format(
              Locale.ROOT,
              "The certificate of %s (%s) is valid only from %s.",
              where,
              blamed.subject(),
              UntrustedCertificateException.day(blamed.notBefore()));
      case OTHER_HOST ->
          String.format(
              Locale.ROOT,
              "The certificate of %s is for another host (%s).",
              where,
              blamed.subject());
      case CHANGED ->
          String.format(
              Locale.ROOT,
              "%s shows another certificate (%s) than the one that was trusted for it until now.",
              where,
              blamed.subject());
      case UNTRUSTED ->
          String.format(
              Locale.ROOT,
              "The certificate of %s (%s) is signed by nobody who is trusted here: add the"
                  + " authority's file, or accept the fingerprint %s.",
              where,
              problem.chain().getFirst().subject(),
              e.fingerprint());
    };
  }

  private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
    Throwable at = e;
    for (int i = 0; at != null && i < 12; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
