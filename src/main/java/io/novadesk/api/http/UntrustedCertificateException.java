package io.novadesk.api.http;

import io.novadesk.i18n.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain of certificates that nothing here vouches for. It is the cause of a TLS failure. */
public final class UntrustedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient List<X509Certificate> chain;

  /**
   * @param cause why it is not trusted; null: it would be, but another one was accepted there
   */
  UntrustedCertificateException(List<X509Certificate> chain, @Nullable CertificateException cause) {
    super(cause);
    this.chain = List.copyOf(chain);
  }

  /** What the server showed, its own certificate first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** What is wrong with it, and with which link of the chain. */
  public CertificateProblem problem() {
    return CertificateProblem.of(chain, getCause());
  }

  /** SHA-256 of the server's certificate in lower-case hex, as the settings take it. */
  public String fingerprint() {
    return chain.isEmpty() ? "" : fingerprint(chain.getFirst());
  }

  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each link of the chain on a line: subject, issuer, dates, fingerprint. */
  public String account() {
    List<String> lines = new ArrayList<>();
    for (X509Certificate c : chain) {
      lines.add(
          Text.of(
              "tls.link",
              lines.size() + 1,
              c.getSubjectX500Principal().getName(),
              c.getIssuerX500Principal().getName(),
              day(c.getNotBefore().toInstant()),
              day(c.getNotAfter().toInstant()),
              fingerprint(c)));
    }
    return String.join("\n", lines);
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }
}
