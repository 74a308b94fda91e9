package io.novadesk.api.http;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a server's certificate was not accepted, in values that a person can be shown.
 *
 * @param chain what the server showed, its own certificate first; empty when it showed none
 * @param blamed the link of {@code chain} that the problem is about
 */
public record CertificateProblem(Kind kind, List<Link> chain, int blamed) {

  /** What is wrong. */
  public enum Kind {
    /** Nobody who is trusted here has signed it. */
    UNTRUSTED,
    EXPIRED,
    NOT_YET_VALID,
    /** It is good, but for another host. */
    OTHER_HOST,
    /** Somebody vouches for it, but the person accepted another one there. */
    CHANGED
  }

  /**
   * One certificate.
   *
   * @param subject whose it is, as a distinguished name
   * @param issuer who signed it
   * @param hosts the names and addresses that it is for; empty for most authorities
   * @param fingerprint SHA-256 in lower-case hex, as {@link TlsSettings} takes it
   */
  public record Link(
      String subject,
      String issuer,
      List<String> hosts,
      Instant notBefore,
      Instant notAfter,
      String fingerprint) {

    private static Link of(X509Certificate c) {
      return new Link(
          c.getSubjectX500Principal().getName(),
          c.getIssuerX500Principal().getName(),
          hosts(c),
          c.getNotBefore().toInstant(),
          c.getNotAfter().toInstant(),
          UntrustedCertificateException.fingerprint(c));
    }

    private static List<String> hosts(X509Certificate c) {
      List<String> hosts = new ArrayList<>();
      try {
        Collection<List<?>> names = c.getSubjectAlternativeNames();
        if (names != null) {
          // Each is a kind and a value; those of hosts and addresses have text for a value.
          names.stream()
              .filter(name -> name.size() > 1 && name.get(1) instanceof String)
              .forEach(name -> hosts.add(String.valueOf(name.get(1))));
        }
      } catch (CertificateParsingException _) {
        // The names are for the eye only: the rest can be shown without them.
      }
      return List.copyOf(hosts);
    }

    /** Whether it vouches for itself. */
    public boolean selfSigned() {
      return subject.equals(issuer);
    }
  }

  static CertificateProblem of(List<X509Certificate> certificates, @Nullable Throwable refusal) {
    List<Link> chain = certificates.stream().map(Link::of).toList();
    if (refusal == null) {
      return new CertificateProblem(Kind.CHANGED, chain, 0);
    }
    Instant now = Instant.now();
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).notAfter().isBefore(now)) {
        return new CertificateProblem(Kind.EXPIRED, chain, i);
      }
      if (chain.get(i).notBefore().isAfter(now)) {
        return new CertificateProblem(Kind.NOT_YET_VALID, chain, i);
      }
    }
    return isAboutTheHost(refusal)
        ? new CertificateProblem(Kind.OTHER_HOST, chain, 0)
        // It is the last link whose issuer nobody here knows.
        : new CertificateProblem(Kind.UNTRUSTED, chain, Math.max(0, chain.size() - 1));
  }

  /** Of two refusals of one chain the one that came farther: who compares hosts trusts the rest. */
  static CertificateException farther(CertificateException one, CertificateException other) {
    return isAboutTheHost(one) ? one : other;
  }

  /** The JDK tells it in words only. */
  private static boolean isAboutTheHost(@Nullable Throwable refusal) {
    String told = refusal == null ? null : refusal.getMessage();
    String text = told == null ? "" : told.toLowerCase(Locale.ROOT);
    return text.contains("subject alternative")
        || text.contains("no name matching")
        || text.contains("no subject");
  }

  /** The certificate that the problem is about; null when the server showed none. */
  public @Nullable Link blamedLink() {
    return chain.isEmpty() ? null : chain.get(blamed);
  }
}
