package io.novadesk.profile;

/** What a person decided of an address of a cloud that cannot prove itself or hides nothing. */
public sealed interface TrustDecision permits TrustedCertificate, PlainService {
  /** The host and port that it is about. */
  String host();

  /** Whether this one takes the place of another. */
  boolean replaces(TrustDecision other);
}
