package io.novadesk.api.http;

import io.novadesk.api.Secret;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a cloud's certificates are trusted.
 *
 * @param caFile PEM file of further authorities for this cloud
 * @param clientCertificate PEM file of our own certificate
 * @param clientKey PEM file of its key: PKCS#8, PKCS#1 or SEC1, encrypted or not
 * @param keyPassword opens an encrypted key
 * @param trustedFingerprints SHA-256 fingerprints (lower-case hex) of certificates that the person
 *     accepted for this cloud
 */
public record TlsSettings(
    @Nullable Path caFile,
    @Nullable Path clientCertificate,
    @Nullable Path clientKey,
    @Nullable Secret keyPassword,
    Set<String> trustedFingerprints) {
  public static final TlsSettings SYSTEM = new TlsSettings(null, null, null, null, Set.of());
}
