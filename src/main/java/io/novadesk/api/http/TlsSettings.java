package io.novadesk.api.http;

import io.novadesk.api.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a cloud's certificates are trusted.
 *
 * @param caFile PEM file of further authorities for this cloud
 * @param clientCertificate PEM file of our own certificate
 * @param clientKey PEM file of its key: PKCS#8, PKCS#1 or SEC1, encrypted or not
 * @param keyPassword opens an encrypted key
 * @param pinned by host and port ({@code host:443}) the SHA-256 fingerprint (lower-case hex) of the
 *     one certificate that the person accepted there: that one is trusted there whatever its name
 *     and dates, none other is, whoever vouches for it
 */
public record TlsSettings(
    @Nullable Path caFile,
    @Nullable Path clientCertificate,
    @Nullable Path clientKey,
    @Nullable Secret keyPassword,
    Map<String, String> pinned) {
  public static final TlsSettings SYSTEM = new TlsSettings(null, null, null, null, Map.of());

  public TlsSettings {
    pinned = Map.copyOf(pinned);
  }

  public TlsSettings withKeyPassword(Secret other) {
    return new TlsSettings(caFile, clientCertificate, clientKey, other, pinned);
  }
}
