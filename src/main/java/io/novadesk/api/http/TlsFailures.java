package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a TLS handshake: which certificate, which link, its dates. */
final class TlsFailures {
  private TlsFailures() {}

  static ApiException explain(Request request, Endpoint where, SSLException e) {
    UntrustedCertificateException untrusted = find(e, UntrustedCertificateException.class);
    if (untrusted == null) {
      return failure(request, plain(where, e), null, null, e);
    }
    return failure(
        request, sentence(where, untrusted), fault(untrusted), untrusted.account(), untrusted);
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

  private static String fault(UntrustedCertificateException e) {
    return expired(e) != null ? "expired" : wrongName(e) ? "wrong-host" : "untrusted";
  }

  private static String sentence(Endpoint where, UntrustedCertificateException e) {
    X509Certificate outdated = expired(e);
    if (outdated != null) {
      boolean future = outdated.getNotBefore().toInstant().isAfter(Instant.now());
      Instant day = (future ? outdated.getNotBefore() : outdated.getNotAfter()).toInstant();
      return "The certificate of %s (%s) %s %s."
          .formatted(
              where,
              name(outdated),
              future ? "is valid only from" : "expired on",
              UntrustedCertificateException.day(day));
    }
    String own = e.chain().isEmpty() ? "no certificate" : name(e.chain().getFirst());
    if (wrongName(e)) {
      return "The certificate of %s is for another host (%s).".formatted(where, own);
    }
    return "The certificate of %s (%s) is signed by nobody who is trusted here: add the authority's file, or accept the fingerprint %s."
        .formatted(where, own, e.fingerprint());
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static @Nullable X509Certificate expired(UntrustedCertificateException e) {
    Instant now = Instant.now();
    return e.chain().stream()
        .filter(
            c ->
                c.getNotAfter().toInstant().isBefore(now)
                    || c.getNotBefore().toInstant().isAfter(now))
        .findFirst()
        .orElse(null);
  }

  private static boolean wrongName(UntrustedCertificateException e) {
    Throwable cause = e.getCause();
    String text =
        cause == null || cause.getMessage() == null
            ? ""
            : cause.getMessage().toLowerCase(Locale.ROOT);
    return text.contains("subject alternative")
        || text.contains("no name matching")
        || text.contains("no subject");
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
