package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key to log in to servers with.
 *
 * @param type {@code ssh} or {@code x509}; null where not told (before 2.2)
 * @param privateKey told once, when the cloud made the pair
 */
public record KeyPair(
    String name,
    @Nullable String fingerprint,
    @Nullable String publicKey,
    @Nullable String type,
    @Nullable Instant created,
    @Nullable Secret privateKey) {}
