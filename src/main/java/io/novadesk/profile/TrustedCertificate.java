package io.novadesk.profile;

/**
 * A certificate that a person accepted for one cloud although nobody vouches for it.
 *
 * @param host host and port that showed it, so that a change can be told
 * @param fingerprint its SHA-256 in lower-case hex; what alone is compared
 */
public record TrustedCertificate(String host, String fingerprint) implements TrustDecision {
  /** A host shows one certificate. */
  @Override
  public boolean replaces(TrustDecision other) {
    return other instanceof TrustedCertificate c && c.host.equals(host);
  }
}
