package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.i18n.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    String message = String.valueOf(e.getMessage());
    if (message.contains("nrecognized SSL message")) {
      return Text.of("tls.notSpoken", where);
    }
    if (message.contains("bad_certificate") || message.contains("certificate_required")) {
      return Text.of("tls.clientCertificate", where);
    }
    if (message.contains("protocol_version")) {
      return Text.of("tls.oldVersions", where);
    }
    return e.getMessage() == null
        ? Text.of("tls.failed", where)
        : Text.of("tls.failedBecause", where, message);
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
      return Text.of("tls.noCertificate", where);
    }
    return switch (problem.kind()) {
      case EXPIRED -> Text.of("tls.expired", where, blamed.subject(), day(blamed.notAfter()));
      case NOT_YET_VALID ->
          Text.of("tls.notYetValid", where, blamed.subject(), day(blamed.notBefore()));
      case OTHER_HOST -> Text.of("tls.otherHost", where, blamed.subject());
      case CHANGED -> Text.of("tls.changed", where, blamed.subject());
      case UNTRUSTED ->
          Text.of("tls.untrusted", where, problem.chain().getFirst().subject(), e.fingerprint());
    };
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
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
