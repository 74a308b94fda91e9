package io.novadesk.profile;

/**
 * A service that the cloud names at an address without encryption, though its login is encrypted.
 *
 * @param service its type in the catalogue, such as {@code image}
 * @param used whether requests, and the token with them, may go there all the same
 */
public record PlainService(String host, String service, boolean used) implements TrustDecision {
  @Override
  public boolean replaces(TrustDecision other) {
    return other instanceof PlainService p && p.host.equals(host) && p.service.equals(service);
  }
}
